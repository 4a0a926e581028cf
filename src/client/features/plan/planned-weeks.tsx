import type { ReactNode } from "react";
import type { LearnerPlan } from "../../../domain/plan/learner-plan.ts";
import { studyDayToIsoDate } from "../../../domain/study-day.ts";
import { m } from "../../messages/compiled/messages.js";
import { useLearner } from "../../state/app.ts";
import { dayText } from "../../ui/day.tsx";
import styles from "./plan.module.css";

const WEEK_DAYS = 7;
/** With so few days to go each day has its own row. */
const SINGLE_DAYS = 14;

interface Span {
  readonly from: string;
  readonly budget: number;
  readonly first: number;
  readonly review: number;
}

/** The minutes planned, week by week or day by day, new items and reviews apart. */
export function PlannedWeeks({ plan }: { plan: LearnerPlan }): ReactNode {
  const language = useLearner((state) => state.preferences.language);
  const spans = spansOf(plan);
  const most = Math.max(...spans.map(({ budget, first, review }) => Math.max(budget, first + review)), 1);
  const isByDay = plan.days.length <= SINGLE_DAYS;
  return (
    <section className={styles.part}>
      <h2>{isByDay ? m.plan_days_title() : m.plan_weeks_title()}</h2>
      <p className={styles.legend} aria-hidden="true">
        <span data-kind="first">{m.plan_first()}</span>
        <span data-kind="review">{m.plan_review()}</span>
      </p>
      <table className={styles.weeks}>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{isByDay ? m.plan_day() : m.plan_week()}</th>
            <th scope="col">{m.plan_first()}</th>
            <th scope="col">{m.plan_review()}</th>
            <th scope="col">{m.plan_total()}</th>
          </tr>
        </thead>
        <tbody>
          {spans.map(({ from, first, review }) => (
            <tr key={from}>
              <th scope="row">
                {isByDay ? dayText(from, language) : m.plan_week_from({ day: dayText(from, language) })}
              </th>
              <td className="visually-hidden">{minutesText(first)}</td>
              <td className="visually-hidden">{minutesText(review)}</td>
              <td>
                <svg width="100%" height="14" aria-hidden="true">
                  <rect data-kind="first" width={percent(first, most)} height="14" />
                  <rect data-kind="review" x={percent(first, most)} width={percent(review, most)} height="14" />
                </svg>
                <span>{minutesText(first + review)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function spansOf({ days, madeOn }: LearnerPlan): readonly Span[] {
  const size = days.length <= SINGLE_DAYS ? 1 : WEEK_DAYS;
  return Array.from({ length: Math.ceil(days.length / size) }, (_, index) => {
    const part = days.slice(index * size, (index + 1) * size);
    const sum = (key: "budget" | "first" | "review") => part.reduce((total, day) => total + day[key], 0);
    return {
      from: studyDayToIsoDate(madeOn + index * size),
      budget: sum("budget"),
      first: sum("first"),
      review: sum("review"),
    };
  });
}

function percent(seconds: number, most: number): string {
  return `${(100 * seconds) / most}%`;
}

function minutesText(seconds: number): string {
  return m.home_minutes({ minutes: Math.round(seconds / 60) });
}
