import { lazy, type ReactNode, Suspense, useState } from "react";
import { type Item, itemKey } from "../../../domain/item.ts";
import { minutesLeft, type Session, sessionProgress } from "../../../domain/session.ts";
import { m } from "../../messages/compiled/messages.js";
import { useLearner } from "../../state/app.ts";
import { topicTitle } from "../../state/titles.ts";
import { Icon } from "../../ui/icon.tsx";
import { SaveFailure } from "./save-failure.tsx";
import styles from "./session-bar.module.css";

// Read by few, and never before the first question.
const WhyNow = lazy(() => import("./why-now.tsx"));

/** Where the session stands: progress, subject, minutes left, the way out (which loses nothing), and what went wrong. */
export function SessionBar({ session, item }: { session: Session; item: Item }): ReactNode {
  const banks = useLearner((state) => state.banks);
  const [isExplained, setExplained] = useState(false);
  const topic = topicTitle(banks, item.topic);
  // After the answer the reason is spent, and a statement's card has a memory of its own.
  const isItemOpen = session.phase === "asking" && session.mode === "practice";
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
        {isItemOpen ? (
          <button
            type="button"
            className={styles.topic}
            aria-expanded={isExplained}
            onClick={() => setExplained(!isExplained)}
          >
            {topic}
            <span className="visually-hidden">{m.why_open()}</span>
            <Icon name="question" />
          </button>
        ) : (
          <span>{topic}</span>
        )}
        <span className={styles.left}>{m.practice_minutes_left({ minutes: minutesLeft(session) })}</span>
      </div>
      {isItemOpen && isExplained && (
        <div className={styles.why} role="status">
          <Suspense>
            <WhyNow itemKey={itemKey(item)} />
          </Suspense>
        </div>
      )}
      <div className={styles.failure}>
        <SaveFailure />
      </div>
    </header>
  );
}
