import type { ReactNode } from "react";
import { blueprintSize } from "../../../domain/blueprint.ts";
import { shownBand } from "../../../domain/readiness/score-band.ts";
import { m } from "../../messages/compiled/messages.js";
import { useLearner } from "../../state/app.ts";
import { clockText } from "../../ui/clock-text.ts";
import { Day } from "../../ui/day.tsx";
import type { FinishedExam } from "./finished-exam.ts";
import styles from "./result.module.css";
import { scoreText } from "./score-text.ts";

/** The score, what it means against the guide line and what had been predicted, and under which conditions. */
export function ResultHead({ exam }: { exam: FinishedExam }): ReactNode {
  const language = useLearner((state) => state.preferences.language);
  const { started, finished, answers, total, guideLine, day } = exam;
  const { predicted, blueprint } = started;
  const asked = blueprintSize(blueprint);
  const unmet = started.items.length - answers.length;
  return (
    <section className={styles.head}>
      <p className={styles.when}>
        <Day date={day} locale={language} look="full" />
      </p>
      <p className={styles.score}>
        <b>{scoreText(total.score)}</b> <span>{m.exam_result_of({ items: total.items })}</span>
      </p>
      <p className={styles.verdict}>
        {verdict(total.score, guideLine)} <small>{m.exam_guide_note()}</small>
      </p>
      {predicted !== undefined && (
        <p>
          {m.exam_result_predicted({
            ...shownBand(predicted.total),
            mean: Math.round(predicted.total.mean),
          })}{" "}
          {total.score >= predicted.total.low && total.score <= predicted.total.high
            ? m.exam_result_predicted_in()
            : m.exam_result_predicted_out()}
        </p>
      )}
      <p className={styles.conditions}>
        {m.exam_result_answered({ answered: total.answered, items: total.items })}
        {"　"}
        {m.exam_result_time({ time: clockText(finished.activeMillis), minutes: blueprint.minutes })}
        {"　"}
        {pausesText(finished.pauses)}
      </p>
      {finished.end === "timeUp" && <p className={styles.conditions}>{m.exam_result_time_up()}</p>}
      {total.items < asked && <p className={styles.conditions}>{m.exam_result_short({ asked, items: total.items })}</p>}
      {total.score < total.items && (
        <p className={styles.conditions}>
          {unmet > 0 ? m.exam_result_scheduled({ unmet }) : m.exam_result_scheduled_all()}
        </p>
      )}
    </section>
  );
}

function verdict(score: number, guide: number): string {
  if (score === guide) return m.exam_result_at({ guide });
  const by = scoreText(Math.abs(score - guide));
  return score > guide ? m.exam_result_above({ guide, by }) : m.exam_result_below({ guide, by });
}

function pausesText(pauses: FinishedExam["finished"]["pauses"]): string {
  if (pauses.length === 0) return m.exam_result_no_pauses();
  const away = pauses.reduce((sum, { awayMillis }) => sum + awayMillis, 0);
  return m.exam_result_pauses({ count: pauses.length, time: clockText(away) });
}
