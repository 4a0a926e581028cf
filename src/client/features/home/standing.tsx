import { type ReactNode, useMemo } from "react";
import { recallToday } from "../../../domain/due.ts";
import { m } from "../../messages/compiled/messages.js";
import { useLearner, useToday } from "../../state/app.ts";
import styles from "./home.module.css";

/**
 * How many items the learner would recall tomorrow: the sum of their retrievabilities. Not today: an item just
 * answered, even wrongly, is in mind for an hour, and the number would praise that.
 */
export function useStanding(): { readonly recalled: number; readonly seen: number; readonly items: number } {
  const summariesByKey = useLearner((state) => state.summariesByKey);
  const progressByKey = useLearner((state) => state.progressByKey);
  const memory = useLearner((state) => state.memory);
  const today = useToday();
  return useMemo(() => {
    let [recalled, seen] = [0, 0];
    for (const { key, changes } of summariesByKey.values()) {
      const recall = progressByKey.get(key)?.recall ?? null;
      if (recall === null) continue;
      seen += 1;
      recalled += recallToday(recall, changes, memory, today + 1);
    }
    return { recalled, seen, items: summariesByKey.size };
  }, [summariesByKey, progressByKey, memory, today]);
}

export function Standing(): ReactNode {
  const { recalled, seen, items } = useStanding();
  return (
    <div>
      <p className={styles.score}>
        <b>{Math.round(recalled)}</b>
        <span>{m.home_of_items({ items })}</span>
        <span className={styles.scoreLabel}>{m.home_recall()}</span>
      </p>
      <p className={styles.count}>{m.home_seen({ seen, items })}</p>
    </div>
  );
}
