import { type ReactNode, useEffect, useRef } from "react";
import { plainText } from "../../../domain/plain-text.ts";
import { askedStatement } from "../../../domain/question.ts";
import type { Session } from "../../../domain/session.ts";
import { m } from "../../messages/compiled/messages.js";
import { useApp, useLearner, usePractice } from "../../state/app.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { useKeys } from "../../ui/use-keys.ts";
import styles from "./finish.module.css";
import { SaveFailure } from "./save-failure.tsx";

const MINUTE_MILLIS = 60_000;

/** The end of a pack: what was right, what to repeat, and on. */
export default function FinishView({ session }: { session: Session }): ReactNode {
  const { practice, device } = useApp();
  const itemsByKey = usePractice((state) => state.itemsByKey);
  const minutes = useLearner((state) => state.preferences.packMinutes);
  const headingRef = useRef<HTMLHeadingElement>(null);
  const right = session.answers.filter(({ score }) => score === 1).length;
  const wrongKeys = new Set(
    session.answers.filter(({ score }) => score < 1).map(({ index }) => session.entries[index]?.key),
  );

  useEffect(() => {
    headingRef.current?.focus({ preventScroll: true });
    // Asked here, not at the first visit: now there is something worth keeping, and browsers grant it more readily.
    if (session.answers.length > 0) void device.persist();
  }, [device, session.answers.length]);

  const again = () => void practice.start({ mode: "practice", minutes, title: null });
  const repeat = () =>
    void practice.start({
      mode: "practice",
      minutes: session.minutes,
      title: m.drill_wrong(),
      only: ({ key }) => wrongKeys.has(key),
    });
  useKeys({ enter: again });

  return (
    <main className={styles.finish}>
      <SaveFailure />
      <div>
        <h1 ref={headingRef} tabIndex={-1}>
          {session.answers.length > 0 ? m.finish_title() : m.finish_nothing()}
        </h1>
        {session.answers.length > 0 && (
          <p className={styles.score}>
            <b>
              {right}/{session.answers.length}
            </b>
            <span>{m.finish_right({ minutes: Math.max(1, Math.round(session.activeMillis / MINUTE_MILLIS)) })}</span>
          </p>
        )}
      </div>
      <ol className={styles.results}>
        {session.answers.map(({ index, score }) => {
          const entry = session.entries[index];
          const item = entry === undefined ? undefined : itemsByKey.get(entry.key);
          if (entry === undefined || item === undefined) return null;
          return (
            <li key={`${entry.key} ${index}`}>
              <a className={styles.result} data-right={score === 1} href={`#/library/${entry.key}`}>
                <Icon name={score === 1 ? "circle" : "cross"} />
                <span>
                  <span className="visually-hidden">{score === 1 ? m.feedback_right() : m.finish_wrong()}</span>
                  {plainText(askedStatement(entry, item)?.text ?? item.stem)}
                </span>
              </a>
            </li>
          );
        })}
      </ol>
      <div className={styles.finishActions}>
        {wrongKeys.size > 0 && <Button onClick={repeat}>{m.finish_repeat_wrong({ count: wrongKeys.size })}</Button>}
        <Button look="solid" onClick={again}>
          {m.finish_another({ minutes })}
        </Button>
        <Button look="quiet" onClick={() => void practice.leave()}>
          {m.finish_home()}
        </Button>
      </div>
    </main>
  );
}
