import type { ReactNode } from "react";
import { m } from "../../messages/compiled/messages.js";
import { useApp, useLearner } from "../../state/app.ts";
import { Segmented } from "../../ui/segmented.tsx";
import { BlueprintTable } from "./blueprint-table.tsx";
import { withCurrent } from "./options.ts";
import { OwnParameters } from "./own-parameters.tsx";
import styles from "./settings.module.css";

const RETENTIONS: readonly number[] = [0.8, 0.85, 0.9, 0.95];

/** When a review is due, and what the exam asks. */
export function MemorySettings(): ReactNode {
  const { learner } = useApp();
  const retention = useLearner((state) => state.preferences.desiredRetention);
  return (
    <>
      <div>
        <Segmented
          legend={m.settings_retention()}
          showLegend
          options={withCurrent(RETENTIONS, retention).map((value) => ({ value, label: percent(value) }))}
          value={retention}
          onChange={(value) => void learner.setPreference("desiredRetention", value)}
        />
        <p className={styles.hint}>{m.settings_retention_hint({ percent: percent(retention) })}</p>
      </div>
      <OwnParameters />
      <BlueprintTable />
    </>
  );
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
