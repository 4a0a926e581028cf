import { type ReactNode, useEffect, useRef } from "react";
import { remainingMillis, type Sitting } from "../../../domain/exam/sitting.ts";
import { m } from "../../messages/compiled/messages.js";
import { useExams } from "../../state/use-exams.ts";
import { Button } from "../../ui/button.tsx";
import { ButtonLink } from "../../ui/button-link.tsx";
import { clockText } from "../../ui/clock-text.ts";
import styles from "./sitting.module.css";

/** The clock stands, and so the item is not shown. */
export function Paused({ sitting }: { sitting: Sitting }): ReactNode {
  const exams = useExams();
  const headingRef = useRef<HTMLHeadingElement>(null);
  useEffect(() => headingRef.current?.focus(), []);
  return (
    <main className={styles.paused}>
      <h1 ref={headingRef} tabIndex={-1}>
        {m.exam_paused()}
      </h1>
      <p className={styles.pausedTime}>{m.exam_left({ time: clockText(remainingMillis(sitting)) })}</p>
      <p>{m.exam_paused_body()}</p>
      <p className={styles.hint}>{m.exam_rules_clock()}</p>
      <Button look="solid" onClick={() => void exams.enter("again")}>
        {m.exam_go_on()}
      </Button>
      <ButtonLink href="/">{m.exam_leave()}</ButtonLink>
    </main>
  );
}
