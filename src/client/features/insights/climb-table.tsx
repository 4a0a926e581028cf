import type { ReactNode } from "react";
import type { ClimbDay } from "../../../domain/climb.ts";
import type { Outlook } from "../../../domain/readiness/outlook.ts";
import { type StudyDay, studyDayToIsoDate } from "../../../domain/study-day.ts";
import { m } from "../../messages/compiled/messages.js";
import { useLearner } from "../../state/app.ts";
import { bandText } from "../../state/use-climb.ts";
import { dayText } from "../../ui/day.tsx";
import { LateDetails } from "../../ui/late-details.tsx";
import styles from "./insights.module.css";

/** Weeks of rows beyond which only the last row of a week is shown. */
const DAILY_ROWS_MAX = 28;
const WEEK_DAYS = 7;

interface ClimbTableProps {
  readonly days: readonly ClimbDay[];
  readonly outlook: Outlook | null;
  readonly examDay: StudyDay | null;
}

/** The same numbers as the picture, latest first; behind one tap for those who see it. */
export function ClimbTable({ days, outlook, examDay }: ClimbTableProps): ReactNode {
  const language = useLearner((state) => state.preferences.language);
  const told = days.flatMap(({ score, ...day }) => (score === null ? [] : [{ ...day, score }]));
  const isWeekly = told.length > DAILY_ROWS_MAX;
  const rows = told
    .filter(({ day }, index) => {
      const next = told[index + 1];
      return !isWeekly || next === undefined || Math.floor(next.day / WEEK_DAYS) !== Math.floor(day / WEEK_DAYS);
    })
    .toReversed();
  if (rows.length === 0) return null;
  return (
    <LateDetails className={styles.more} summary={isWeekly ? m.climb_table_weekly() : m.climb_table()}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{m.climb_table_day()}</th>
            <th scope="col">{m.climb_table_band()}</th>
            <th scope="col">{m.climb_table_mean()}</th>
            <th scope="col">{m.insights_seen()}</th>
          </tr>
        </thead>
        <tbody>
          {outlook !== null && examDay !== null && (
            <tr>
              <th scope="row">{m.climb_table_exam({ day: dayText(studyDayToIsoDate(examDay), language) })}</th>
              <td>{bandText(outlook.score)}</td>
              <td>{outlook.score.mean.toFixed(1)}</td>
              <td>–</td>
            </tr>
          )}
          {rows.map(({ day, score, met }) => (
            <tr key={day}>
              <th scope="row">{dayText(studyDayToIsoDate(day), language)}</th>
              <td>{bandText(score)}</td>
              <td>{score.mean.toFixed(1)}</td>
              <td>{met}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </LateDetails>
  );
}
