import type { ReactNode } from "react";
import { isExpired } from "../../../domain/due.ts";
import { type Item, itemKey } from "../../../domain/item.ts";
import { plainText } from "../../../domain/plain-text.ts";
import { UNSEEN_ITEM } from "../../../domain/progress.ts";
import { m } from "../../messages/compiled/messages.js";
import { useLearner, useToday } from "../../state/app.ts";
import { topicTitle } from "../../state/titles.ts";
import { Icon } from "../../ui/icon.tsx";
import styles from "./library.module.css";
import { resultOf, resultSign, resultWord } from "./result.ts";

/** An item in the list: what it asks, where it belongs, how it went last. */
export function ResultRow({ item, onOpen }: { item: Item; onOpen: () => void }): ReactNode {
  const key = itemKey(item);
  const banks = useLearner((state) => state.banks);
  const progress = useLearner((state) => state.progressByKey.get(key)) ?? UNSEEN_ITEM;
  const today = useToday();
  const result = resultOf(progress.recall);
  const marks = [
    progress.flagged && m.library_state_flagged(),
    progress.suspended && m.library_state_suspended(),
    isExpired(item, today) && m.library_state_expired(),
  ].filter(Boolean);
  return (
    <li>
      <a className={styles.row} href={`#/library/${key}`} onClick={onOpen}>
        <span className={styles.stem}>{plainText(item.stem)}</span>
        <span className={styles.topic}>{[topicTitle(banks, item.topic), ...marks].join("　")}</span>
        <span className={styles.result} data-result={result}>
          <Icon name={resultSign[result]} />
          {resultWord[result]()}
        </span>
      </a>
    </li>
  );
}
