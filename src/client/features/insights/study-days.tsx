import type { ReactNode } from "react";
import { studyMillis } from "../../../domain/pace.ts";
import { minutesOn } from "../../../domain/plan/study-time.ts";
import { type StudyDay, studyDayToIsoDate } from "../../../domain/study-day.ts";
import { m } from "../../messages/compiled/messages.js";
import { useLearner, useToday } from "../../state/app.ts";
import { dayText } from "../../ui/day.tsx";
import styles from "./insights.module.css";

const DAYS = 14;
const WEEK_DAYS = 7;
const HOUR_MINUTES = 60;

/** The last two weeks as they were. Leave is no gap, and a gap is no failure: nothing here can be lost. */
export function StudyDays(): ReactNode {
  const today = useToday();
  const activityByDay = useLearner((state) => state.activityByDay);
  const preferences = useLearner((state) => state.preferences);
  const { language } = preferences;
  const days = Array.from({ length: DAYS }, (_, index) => {
    const day = today - DAYS + 1 + index;
    const answers = activityByDay.get(day)?.answers ?? 0;
    const kind = answers > 0 ? "studied" : minutesOn(day, preferences) === 0 ? "off" : "free";
    return { date: studyDayToIsoDate(day), answers, kind } as const;
  });
  const count = (kind: string) => days.filter((day) => day.kind === kind).length;
  const off = count("off");
  const minutesSince = (from: StudyDay) => {
    const millis = [...activityByDay].reduce((sum, [day, one]) => (day < from ? sum : sum + studyMillis(one)), 0);
    return Math.round(millis / 60_000);
  };
  const times: readonly (readonly [label: string, minutes: number])[] = [
    [m.insights_time_week(), minutesSince(today - WEEK_DAYS + 1)],
    [m.insights_time_month(), minutesSince(today - 4 * WEEK_DAYS + 1)],
    [m.insights_time_all(), minutesSince(Number.NEGATIVE_INFINITY)],
  ];
  return (
    <section className={styles.part}>
      <h2>{m.insights_days({ total: DAYS, studied: count("studied") })}</h2>
      {off > 0 && <p className={styles.note}>{m.insights_days_off({ off })}</p>}
      <ol className={styles.marks}>
        {days.map(({ date, answers, kind }) => (
          <li key={date} data-kind={kind}>
            <span className="visually-hidden">
              {dayText(date, language)} {WORDS[kind](answers)}
            </span>
          </li>
        ))}
      </ol>
      <p className={styles.ends} aria-hidden="true">
        <span>{dayText(studyDayToIsoDate(today - DAYS + 1), language)}</span>
        <span>{m.nav_home()}</span>
      </p>
      <h3>{m.insights_time()}</h3>
      <dl className={styles.sums}>
        {times.map(([label, minutes]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <b>{timeText(minutes)}</b>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const WORDS = {
  studied: (answers: number) => m.insights_day_answers({ answers }),
  off: () => m.insights_day_off(),
  free: () => m.insights_day_free(),
};

/** 45分, 3時間10分, or 14時間. */
function timeText(minutes: number): string {
  if (minutes < HOUR_MINUTES) return m.home_minutes({ minutes });
  if (minutes >= 10 * HOUR_MINUTES) return m.insights_whole_hours({ hours: Math.round(minutes / HOUR_MINUTES) });
  return m.insights_hours({ hours: Math.floor(minutes / HOUR_MINUTES), minutes: minutes % HOUR_MINUTES });
}
