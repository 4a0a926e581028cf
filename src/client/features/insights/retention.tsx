import { type ReactNode, useMemo } from "react";
import { sumOfChecks } from "../../../domain/readiness/recall-chance.ts";
import { m } from "../../messages/compiled/messages.js";
import { useLearner } from "../../state/app.ts";
import { CalibrationPlot } from "./calibration-plot.tsx";
import styles from "./insights.module.css";

/** Fewer reviews than this say nothing about memory. */
const EVIDENCE_REVIEWS = 30;

/** Whether what was to be remembered was: all reviews against the goal, and prediction against what came. */
export function Retention(): ReactNode {
  const progressByKey = useLearner((state) => state.progressByKey);
  const desired = useLearner((state) => state.preferences.desiredRetention);
  const checks = useMemo(() => sumOfChecks([...progressByKey.values()].map((row) => row.checks)), [progressByKey]);
  const sum = (key: "reviews" | "right" | "predicted") => checks.reduce((total, check) => total + check[key], 0);
  const reviews = sum("reviews");
  const percent = (share: number) => `${Math.round(100 * share)}%`;
  return (
    <section className={styles.part}>
      <h2>{m.insights_retention()}</h2>
      {reviews < EVIDENCE_REVIEWS ? (
        <p className={styles.note}>{m.insights_retention_too_few({ left: EVIDENCE_REVIEWS - reviews })}</p>
      ) : (
        <>
          <dl className={styles.sums}>
            <div>
              <dt>{m.insights_retention_true()}</dt>
              <dd>
                <b>{percent(sum("right") / reviews)}</b> <small>{m.insights_retention_reviews({ reviews })}</small>
              </dd>
            </div>
            <div>
              <dt>{m.insights_retention_predicted()}</dt>
              <dd>
                <b>{percent(sum("predicted") / reviews)}</b>
              </dd>
            </div>
            <div>
              <dt>{m.insights_retention_desired()}</dt>
              <dd>
                <b>{percent(desired)}</b>
              </dd>
            </div>
          </dl>
          <p className={styles.note}>{m.insights_retention_note()}</p>
          <CalibrationPlot checks={checks} />
        </>
      )}
    </section>
  );
}
