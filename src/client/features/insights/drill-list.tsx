import { type ReactNode, useMemo } from "react";
import { PACK_MINUTES } from "../../../domain/preferences.ts";
import { UNSEEN_ITEM } from "../../../domain/progress.ts";
import { isSureMistake } from "../../../domain/sure-mistake.ts";
import { m } from "../../messages/compiled/messages.js";
import { useApp, useLearner, useToday } from "../../state/app.ts";
import { Segmented } from "../../ui/segmented.tsx";
import styles from "./insights.module.css";

/** Practice with a filter, as long as any pack. What holds nothing is not offered. */
export function DrillList(): ReactNode {
  const { learner } = useApp();
  const today = useToday();
  const minutes = useLearner((state) => state.preferences.packMinutes);
  const summariesByKey = useLearner((state) => state.summariesByKey);
  const progressByKey = useLearner((state) => state.progressByKey);
  const drills = useMemo(() => {
    const rows = [...summariesByKey.keys()].map((key) => progressByKey.get(key) ?? UNSEEN_ITEM);
    const usable = rows.filter(({ suspended }) => !suspended);
    const count = (isIn: (row: (typeof rows)[number]) => boolean) => usable.filter(isIn).length;
    return [
      { kind: "weak", name: m.drill_weak(), count: null },
      { kind: "wrong", name: m.drill_wrong(), count: count(({ recall }) => recall !== null && recall.lastScore < 1) },
      { kind: "sure", name: m.drill_sure(), count: count((row) => isSureMistake(row, today)) },
      { kind: "flagged", name: m.drill_flagged(), count: count(({ flagged }) => flagged) },
      { kind: "unseen", name: m.drill_unseen(), count: count(({ recall }) => recall === null) },
      { kind: "statements", name: m.drill_statements(), count: null },
    ].filter((drill) => drill.count !== 0);
  }, [summariesByKey, progressByKey, today]);
  return (
    <section className={styles.part}>
      <h2>{m.insights_drills()}</h2>
      <Segmented
        legend={m.home_minutes_legend()}
        options={PACK_MINUTES.map((value) => ({ value, label: m.home_minutes({ minutes: value }) }))}
        value={minutes}
        onChange={(value) => void learner.setPreference("packMinutes", value)}
      />
      <ul className={styles.rows}>
        {drills.map(({ kind, name, count }) => (
          <li key={kind}>
            <a href={`#/drill/${kind}`}>
              <b>{name}</b>
              {count !== null && <span className={styles.count}>{m.insights_items_count({ count })}</span>}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
