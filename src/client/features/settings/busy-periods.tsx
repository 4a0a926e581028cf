import { type FormEvent, type ReactNode, useState } from "react";
import type { BusyPeriod } from "../../../domain/preferences.ts";
import { studyDayToIsoDate } from "../../../domain/study-day.ts";
import { m } from "../../messages/compiled/messages.js";
import { useApp, useLearner, useToday } from "../../state/app.ts";
import { Button } from "../../ui/button.tsx";
import { dayText } from "../../ui/day.tsx";
import { Field } from "../../ui/field.tsx";
import { Icon } from "../../ui/icon.tsx";
import { MinutesOptions } from "./minutes-options.tsx";
import styles from "./settings.module.css";

const MINUTES = [0, 5, 10, 15, 20, 30, 45, 60];
const EMPTY: BusyPeriod = { from: "", to: "", minutes: 5 };

/** Weeks with other minutes than usual: a budget season, a quiet month. */
export function BusyPeriods(): ReactNode {
  const { learner } = useApp();
  const { busyPeriods, language } = useLearner((state) => state.preferences);
  const today = studyDayToIsoDate(useToday());
  const [draft, setDraft] = useState(EMPTY);
  const isComplete = draft.from !== "" && draft.to >= draft.from;
  const keep = (periods: readonly BusyPeriod[]) => void learner.setPreference("busyPeriods", periods);

  const add = (event: FormEvent) => {
    event.preventDefault();
    if (!isComplete) return;
    keep([...busyPeriods, draft].sort((a, b) => (a.from < b.from ? -1 : 1)));
    setDraft(EMPTY);
  };
  const text = ({ from, to, minutes }: BusyPeriod) =>
    m.settings_busy_item({ from: dayText(from, language), to: dayText(to, language), minutes });
  return (
    <details className={styles.details}>
      <summary>{m.settings_busy()}</summary>
      <form className={styles.weekdays} onSubmit={add}>
        <Field label={m.settings_busy_from()}>
          <input
            type="date"
            min={today}
            value={draft.from}
            onChange={({ target }) => setDraft({ ...draft, from: target.value })}
          />
        </Field>
        <Field label={m.settings_busy_to()}>
          <input
            type="date"
            min={draft.from || today}
            value={draft.to}
            onChange={({ target }) => setDraft({ ...draft, to: target.value })}
          />
        </Field>
        <Field label={m.settings_busy_minutes()}>
          <select
            value={draft.minutes}
            onChange={({ target }) => setDraft({ ...draft, minutes: Number(target.value) })}
          >
            <MinutesOptions values={MINUTES} />
          </select>
        </Field>
        <Button type="submit" disabled={!isComplete}>
          {m.settings_busy_add()}
        </Button>
      </form>
      <ul className={styles.chips}>
        {busyPeriods
          .filter(({ to }) => to >= today)
          .map((period) => (
            <li key={JSON.stringify(period)}>
              <Button
                aria-label={m.settings_busy_remove({ period: text(period) })}
                onClick={() => keep(busyPeriods.filter((other) => other !== period))}
              >
                {text(period)}
                <Icon name="cross" />
              </Button>
            </li>
          ))}
      </ul>
    </details>
  );
}
