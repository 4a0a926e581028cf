import { type ReactNode, useState } from "react";
import { type Item, itemKey } from "../../../domain/item.ts";
import { plainText } from "../../../domain/plain-text.ts";
import { m } from "../../messages/compiled/messages.js";
import { clockText } from "../../ui/clock-text.ts";
import { Icon } from "../../ui/icon.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import type { FinishedExam } from "./finished-exam.ts";
import { outcomeOf, outcomeSign, outcomeWord } from "./outcome.ts";
import styles from "./result.module.css";
import { useItems } from "./use-items.ts";

type Order = "all" | "wrong" | "slow";

/** Every item with its outcome and time; each leads to its review. */
export function ItemResults({ exam }: { exam: FinishedExam }): ReactNode {
  const [order, setOrder] = useState<Order>("all");
  const itemsByKey = useItems(exam.started.items);
  const results = resultsOf(exam);
  const shown = inOrder(results, order);
  return (
    <section className={styles.part}>
      <h2>{m.exam_result_items()}</h2>
      <Segmented
        legend={m.exam_filter()}
        options={[
          { value: "all", label: m.exam_filter_all() },
          { value: "wrong", label: m.exam_filter_wrong() },
          { value: "slow", label: m.exam_filter_slow() },
        ]}
        value={order}
        onChange={setOrder}
      />
      {shown.length === 0 && <p>{m.exam_all_right()}</p>}
      <ol className={styles.items}>
        {shown.map(({ number, key, outcome, responseMillis }) => (
          <li key={number}>
            <a className={styles.item} data-outcome={outcome} href={`#/exam/review/${exam.finished.exam}/${number}`}>
              <span className={styles.number}>{number}</span>
              <Icon name={outcomeSign[outcome]} />
              <span className={styles.stem}>
                <b>{outcomeWord[outcome]()}</b> {stemOf(itemsByKey?.get(key))}
              </span>
              <span className={styles.time}>{clockText(responseMillis)}</span>
            </a>
          </li>
        ))}
      </ol>
    </section>
  );
}

function resultsOf({ started, answers }: FinishedExam) {
  const answersByKey = new Map(answers.map((answer) => [keyOf(answer.item), answer]));
  return started.items.map((item, index) => {
    const answer = answersByKey.get(keyOf(item));
    return {
      number: index + 1,
      key: keyOf(item),
      outcome: outcomeOf(answer),
      responseMillis: answer?.responseMillis ?? 0,
    };
  });
}

function inOrder(results: ReturnType<typeof resultsOf>, order: Order): ReturnType<typeof resultsOf> {
  if (order === "all") return results;
  if (order === "wrong") return results.filter(({ outcome }) => outcome !== "right");
  return results.toSorted((a, b) => b.responseMillis - a.responseMillis);
}

function keyOf({ bankId, itemId }: { bankId: string; itemId: string }): string {
  return itemKey({ bankId, id: itemId });
}

function stemOf(item: Item | undefined): string {
  return item === undefined ? "" : plainText(item.stem);
}
