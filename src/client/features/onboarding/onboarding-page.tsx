import { type FormEvent, type ReactNode, useState } from "react";
import { navigate } from "wouter/use-hash-location";
import { DEFAULT_PREFERENCES, MINUTES_PER_DAY, type Preferences } from "../../../domain/preferences.ts";
import { studyDayToIsoDate } from "../../../domain/study-day.ts";
import { m } from "../../messages/compiled/messages.js";
import { useApp, useLearner, useToday } from "../../state/app.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import styles from "./onboarding.module.css";
import { suggestedExamDate } from "./suggested-exam-date.ts";

/** The first visit: two questions, both of which can wait. */
export default function OnboardingPage(): ReactNode {
  const { learner } = useApp();
  const today = useToday();
  const isFailed = useLearner(({ failure }) => failure !== null);
  const [examDate, setExamDate] = useState(() => suggestedExamDate(today));
  const [minutesPerDay, setMinutesPerDay] = useState(DEFAULT_PREFERENCES.minutesPerDay);

  const leave = async (answers: Partial<Preferences>) => {
    const values = Object.entries({ ...answers, onboarded: true });
    const stored = await learner.record(
      values.map(([key, value]) => ({ type: "preferenceSet", body: { key, value } }) as const),
    );
    if (stored.kind === "stored") navigate("/", { replace: true });
  };
  const start = (event: FormEvent) => {
    event.preventDefault();
    void leave({ examDate: examDate === "" ? null : examDate, minutesPerDay });
  };

  return (
    <main className={styles.welcome}>
      <header className={styles.header}>
        <img className={styles.mark} src="icons/icon.svg" alt="" width="64" height="64" />
        <h1>{m.app_name()}</h1>
        <p>{m.onboarding_what()}</p>
        <p>{m.onboarding_where()}</p>
      </header>
      <form className={styles.form} onSubmit={start}>
        <Field label={m.onboarding_exam_date()} hint={m.onboarding_exam_date_hint()}>
          <input
            type="date"
            min={studyDayToIsoDate(today)}
            value={examDate}
            onChange={({ target }) => setExamDate(target.value)}
          />
        </Field>
        <Segmented
          legend={m.onboarding_minutes()}
          showLegend
          options={MINUTES_PER_DAY.map((value) => ({ value, label: m.home_minutes({ minutes: value }) }))}
          value={minutesPerDay}
          onChange={setMinutesPerDay}
        />
        <div className={styles.dock}>
          {isFailed && <Notice tone="bad">{m.app_not_saved()}</Notice>}
          <Button look="solid" type="submit">
            {m.onboarding_start()}
          </Button>
          <Button look="quiet" onClick={() => void leave({})}>
            {m.onboarding_skip()}
          </Button>
          <a className={styles.restore} href="#/settings">
            {m.onboarding_restore()}
          </a>
        </div>
      </form>
    </main>
  );
}
