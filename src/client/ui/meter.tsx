import type { ReactNode } from "react";
import styles from "./meter.module.css";

/** A share drawn as a bar. The number stands beside it in words, so screen readers pass over the bar. */
export function Meter({ share }: { share: number }): ReactNode {
  return (
    <span className={styles.track} aria-hidden="true">
      <span className={styles.bar} style={{ inlineSize: `${Math.min(1, Math.max(0, share)) * 100}%` }} />
    </span>
  );
}
