import { type ReactNode, useId } from "react";
import styles from "./number-entry.module.css";

interface NumberEntryProps {
  readonly label: string;
  readonly unit: string;
  readonly typed: string;
  /** What is wrong with what was typed; null where nothing is. */
  readonly problem: string | null;
  readonly onType: (typed: string) => void;
}

/** A field for a number with its unit. */
export function NumberEntry({ label, unit, typed, problem, onType }: NumberEntryProps): ReactNode {
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <div className={styles.row}>
        <input
          id={id}
          className={styles.input}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          value={typed}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-hint`}
          onChange={(event) => onType(event.target.value)}
        />
        <span>{unit}</span>
      </div>
      <p id={`${id}-hint`} className={styles.hint}>
        {problem ?? ""}
      </p>
    </>
  );
}
