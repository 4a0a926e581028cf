import type { ReactNode } from "react";
import type { DaysOff } from "../../../domain/preferences.ts";
import { type StudyDay, studyDayToIsoDate, weekdayOf } from "../../../domain/study-day.ts";
import { m } from "../../messages/compiled/messages.js";
import { useLearner, useToday } from "../../state/app.ts";
import { dayText } from "../../ui/day.tsx";
import styles from "./insights.module.css";

const DAYS = 14;

/** The last two weeks as they were. A day off is no gap, and a gap is no failure: nothing here can be lost. */
export function RecentDays(): ReactNode {
  const today = useToday();
  const activityByDay = useLearner((state) => state.activityByDay);
  const { daysOff, language } = useLearner((state) => state.preferences);
  const days = Array.from({ length: DAYS }, (_, index) => {
    const day = today - DAYS + 1 + index;
    const answers = activityByDay.get(day)?.answers ?? 0;
    const kind = answers > 0 ? "studied" : isOff(day, daysOff) ? "off" : "free";
    return { date: studyDayToIsoDate(day), answers, kind } as const;
  });
  const studied = days.filter(({ kind }) => kind === "studied").length;
  return (
    <section className={styles.days}>
      <h2>{m.insights_days({ total: DAYS, studied })}</h2>
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
    </section>
  );
}

const WORDS = {
  studied: (answers: number) => m.insights_day_answers({ answers }),
  off: () => m.insights_day_off(),
  free: () => m.insights_day_free(),
};

function isOff(day: StudyDay, { weekdays, dates }: DaysOff): boolean {
  return weekdays.includes(weekdayOf(day)) || dates.includes(studyDayToIsoDate(day));
}
