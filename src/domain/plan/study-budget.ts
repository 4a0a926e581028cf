import { studyMillis } from "../pace.ts";
import type { DayActivity } from "../progress.ts";
import type { StudyDay } from "../study-day.ts";
import { attendance } from "./attendance.ts";
import { minutesOn, type StudyTime } from "./study-time.ts";

/** What the budget of a plan depends on. */
export interface BudgetInput {
  readonly time: StudyTime;
  readonly today: StudyDay;
  /** Days left that are planned, at least 1. */
  readonly daysLeft: number;
  readonly activityByDay: ReadonlyMap<StudyDay, DayActivity>;
}

/**
 * Seconds of study by days left, `[0]` the exam day itself. What is meant is taken down to what the learner has kept
 * to lately, and today to what is left of it.
 */
export function studyBudget({ time, today, daysLeft, activityByDay }: BudgetInput): Float64Array {
  const kept = attendance(time, today, activityByDay);
  return Float64Array.from({ length: daysLeft + 1 }, (_, left) => {
    if (left === 0) return 0;
    const seconds = 60 * minutesOn(today + daysLeft - left, time);
    if (left < daysLeft) return seconds * kept;
    const activity = activityByDay.get(today);
    return Math.max(0, seconds - (activity === undefined ? 0 : studyMillis(activity) / 1000));
  });
}
