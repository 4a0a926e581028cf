import type { ReactNode } from "react";
import styles from "./field.module.css";

interface FieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  /** Keeps the label for screen readers only, where the place says enough. */
  readonly hideLabel?: boolean;
  /** One input, select or textarea. */
  readonly children: ReactNode;
}

/** A labelled control with what one should know before using it. */
export function Field({ label, hint, hideLabel = false, children }: FieldProps): ReactNode {
  return (
    <div className={styles.field}>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the control is the child */}
      <label>
        <span className={hideLabel ? "visually-hidden" : styles.label}>{label}</span>
        {children}
      </label>
      {hint !== undefined && <p className={styles.hint}>{hint}</p>}
    </div>
  );
}
