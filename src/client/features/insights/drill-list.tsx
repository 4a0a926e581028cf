import { type ReactNode, useMemo } from "react";
import { countDrills } from "../../../domain/item-drill.ts";
import { PACK_MINUTES } from "../../../domain/preferences.ts";
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
    const counts = countDrills(summariesByKey.values(), progressByKey, today);
    return [
      { kind: "weak", name: m.drill_weak(), count: null },
      { kind: "wrong", name: m.drill_wrong(), count: counts.wrong },
      { kind: "sure", name: m.drill_sure(), count: counts.sure },
      { kind: "flagged", name: m.drill_flagged(), count: counts.flagged },
      { kind: "unseen", name: m.drill_unseen(), count: counts.unseen },
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
