import { type ReactNode, useState } from "react";
import { remainingMillis } from "../../../domain/exam/sitting.ts";
import { m } from "../../messages/compiled/messages.js";
import { useExams, useExamsState } from "../../state/use-exams.ts";
import { Button } from "../../ui/button.tsx";
import { ButtonLink } from "../../ui/button-link.tsx";
import { clockText } from "../../ui/clock-text.ts";
import { Dialog } from "../../ui/dialog.tsx";
import styles from "./exam.module.css";

/** The exam that was left: on with it, or away with it. */
export function OpenSitting(): ReactNode {
  const exams = useExams();
  const sitting = useExamsState((state) => state.sitting);
  const [isAsking, setAsking] = useState(false);
  if (sitting === null) return null;
  const { items } = sitting;
  const answered = items.filter(({ response }) => response !== null).length;
  const time = clockText(remainingMillis(sitting));
  return (
    <>
      <div className={styles.promise}>
        <p>{m.exam_resume_note({ answered, items: items.length, time })}</p>
      </div>
      <ButtonLink href="/exam/sitting" look="solid">
        {m.exam_resume()}
      </ButtonLink>
      <Button look="quiet" onClick={() => setAsking(true)}>
        {m.exam_discard()}
      </Button>
      <Dialog title={m.exam_discard_title()} isOpen={isAsking} onClose={() => setAsking(false)}>
        <p>{m.exam_discard_body()}</p>
        <div className={styles.answers}>
          <Button onClick={() => setAsking(false)}>{m.exam_keep()}</Button>
          <Button
            className={styles.danger}
            onClick={() => {
              setAsking(false);
              void exams.discard();
            }}
          >
            {m.exam_discard_confirm()}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
