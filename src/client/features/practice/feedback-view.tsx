import { type ReactNode, useEffect, useRef } from "react";
import { dueDayOf } from "../../../domain/due.ts";
import { itemKey, sectionOfTopic } from "../../../domain/item.ts";
import { askedStatement } from "../../../domain/question.ts";
import { currentAnswer, type SessionAnswer } from "../../../domain/session.ts";
import { trapOf } from "../../../domain/traps.ts";
import { m } from "../../messages/compiled/messages.js";
import { useApp, useLearner, useToday } from "../../state/app.ts";
import { blueprintOf } from "../../state/plan.ts";
import { Button } from "../../ui/button.tsx";
import { Citations } from "../../ui/citations.tsx";
import { Icon } from "../../ui/icon.tsx";
import { RichTextView } from "../../ui/rich-text.tsx";
import { useKeys } from "../../ui/use-keys.ts";
import { keyLabel } from "./explain.ts";
import styles from "./feedback.module.css";
import { FlagButton } from "./flag-button.tsx";
import shared from "./practice.module.css";
import type { EntryProps } from "./question-view.tsx";
import { SessionBar } from "./session-bar.tsx";
import { WhyList } from "./why-list.tsx";

/** The verdict at once, then why for every option, and on. */
export default function FeedbackView({ session, entry, item }: EntryProps): ReactNode {
  const { practice } = useApp();
  const answer = currentAnswer(session);
  const headingRef = useRef<HTMLHeadingElement>(null);
  const undo = () => void practice.undo();
  const next = () => void practice.next();

  useEffect(() => headingRef.current?.focus({ preventScroll: true }), []);
  useKeys({ enter: next, z: undo });

  if (answer === null) return null;
  const statement = askedStatement(entry, item);
  const isRight = answer.score === 1;
  return (
    <main className={shared.screen}>
      <SessionBar session={session} item={item} />
      <div className={styles.verdict} data-right={isRight}>
        <span className={styles.mark}>
          <Icon name={isRight ? "circle" : answer.response.kind === "pass" ? "question" : "cross"} />
        </span>
        <div>
          <h1 ref={headingRef} tabIndex={-1} className={styles.verdictTitle}>
            {verdictText(answer, keyLabel(session, entry, item))}
          </h1>
          <Trap trap={isRight ? null : trapOf(item, entry.statementId, answer.response)} />
        </div>
      </div>
      <div className={styles.reasons}>
        {statement !== null && (
          <p className={styles.asked}>
            <RichTextView text={statement.text} />
          </p>
        )}
        <WhyList session={session} entry={entry} item={item} response={answer.response} />
        <section className={styles.explanation}>
          <h2>{m.feedback_explanation()}</h2>
          <RichTextView text={item.explanation} />
          <Citations citations={item.citations} />
        </section>
      </div>
      <div className={styles.dock}>
        <NextReview item={item} entry={entry} />
        <div className={shared.foot}>
          <Button className={shared.small} onClick={undo} aria-label={m.practice_undo()}>
            <Icon name="undo" />
          </Button>
          <FlagButton item={item} />
          {isRight && (
            <Button className={shared.grow} onClick={() => void practice.confessGuess()}>
              {m.feedback_guessed()}
            </Button>
          )}
          <Button look="solid" className={shared.grow} onClick={next}>
            {m.feedback_next()}
          </Button>
        </div>
      </div>
    </main>
  );
}

function verdictText({ score, response }: SessionAnswer, key: string): string {
  if (score === 1) return m.feedback_right();
  if (score > 0) return m.feedback_partly({ key });
  return response.kind === "pass" ? m.feedback_passed({ key }) : m.feedback_wrong({ key });
}

function Trap({ trap }: { trap: string | null }): ReactNode {
  return trap === null ? null : <p className={styles.trapLine}>{m.feedback_trap({ trap })}</p>;
}

/** When the item comes again, and what its section is worth in the exam. */
function NextReview({ item, entry }: Pick<EntryProps, "item" | "entry">): ReactNode {
  const memory = useLearner((state) => state.memory);
  const recall = useLearner((state) => state.progressByKey.get(itemKey(item))?.recall ?? null);
  const preferences = useLearner((state) => state.preferences);
  const banks = useLearner((state) => state.banks);
  const today = useToday();
  const section = blueprintOf({ banks, preferences }).sections.find(
    (each) => each.section === sectionOfTopic(item.topic),
  );
  const parts: string[] = [];
  if (recall !== null && entry.statementId === undefined) {
    const days = Math.max(1, dueDayOf(recall, item.changes, memory, preferences.desiredRetention) - today);
    parts.push(days === 1 ? m.feedback_again_tomorrow() : m.feedback_again_in({ days }));
  }
  if (section !== undefined) parts.push(m.feedback_worth({ items: section.items }));
  return <p className={styles.when}>{parts.join("　·　")}</p>;
}
