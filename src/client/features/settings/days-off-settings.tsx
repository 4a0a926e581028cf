import { type FormEvent, type ReactNode, useState } from "react";
import type { DaysOff } from "../../../domain/preferences.ts";
import { studyDayToIsoDate } from "../../../domain/study-day.ts";
import { m } from "../../messages/compiled/messages.js";
import { useApp, useLearner, useToday } from "../../state/app.ts";
import { Button } from "../../ui/button.tsx";
import { dayText, weekdayText } from "../../ui/day.tsx";
import { Field } from "../../ui/field.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Toggles } from "../../ui/toggles.tsx";
import styles from "./settings.module.css";

const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6];

/** Days on which nothing is planned: weekdays, and single dates. */
export function DaysOffSettings(): ReactNode {
  const { learner } = useApp();
  const { daysOff, language } = useLearner((state) => state.preferences);
  const today = studyDayToIsoDate(useToday());
  const [date, setDate] = useState("");
  const keep = (change: Partial<DaysOff>) => void learner.setPreference("daysOff", { ...daysOff, ...change });

  const add = (event: FormEvent) => {
    event.preventDefault();
    if (date === "") return;
    keep({ dates: [...new Set([...daysOff.dates, date])].sort() });
    setDate("");
  };
  return (
    <>
      <Toggles
        legend={m.settings_weekdays_off()}
        options={WEEKDAYS.map((value) => ({ value, label: weekdayText(value, language) }))}
        values={daysOff.weekdays}
        onChange={(weekdays) => keep({ weekdays })}
      />
      <form className={styles.joined} onSubmit={add}>
        <Field label={m.settings_dates_off()}>
          <input type="date" min={today} value={date} onChange={({ target }) => setDate(target.value)} />
        </Field>
        <Button type="submit" disabled={date === ""}>
          {m.settings_dates_off_add()}
        </Button>
      </form>
      <ul className={styles.chips}>
        {daysOff.dates
          .filter((off) => off >= today)
          .map((off) => (
            <li key={off}>
              <Button
                aria-label={m.settings_dates_off_remove({ day: dayText(off, language, "full") })}
                onClick={() => keep({ dates: daysOff.dates.filter((other) => other !== off) })}
              >
                {dayText(off, language, "full")}
                <Icon name="cross" />
              </Button>
            </li>
          ))}
      </ul>
    </>
  );
}
