import type { ReactNode } from "react";
import type { Item } from "../../../domain/item.ts";
import { minutesLeft, type Session, sessionProgress } from "../../../domain/session.ts";
import { m } from "../../messages/compiled/messages.js";
import { useLearner } from "../../state/app.ts";
import { topicTitle } from "../../state/titles.ts";
import { Icon } from "../../ui/icon.tsx";
import { SaveFailure } from "./save-failure.tsx";
import styles from "./session-bar.module.css";

/** Where the session stands: progress, subject, minutes left, the way out (which loses nothing), and what went wrong. */
export function SessionBar({ session, item }: { session: Session; item: Item }): ReactNode {
  const banks = useLearner((state) => state.banks);
  const done = Math.round(sessionProgress(session) * 100);
  return (
    <header>
      <div
        className={styles.track}
        role="progressbar"
        aria-label={m.practice_progress()}
        aria-valuenow={done}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <svg width="100%" height="100%" aria-hidden="true">
          <rect className={styles.done} width={`${done}%`} height="100%" />
        </svg>
      </div>
      <div className={styles.meta}>
        <a className={styles.leave} href="#/" aria-label={m.practice_leave()}>
          <Icon name="cross" />
        </a>
        <span>{topicTitle(banks, item.topic)}</span>
        <span className={styles.left}>{m.practice_minutes_left({ minutes: minutesLeft(session) })}</span>
      </div>
      <div className={styles.failure}>
        <SaveFailure />
      </div>
    </header>
  );
}
