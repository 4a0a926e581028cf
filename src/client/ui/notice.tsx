import type { ReactNode } from "react";
import styles from "./notice.module.css";

/** Something the learner should know; `bad` interrupts a screen reader, `info` waits its turn. */
export function Notice({ tone, children }: { tone: "info" | "bad"; children: ReactNode }): ReactNode {
  return (
    <div className={styles.notice} data-tone={tone} role={tone === "bad" ? "alert" : "status"}>
      {children}
    </div>
  );
}
