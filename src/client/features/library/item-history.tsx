import { type ReactNode, useEffect, useState } from "react";
import { type EventOf, eventIdToString, type StoredEvent } from "../../../domain/event.ts";
import { type Item, itemKey } from "../../../domain/item.ts";
import { cutsOf, isEffective } from "../../../domain/log.ts";
import { studyDayOf, studyDayToIsoDate } from "../../../domain/study-day.ts";
import { m } from "../../messages/compiled/messages.js";
import { useApp, useLearner } from "../../state/app.ts";
import { Day } from "../../ui/day.tsx";
import { Icon } from "../../ui/icon.tsx";
import styles from "./item.module.css";
import { statementsOf } from "./item-texts.ts";
import { type Result, resultOf, resultSign, resultWord } from "./result.ts";

const LATEST = 10;

type Answer = EventOf<"itemAnswered">;

/** The learner's answers to an item and its statements, newest first. */
export function ItemHistory({ item }: { item: Item }): ReactNode {
  const answers = useAnswers(item);
  if (answers.length === 0) return null;
  return (
    <>
      <ol className={styles.history}>
        {answers.slice(0, LATEST).map((answer) => (
          <AnswerRow key={eventIdToString(answer)} answer={answer} item={item} />
        ))}
      </ol>
      {answers.length > LATEST && <p className={styles.small}>{m.item_earlier({ count: answers.length - LATEST })}</p>}
    </>
  );
}

function AnswerRow({ answer, item }: { answer: Answer; item: Item }): ReactNode {
  const language = useLearner((state) => state.preferences.language);
  const { statementId, responseMillis } = answer.body;
  const result = resultOfAnswer(answer);
  const number = statementsOf(item).findIndex(({ id }) => id === statementId) + 1;
  const seconds = Math.max(1, Math.round(responseMillis / 1000));
  return (
    <li>
      <Day date={studyDayToIsoDate(studyDayOf(answer.wallMs, answer.zoneMinutes))} locale={language} />
      <span className={styles.result} data-result={result}>
        <Icon name={resultSign[result]} />
        {resultWord[result]()}
      </span>
      <span className={styles.small}>
        {number > 0 && `${m.item_statement({ number: item.type === "combination" ? (statementId ?? "") : number })} `}
        {m.item_seconds({ seconds })}
      </span>
    </li>
  );
}

function useAnswers({ bankId, id }: Item): readonly Answer[] {
  const { learnerStore } = useApp();
  const [answers, setAnswers] = useState<readonly Answer[]>([]);
  const progress = useLearner((state) => state.progressByKey.get(itemKey({ bankId, id })));

  // biome-ignore lint/correctness/useExhaustiveDependencies: other progress tells of other events
  useEffect(() => {
    let isWanted = true;
    void learnerStore
      .historyOf({ bankId, itemId: id })
      .then((events) => isWanted && setAnswers(answersThatCount(events)));
    return () => {
      isWanted = false;
    };
  }, [learnerStore, bankId, id, progress]);

  return answers;
}

function answersThatCount(events: readonly StoredEvent[]): readonly Answer[] {
  const cuts = cutsOf(events);
  return events
    .flatMap((event) => (isEffective(event, cuts) && event.type === "itemAnswered" ? [event] : []))
    .reverse();
}

function resultOfAnswer({ body: { response, score, guessed } }: Answer): Result {
  return response.kind === "pass" ? "passed" : resultOf({ lastScore: score, lastGuessed: guessed === "yes" });
}
