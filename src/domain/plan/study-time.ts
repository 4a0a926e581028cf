import type { Preferences } from "../preferences.ts";
import { isoDateToStudyDay, type StudyDay, weekdayOf } from "../study-day.ts";

/** What the learner said about the time there is. */
export type StudyTime = Pick<Preferences, "minutesPerDay" | "minutesByWeekday" | "busyPeriods" | "daysOff">;

/** Minutes that the learner means to study on a day: days off come first, then busy periods, then the weekday. */
export function minutesOn(day: StudyDay, time: StudyTime): number {
  const { minutesPerDay, minutesByWeekday, busyPeriods, daysOff } = time;
  if (daysOff.weekdays.includes(weekdayOf(day))) return 0;
  if (daysOff.dates.some((date) => isoDateToStudyDay(date) === day)) return 0;
  const busy = busyPeriods.find(({ from, to }) => isoDateToStudyDay(from) <= day && day <= isoDateToStudyDay(to));
  return busy?.minutes ?? minutesByWeekday[weekdayOf(day)] ?? minutesPerDay;
}
