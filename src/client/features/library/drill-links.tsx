import { type ReactNode, useMemo } from "react";
import { countDrills } from "../../../domain/item-drill.ts";
import { m } from "../../messages/compiled/messages.js";
import { useLearner, useToday } from "../../state/app.ts";
import { topicTitle } from "../../state/titles.ts";
import { Pill } from "../../ui/pill.tsx";
import styles from "./library.module.css";

/** Parts of the bank that can be practised by themselves, each with how many items wait there. */
export function DrillLinks({ section }: { section: string }): ReactNode {
  const banks = useLearner((state) => state.banks);
  const summariesByKey = useLearner((state) => state.summariesByKey);
  const progressByKey = useLearner((state) => state.progressByKey);
  const today = useToday();
  const counts = useMemo(
    () => countDrills(summariesByKey.values(), progressByKey, today),
    [summariesByKey, progressByKey, today],
  );

  return (
    <nav className={styles.drills} aria-label={m.library_drills()}>
      {section !== "" && <Pill href={`/drill/section/${section}`}>{topicTitle(banks, section)}</Pill>}
      {counts.wrong > 0 && (
        <Pill href="/drill/wrong" count={counts.wrong}>
          {m.drill_wrong()}
        </Pill>
      )}
      {counts.flagged > 0 && (
        <Pill href="/drill/flagged" count={counts.flagged}>
          {m.drill_flagged()}
        </Pill>
      )}
      {counts.unseen > 0 && (
        <Pill href="/drill/unseen" count={counts.unseen}>
          {m.library_state_unseen()}
        </Pill>
      )}
      <Pill href="/drill/statements">{m.drill_statements()}</Pill>
    </nav>
  );
}
