import type { ReactNode } from "react";
import { m } from "../../messages/compiled/messages.js";
import { useLearner } from "../../state/app.ts";
import { topicTitle } from "../../state/titles.ts";
import { clockText } from "../../ui/clock-text.ts";
import { Meter } from "../../ui/meter.tsx";
import type { FinishedExam } from "./finished-exam.ts";
import styles from "./result.module.css";
import { scoreText } from "./score-text.ts";

/** Score, guide line and time of each section; beside them what had been predicted, where something was. */
export function SectionTable({ exam }: { exam: FinishedExam }): ReactNode {
  const banks = useLearner((state) => state.banks);
  const { started, finished, total, guideLine } = exam;
  const { predicted } = started;
  const predictedIn = (section: string) => {
    const band = predicted?.sections.find((each) => each.section === section);
    return band === undefined ? "" : scoreText(band.mean);
  };
  return (
    <section className={styles.part}>
      <h2>{m.exam_result_sections()}</h2>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{m.library_section()}</th>
            <th scope="col">{m.exam_result_score()}</th>
            <th scope="col">{m.exam_result_guide()}</th>
            {predicted !== undefined && <th scope="col">{m.exam_result_predicted_short()}</th>}
            <th scope="col">{m.exam_result_minutes()}</th>
          </tr>
        </thead>
        <tbody>
          {finished.sections.map(({ section, items, score, guideLine: guide, responseMillis }) => (
            <tr key={section}>
              <th scope="row">
                {topicTitle(banks, section)}
                <Meter share={items === 0 ? 0 : score / items} />
              </th>
              <td>
                {scoreText(score)}/{items}
              </td>
              <td>{guide}</td>
              {predicted !== undefined && <td>{predictedIn(section)}</td>}
              <td>{clockText(responseMillis)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{m.exam_result_total()}</th>
            <td>
              {scoreText(total.score)}/{total.items}
            </td>
            <td>{guideLine}</td>
            {predicted !== undefined && <td>{scoreText(predicted.total.mean)}</td>}
            <td>{clockText(total.responseMillis)}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
