import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";
import styles from "./verdict-pair.module.css";

interface VerdictPairProps {
  readonly yes: string;
  readonly no: string;
  /** What was chosen so far (null: nothing yet); left out where a tap is the answer. */
  readonly chosen?: boolean | null;
  readonly onTap: (verdict: boolean) => void;
}

/** ○ and ×, side by side. */
export function VerdictPair({ yes, no, chosen, onTap }: VerdictPairProps): ReactNode {
  const pressed = (verdict: boolean) => (chosen === undefined ? undefined : chosen === verdict);
  return (
    <div className={styles.verdicts}>
      <button type="button" className={styles.verdict} aria-pressed={pressed(true)} onClick={() => onTap(true)}>
        <Icon name="circle" />
        {yes}
      </button>
      <button type="button" className={styles.verdict} aria-pressed={pressed(false)} onClick={() => onTap(false)}>
        <Icon name="cross" />
        {no}
      </button>
    </div>
  );
}
