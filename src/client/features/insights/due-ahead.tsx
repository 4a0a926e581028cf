import { type ReactNode, useMemo } from "react";
import { dueForecast } from "../../../domain/due-forecast.ts";
import { isoDateToStudyDay, studyDayToIsoDate } from "../../../domain/study-day.ts";
import { m } from "../../messages/compiled/messages.js";
import { useLearner, useToday } from "../../state/app.ts";
import { dayText } from "../../ui/day.tsx";
import { Meter } from "../../ui/meter.tsx";
import styles from "./insights.module.css";

const WEEK_DAYS = 7;
/** So many days to go have a row each; longer ways are shown by the week. */
const SINGLE_DAYS = 14;
/** Without an exam date, and at most. */
const DAYS_AHEAD = 28;
const WEEKS_MAX = 12;

/** Reviews that what was met so far will ask for, from today to the exam. */
export function DueAhead(): ReactNode {
  const today = useToday();
  const summariesByKey = useLearner((state) => state.summariesByKey);
  const progressByKey = useLearner((state) => state.progressByKey);
  const memory = useLearner((state) => state.memory);
  const { examDate, desiredRetention, language } = useLearner((state) => state.preferences);
  const untilExam = examDate === null ? 0 : isoDateToStudyDay(examDate) - today;
  const days = untilExam > 0 ? Math.min(untilExam, WEEKS_MAX * WEEK_DAYS) : DAYS_AHEAD;
  const counts = useMemo(() => {
    const summaries = [...summariesByKey.values()];
    return dueForecast({ summaries, progressByKey, memory, desiredRetention, today, days });
  }, [summariesByKey, progressByKey, memory, desiredRetention, today, days]);

  const size = days <= SINGLE_DAYS ? 1 : WEEK_DAYS;
  const all = Array.from({ length: Math.ceil(days / size) }, (_, index) => ({
    from: studyDayToIsoDate(today + index * size),
    count: counts.slice(index * size, (index + 1) * size).reduce((sum, one) => sum + one, 0),
  }));
  // What was met last comes due soon; weeks in which nothing does are no news.
  const spans = all.slice(
    0,
    1 +
      Math.max(
        0,
        all.findLastIndex(({ count }) => count > 0),
      ),
  );
  const most = Math.max(1, ...spans.map(({ count }) => count));
  return (
    <section className={styles.part}>
      <h2>{untilExam > 0 ? m.insights_due_to_exam() : m.insights_due_ahead()}</h2>
      <p className={styles.note}>{m.insights_due_note()}</p>
      <table className={styles.bars}>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{size === 1 ? m.plan_day() : m.plan_week()}</th>
            <th scope="col">{m.insights_due_reviews()}</th>
          </tr>
        </thead>
        <tbody>
          {spans.map(({ from, count }, index) => (
            <tr key={from}>
              <th scope="row">
                {index === 0 && size === 1
                  ? m.nav_home()
                  : size === 1
                    ? dayText(from, language)
                    : m.plan_week_from({ day: dayText(from, language) })}
              </th>
              <td>
                <Meter share={count / most} />
                <span>{m.insights_items_count({ count })}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {untilExam > 0 && (
        <a className={styles.go} href="#/plan">
          {m.plan_open()}
        </a>
      )}
    </section>
  );
}
