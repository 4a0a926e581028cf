import type { ReactNode } from "react";
import type { Response } from "../../../domain/event.ts";
import { m } from "../../messages/compiled/messages.js";
import { Icon } from "../../ui/icon.tsx";
import styles from "./practice.module.css";
import { useKeys } from "./use-keys.ts";

/** ○ or ×. */
export function VerdictButtons({ onRespond }: { onRespond: (response: Response) => void }): ReactNode {
  const judge = (verdict: boolean) => onRespond({ kind: "verdict", verdict });
  useKeys({ 1: () => judge(true), 2: () => judge(false) });
  return (
    <div className={styles.verdicts}>
      <button type="button" className={styles.verdictButton} onClick={() => judge(true)}>
        <Icon name="circle" />
        {m.practice_true()}
      </button>
      <button type="button" className={styles.verdictButton} onClick={() => judge(false)}>
        <Icon name="cross" />
        {m.practice_false()}
      </button>
    </div>
  );
}
