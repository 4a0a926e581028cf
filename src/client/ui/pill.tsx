import type { ReactNode } from "react";
import styles from "./pill.module.css";

interface PillProps {
  /** Path within the app. */
  readonly href: string;
  /** How many things are behind it. */
  readonly count?: number;
  readonly children: ReactNode;
}

/** One of several short links in a row that wraps. */
export function Pill({ href, count, children }: PillProps): ReactNode {
  return (
    <a className={styles.pill} href={`#${href}`}>
      <span>{children}</span>
      {count !== undefined && <span className={styles.count}>{count}</span>}
    </a>
  );
}
