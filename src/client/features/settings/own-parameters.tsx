import { type ReactNode, useState } from "react";
import { m } from "../../messages/compiled/messages.js";
import { useApp, useLearner } from "../../state/app.ts";
import type { LearnerState } from "../../state/learner.ts";
import type { RefitOutcome } from "../../state/refit.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import styles from "./settings.module.css";

/** Whose memory the reviews are timed by, and how to change that. */
export function OwnParameters(): ReactNode {
  const { learner, refit } = useApp();
  const row = useLearner((state) => state.parameters);
  const hasFailedByItself = useLearner((state) => state.refitFailure !== null);
  const [outcome, setOutcome] = useState<RefitOutcome | "busy" | null>(null);
  const isBusy = outcome === "busy";
  const isOwn = row?.kind === "fitted" && row.heldOutLoss < row.defaultLoss;

  const refitNow = async () => {
    setOutcome("busy");
    setOutcome(await refit("asked").catch(() => "failed" as const));
  };
  const decline = async () => {
    setOutcome(null);
    await learner.record([{ type: "parametersDeclined", body: {} }]);
  };
  return (
    <div className={styles.stack}>
      <h3>{m.settings_parameters()}</h3>
      <p className={styles.hint} role="status">
        {isBusy ? m.settings_parameters_busy() : words(row)}
      </p>
      {outcome === "tooFew" && <Notice tone="info">{m.settings_parameters_tooFew()}</Notice>}
      {(outcome === "failed" || (outcome === null && hasFailedByItself)) && (
        <Notice tone="info">{m.settings_parameters_failed()}</Notice>
      )}
      <Button disabled={isBusy} onClick={() => void refitNow()}>
        {m.settings_parameters_fit()}
      </Button>
      {isOwn && (
        <Button disabled={isBusy} onClick={() => void decline()}>
          {m.settings_parameters_decline()}
        </Button>
      )}
    </div>
  );
}

function words(row: LearnerState["parameters"]): string {
  if (row === null) return m.settings_parameters_unknown();
  if (row.kind === "declined") return m.settings_parameters_declined();
  const { reviews, heldOutLoss, defaultLoss } = row;
  if (heldOutLoss >= defaultLoss) return m.settings_parameters_average({ reviews });
  const percent = (100 * (1 - heldOutLoss / defaultLoss)).toFixed(1);
  return m.settings_parameters_own({ reviews, percent });
}
