import { type ReactNode, useEffect, useState } from "react";
import { type CaughtTrap, caughtTraps, type WrongItem } from "../../../domain/caught-traps.ts";
import { type ItemKey, itemKey } from "../../../domain/item.ts";
import type { BankStore, LearnerStore } from "../../../domain/ports.ts";
import type { ItemProgress, StatementProgress } from "../../../domain/progress.ts";
import type { StudyDay } from "../../../domain/study-day.ts";
import { m } from "../../messages/compiled/messages.js";
import { useApp, useLearner } from "../../state/app.ts";
import { topicTitle } from "../../state/titles.ts";
import { LateDetails } from "../../ui/late-details.tsx";
import styles from "./insights.module.css";

const SHOWN = 4;
const MORE = 12;
/** Texts are read of so many items, those that were wrong last. */
const ITEMS_MAX = 80;

/** The confusions that catch the learner, each with a drill of both sides. */
export function Traps(): ReactNode {
  const { bankStore, learnerStore } = useApp();
  const progressByKey = useLearner((state) => state.progressByKey);
  const [traps, setTraps] = useState<readonly CaughtTrap[]>([]);
  useEffect(() => {
    let isGone = false;
    void wrongItems(progressByKey, learnerStore, bankStore).then((items) => {
      if (!isGone) setTraps(caughtTraps(items));
    });
    return () => {
      isGone = true;
    };
  }, [bankStore, learnerStore, progressByKey]);
  if (traps.length === 0) return null;
  return (
    <section className={styles.part}>
      <h2>{m.insights_traps()}</h2>
      <p className={styles.note}>{m.insights_traps_note()}</p>
      <TrapRows traps={traps.slice(0, SHOWN)} />
      {traps.length > SHOWN && (
        <LateDetails className={styles.more} summary={m.insights_more_traps()}>
          <TrapRows traps={traps.slice(SHOWN, SHOWN + MORE)} />
        </LateDetails>
      )}
    </section>
  );
}

/** The items answered wrong lately, with their texts and what became of their ○× cards. */
async function wrongItems(
  progressByKey: ReadonlyMap<ItemKey, ItemProgress>,
  learnerStore: LearnerStore,
  bankStore: BankStore,
): Promise<readonly WrongItem[]> {
  const { rows } = await learnerStore.load(["statement"]);
  const statementsByKey = new Map<ItemKey, Map<string, StatementProgress>>();
  const lastDays = new Map<ItemKey, StudyDay>();
  for (const [key, { wrongChoices }] of progressByKey) {
    const last = wrongChoices.at(-1);
    if (last !== undefined) lastDays.set(key, last.lastDay);
  }
  for (const [subject, row] of rows) {
    const statement = row as StatementProgress;
    if (statement.misjudged === 0 || statement.recall === null) continue;
    const [, bankId, itemId, statementId = ""] = subject.split("/");
    const key = `${bankId}/${itemId}`;
    statementsByKey.set(key, (statementsByKey.get(key) ?? new Map()).set(statementId, statement));
    lastDays.set(key, Math.max(lastDays.get(key) ?? 0, statement.recall.lastDay));
  }
  const latest = [...lastDays].sort(([, a], [, b]) => b - a).slice(0, ITEMS_MAX);
  const items = await bankStore.items(latest.map(([key]) => key));
  return items.map((item) => {
    const key = itemKey(item);
    return { item, progress: progressByKey.get(key), statements: statementsByKey.get(key) ?? new Map() };
  });
}

function TrapRows({ traps }: { traps: readonly CaughtTrap[] }): ReactNode {
  const banks = useLearner((state) => state.banks);
  return (
    <ul className={styles.rows}>
      {traps.map(({ trap, times, topic, isOpen }) => (
        <li key={trap}>
          <a href={`#/drill/trap/${encodeURIComponent(trap)}`}>
            <span>
              <b className={styles.trap}>{trap}</b>
              <small>
                {topicTitle(banks, topic)}　{m.insights_caught({ times })}
                {!isOpen && `　${m.insights_caught_no_more()}`}
              </small>
            </span>
            <span className={styles.gain}>{m.insights_contrast()}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
