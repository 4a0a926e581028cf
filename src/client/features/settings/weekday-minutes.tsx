import type { ReactNode } from "react";
import { m } from "../../messages/compiled/messages.js";
import { useApp, useLearner } from "../../state/app.ts";
import { weekdayText } from "../../ui/day.tsx";
import { Field } from "../../ui/field.tsx";
import { MinutesOptions } from "./minutes-options.tsx";
import styles from "./settings.module.css";

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 0];
const MINUTES = [5, 10, 15, 20, 30, 45, 60];

/** Weekdays with more or less time than the others. */
export function WeekdayMinutes(): ReactNode {
  const { learner } = useApp();
  const { minutesByWeekday, language } = useLearner((state) => state.preferences);
  const keep = (weekday: number, minutes: number | null) =>
    void learner.setPreference("minutesByWeekday", minutesByWeekday.with(weekday, minutes));
  return (
    <details className={styles.details}>
      <summary>{m.settings_weekday_minutes()}</summary>
      <div className={styles.weekdays}>
        {WEEKDAYS.map((weekday) => (
          <Field key={weekday} label={weekdayText(weekday, language)}>
            <select
              value={minutesByWeekday[weekday] ?? ""}
              onChange={({ target }) => keep(weekday, target.value === "" ? null : Number(target.value))}
            >
              <option value="">{m.settings_weekday_same()}</option>
              <MinutesOptions values={MINUTES} />
            </select>
          </Field>
        ))}
      </div>
    </details>
  );
}
