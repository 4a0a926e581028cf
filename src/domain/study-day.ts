/** A study day begins at 04:00 local time, so that an answer at half past midnight belongs to the evening before. */
const DAY_START_HOUR = 4;

const HOUR_MILLIS = 60 * 60 * 1000;
const DAY_MILLIS = 24 * HOUR_MILLIS;

/** Days since 1970-01-01, of the study day at that place. An integer; differences are the elapsed days of FSRS. */
export type StudyDay = number;

/** The study day of an instant. `wallMs`: milliseconds since the epoch; `zoneMinutes`: minutes east of UTC. */
export function studyDayOf(wallMs: number, zoneMinutes: number): StudyDay {
  return Math.floor((wallMs + zoneMinutes * 60_000 - DAY_START_HOUR * HOUR_MILLIS) / DAY_MILLIS);
}

/** The study day of a calendar date written as 2026-09-27. NaN where it is no date. */
export function isoDateToStudyDay(isoDate: string): StudyDay {
  return Math.floor(Date.parse(`${isoDate}T00:00:00Z`) / DAY_MILLIS);
}

/** The calendar date of a study day, as 2026-09-27. */
export function studyDayToIsoDate(day: StudyDay): string {
  return new Date(day * DAY_MILLIS).toISOString().slice(0, 10);
}

/** 0 is Sunday, as in `Date.getDay`. */
export function weekdayOf(day: StudyDay): number {
  return (((day + 4) % 7) + 7) % 7;
}
