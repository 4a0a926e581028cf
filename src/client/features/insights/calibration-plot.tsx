import type { ReactNode } from "react";
import type { RecallCheck } from "../../../domain/readiness/recall-checks.ts";
import { m } from "../../messages/compiled/messages.js";
import { LateDetails } from "../../ui/late-details.tsx";
import styles from "./calibration-plot.module.css";
import shared from "./insights.module.css";

const SIZE = 200;
/** From this share on: below it nobody lets reviews fall. */
const FROM = 0.2;

/** Predicted recall against what came, one mark for each bin, as large as it has reviews; on the line is well told. */
export function CalibrationPlot({ checks }: { checks: readonly RecallCheck[] }): ReactNode {
  const most = Math.max(...checks.map(({ reviews }) => reviews));
  const at = (share: number) => (SIZE * Math.max(0, share - FROM)) / (1 - FROM);
  const percent = (share: number) => `${Math.round(100 * share)}%`;
  return (
    <div className={styles.plot}>
      <figure className={styles.figure}>
        <svg viewBox={`-6 -6 ${SIZE + 12} ${SIZE + 12}`} aria-hidden="true">
          {[0.4, 0.6, 0.8, 1].map((share) => (
            <path key={share} className={styles.grid} d={`M0 ${SIZE - at(share)}H${SIZE}M${at(share)} 0V${SIZE}`} />
          ))}
          <path className={styles.axes} d={`M0 0V${SIZE}H${SIZE}`} />
          <path className={styles.ideal} d={`M0 ${SIZE}L${SIZE} 0`} />
          {checks.map(({ bin, reviews, predicted, right }) => (
            <circle
              key={bin}
              className={styles.mark}
              cx={at(predicted / reviews)}
              cy={SIZE - at(right / reviews)}
              r={4 + 7 * Math.sqrt(reviews / most)}
            />
          ))}
        </svg>
        <figcaption aria-hidden="true">
          <span>{m.plot_across()}</span>
          <span>{m.plot_up()}</span>
        </figcaption>
      </figure>
      <LateDetails className={shared.more} summary={m.plot_table()}>
        <table className={shared.table}>
          <thead>
            <tr>
              <th scope="col">{m.plot_predicted()}</th>
              <th scope="col">{m.plot_came()}</th>
              <th scope="col">{m.plot_reviews()}</th>
            </tr>
          </thead>
          <tbody>
            {checks.map(({ bin, reviews, predicted, right }) => (
              <tr key={bin}>
                <th scope="row">{percent(predicted / reviews)}</th>
                <td>{percent(right / reviews)}</td>
                <td>{reviews}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </LateDetails>
    </div>
  );
}
