import { studyMillis } from "../pace.ts";
import type { DayActivity } from "../progress.ts";
import type { StudyDay } from "../study-day.ts";
import { minutesOn, type StudyTime } from "./study-time.ts";

/** Days looked back on, and the days that are taken as kept before anything is known. */
const WINDOW_DAYS = 28;
const PRIOR_DAYS = 7;

/** A plan for somebody who stopped studying still plans a little; nobody is planned to do more than a third above. */
const KEPT_MIN = 0.25;
const KEPT_MAX = 1.33;

/**
 * The share of the planned time that the learner really studied in the last four weeks, or since the first answer:
 * 1 as planned. Days without a plan do not count.
 */
export function attendance(
  time: StudyTime,
  today: StudyDay,
  activityByDay: ReadonlyMap<StudyDay, DayActivity>,
): number {
  const first = Math.min(today, ...activityByDay.keys());
  const prior = PRIOR_DAYS * time.minutesPerDay;
  let [planned, studied] = [prior, prior];
  for (let day = Math.max(first, today - WINDOW_DAYS); day < today; day++) {
    const minutes = minutesOn(day, time);
    if (minutes === 0) continue;
    planned += minutes;
    const activity = activityByDay.get(day);
    if (activity !== undefined) studied += studyMillis(activity) / 60_000;
  }
  return Math.min(Math.max(studied / planned, KEPT_MIN), KEPT_MAX);
}
