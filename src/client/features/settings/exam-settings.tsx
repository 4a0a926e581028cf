import { type ReactNode, useRef } from "react";
import { MINUTES_PER_DAY } from "../../../domain/preferences.ts";
import { m } from "../../messages/compiled/messages.js";
import { useApp, useLearner } from "../../state/app.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { useDraft } from "../../ui/use-draft.ts";
import { BusyPeriods } from "./busy-periods.tsx";
import { DaysOffSettings } from "./days-off-settings.tsx";
import { withCurrent } from "./options.ts";
import styles from "./settings.module.css";
import { WeekdayMinutes } from "./weekday-minutes.tsx";

/** When the exam is, and how much time there is until then. */
export function ExamSettings(): ReactNode {
  const { learner } = useApp();
  const minutesPerDay = useLearner((state) => state.preferences.minutesPerDay);
  return (
    <>
      <ExamDate />
      <Segmented
        legend={m.settings_minutes()}
        showLegend
        options={withCurrent(MINUTES_PER_DAY, minutesPerDay).map((value) => ({
          value,
          label: m.home_minutes({ minutes: value }),
        }))}
        value={minutesPerDay}
        onChange={(value) => void learner.setPreference("minutesPerDay", value)}
      />
      <WeekdayMinutes />
      <BusyPeriods />
      <DaysOffSettings />
    </>
  );
}

/**
 * Kept when the field is left: while a year is typed, each digit makes another date. A date typed by half is none,
 * and must not clear the one that was set.
 */
function ExamDate(): ReactNode {
  const { learner } = useApp();
  const examDate = useLearner((state) => state.preferences.examDate);
  const isHalfTyped = useRef(false);
  const date = useDraft(examDate ?? "", async (value) => {
    if (isHalfTyped.current) return false;
    const body = { key: "examDate", value: value === "" ? null : value };
    return (await learner.record([{ type: "preferenceSet", body }])).kind === "stored";
  });
  return (
    <div className={styles.joined}>
      <Field label={m.onboarding_exam_date()}>
        <input
          type="date"
          value={date.value}
          onChange={({ target }) => {
            isHalfTyped.current = target.validity.badInput;
            date.change(target.value);
          }}
          onBlur={date.settle}
        />
      </Field>
      {examDate !== null && (
        <Button onClick={() => void learner.setPreference("examDate", null)}>{m.settings_exam_date_clear()}</Button>
      )}
    </div>
  );
}
