import { type ReactNode, useEffect, useState } from "react";
import type { ExamItem } from "../../../domain/event.ts";
import { type Item, itemKey, type Stimulus } from "../../../domain/item.ts";
import type { ExamAnswer } from "../../../domain/progress.ts";
import { questionOf } from "../../../domain/question.ts";
import { type Reason, reasonsOf } from "../../../domain/reasons.ts";
import { m } from "../../messages/compiled/messages.js";
import { useApp } from "../../state/app.ts";
import { useExamsState } from "../../state/use-exams.ts";
import { ButtonLink } from "../../ui/button-link.tsx";
import { Citations } from "../../ui/citations.tsx";
import { clockText } from "../../ui/clock-text.ts";
import { Icon } from "../../ui/icon.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Page } from "../../ui/page.tsx";
import { QuestionText } from "../../ui/question-text.tsx";
import { RichTextView } from "../../ui/rich-text.tsx";
import { WhyCard } from "../../ui/why-card.tsx";
import { finishedExam } from "./finished-exam.ts";
import { outcomeOf, outcomeSign, outcomeWord } from "./outcome.ts";
import styles from "./review.module.css";
import { useItems } from "./use-items.ts";

const NO_ITEMS: readonly ExamItem[] = [];

/** One item after the exam: what was asked, what was given, and why each option holds or not. */
export function ReviewPage({ exam, number }: { exam: string; number: number }): ReactNode {
  const row = useExamsState(({ rowsById }) => rowsById.get(exam));
  const finished = finishedExam(row);
  const entry = finished?.started.items[number - 1];
  const itemsByKey = useItems(entry === undefined ? NO_ITEMS : [entry]);
  const back = { href: `/exam/result/${exam}`, label: m.exam_back_result() };
  if (finished === null || entry === undefined) {
    return (
      <Page title={m.exam_result()} back={{ href: "/exam", label: m.exam_back() }}>
        <p>{m.exam_result_missing()}</p>
      </Page>
    );
  }
  const { items } = finished.started;
  const item = itemsByKey?.get(itemKey({ bankId: entry.bankId, id: entry.itemId }));
  const answer = finished.answers.find(
    ({ item: { bankId, itemId } }) => bankId === entry.bankId && itemId === entry.itemId,
  );
  return (
    <Page title={m.exam_review({ number, items: items.length })} back={back}>
      {item !== undefined && <Reviewed exam={exam} entry={entry} item={item} answer={answer} />}
      {itemsByKey !== undefined && item === undefined && <Notice tone="info">{m.exam_review_gone()}</Notice>}
      <nav className={styles.foot}>
        {number > 1 && <ButtonLink href={`/exam/review/${exam}/${number - 1}`}>{m.exam_previous()}</ButtonLink>}
        {number < items.length ? (
          <ButtonLink href={`/exam/review/${exam}/${number + 1}`} look="solid">
            {m.exam_next()}
          </ButtonLink>
        ) : (
          <ButtonLink href={back.href} look="solid">
            {m.exam_back_result()}
          </ButtonLink>
        )}
      </nav>
    </Page>
  );
}

interface ReviewedProps {
  readonly exam: string;
  readonly entry: ExamItem;
  readonly item: Item;
  readonly answer: ExamAnswer | undefined;
}

function Reviewed({ exam, entry, item, answer }: ReviewedProps): ReactNode {
  const outcome = outcomeOf(answer);
  const response = answer?.response ?? { kind: "pass" as const };
  const key = keyText(exam, item);
  const mine = mineText(item, response);
  return (
    <>
      <div className={styles.outcome} data-outcome={outcome}>
        <Icon name={outcomeSign[outcome]} />
        <p>
          <b>{outcomeWord[outcome]()}</b> {m.exam_review_key({ key })}
          {mine !== null && <span>{m.exam_review_mine({ answer: mine })}</span>}
          <span>{m.exam_review_time({ time: clockText(answer?.responseMillis ?? 0) })}</span>
        </p>
      </div>
      {item.version !== entry.itemVersion && <Notice tone="info">{m.exam_review_changed()}</Notice>}
      <div className={styles.stem}>
        <QuestionText item={item} stimulus={useStimulus(item)} />
      </div>
      <div className={styles.reasons}>
        {reasonsOf({ id: exam }, item, response).map(({ id, note, ...reason }) => (
          <WhyCard key={id} note={note === null ? undefined : noteText[note]()} {...reason} />
        ))}
        <section className={styles.explanation}>
          <h2>{m.feedback_explanation()}</h2>
          <RichTextView text={item.explanation} />
          <Citations citations={item.citations} />
        </section>
      </div>
      <p>
        <a className={styles.link} href={`#/library/${itemKey(item)}`}>
          {m.exam_review_item()}
        </a>
      </p>
    </>
  );
}

const noteText: Readonly<Record<NonNullable<Reason["note"]>, () => string>> = {
  key: m.feedback_is_key,
  mine: m.feedback_is_mine,
  true: m.practice_true,
  false: m.practice_false,
};

/** The key as it stood on the screen of the exam. */
function keyText(exam: string, item: Item): string {
  if (item.type === "truefalse") return verdictText(item.key);
  if (item.type === "numeric") return `${item.answer.value}${item.answer.unit}`;
  const keys =
    item.type === "single" || item.type === "combination" ? [item.key] : item.type === "multiple" ? item.key : [];
  const question = questionOf({ id: exam }, {}, item);
  if (question.kind !== "choose" && question.kind !== "chooseSeveral") return "";
  return question.choices.flatMap(({ id }, index) => (keys.includes(id) ? [index + 1] : [])).join("・");
}

/** What was given, where no card below marks it. */
function mineText(item: Item, response: ExamAnswer["response"]): string | null {
  if (response.kind === "verdict") return verdictText(response.verdict);
  if (response.kind === "value") return `${response.value}${item.type === "numeric" ? item.answer.unit : ""}`;
  if (item.type !== "combination" || response.kind !== "options") return null;
  return item.picks.flatMap(({ id }, index) => (response.optionIds.includes(id) ? [index + 1] : [])).join("・");
}

function verdictText(verdict: boolean): string {
  return verdict ? m.practice_true() : m.practice_false();
}

function useStimulus({ bankId, stimulusId }: Item): Stimulus | undefined {
  const { bankStore } = useApp();
  const [stimulus, setStimulus] = useState<Stimulus | null>(null);
  useEffect(() => {
    if (stimulusId !== undefined) void bankStore.stimulus(bankId, stimulusId).then(setStimulus);
  }, [bankStore, bankId, stimulusId]);
  return stimulus ?? undefined;
}
