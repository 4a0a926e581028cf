import type { DaysOff } from "./preferences.ts";
import type { ItemProgress } from "./progress.ts";
import { isoDateToStudyDay, type StudyDay, weekdayOf } from "./study-day.ts";

/**
 * Share of the study days within which every item is to be met; the rest is for reviews alone. To simulated learners
 * pacing new items like this is worth more than any order of reviews.
 */
const INTAKE_SHARE = 0.8;

/**
 * While due items wait, at most this share of the day's answers are new. Where time is too short for the whole bank,
 * meeting one more item is worth more to simulated learners than a review; but what was learned must not rot.
 */
const NEW_SHARE = 0.9;

/** Without an exam date new items take a quarter of the day: each comes back several times in its first weeks. */
export const GENTLE_SHARE = 1 / 4;

const WEEK_DAYS = 7;
const MINUTE_MILLIS = 60_000;

/** What decides how many new items a pack brings before due ones. */
export interface IntakePlan {
  /** One row per item that the exam asks, answered or not. */
  readonly progress: readonly ItemProgress[];
  /** Mean estimate of these items. */
  readonly millisPerItem: number;
  readonly today: StudyDay;
  readonly examDay: StudyDay | null;
  readonly daysOff: DaysOff;
  readonly minutes: number;
  readonly minutesPerDay: number;
}

/**
 * How many new items a pack of `minutes` brings before due ones: its share of the day's new items, less where it
 * would crowd out reviews, none once the day's are begun. At least 0.
 */
export function newItemsAhead(plan: IntakePlan): number {
  const { progress, millisPerItem, today, minutes, minutesPerDay } = plan;
  const begunToday = progress.filter(({ firstDay }) => firstDay === today).length;
  const answeredToday = progress.filter(({ recall }) => recall?.lastDay === today).length;
  const wholeDay = intakeOfDay(plan, begunToday);
  const packShare = Math.ceil(wholeDay * Math.min(1, minutes / minutesPerDay));
  const packSize = Math.max(1, Math.floor((minutes * MINUTE_MILLIS) / millisPerItem));
  const fairShare = Math.round(NEW_SHARE * (answeredToday + packSize));
  return Math.max(0, Math.min(packShare, wholeDay - begunToday, fairShare - begunToday));
}

/** New items for the whole of today, those already begun included. */
function intakeOfDay(plan: IntakePlan, begunToday: number): number {
  const { progress, millisPerItem, today, examDay, daysOff, minutesPerDay } = plan;
  if (examDay === null || examDay <= today) {
    return Math.max(1, Math.round((GENTLE_SHARE * minutesPerDay * MINUTE_MILLIS) / millisPerItem));
  }
  const unseen = progress.filter(({ firstDay }) => firstDay === null).length;
  const start = progress.reduce((first, { firstDay }) => Math.min(first, firstDay ?? today), today);
  return Math.ceil((unseen + begunToday) / intakeDaysLeft(start, today, examDay, daysOff));
}

/**
 * Study days left for new items, today included, at least 1: the first 80 % of those from `start` to the exam. Once
 * these are over (the bank grew, the learner fell behind), 80 % of those left.
 */
export function intakeDaysLeft(start: StudyDay, today: StudyDay, examDay: StudyDay, daysOff: DaysOff): number {
  const wholePlan = Math.floor(INTAKE_SHARE * studyDaysBetween(start, examDay, daysOff));
  const left = wholePlan - studyDaysBetween(start, today, daysOff);
  return Math.max(1, left >= 1 ? left : Math.floor(INTAKE_SHARE * studyDaysBetween(today, examDay, daysOff)));
}

/** Days from `from` up to, not including, `to` that are no days off; 0 where `to` is not later. */
export function studyDaysBetween(from: StudyDay, to: StudyDay, { weekdays, dates }: DaysOff): number {
  if (to <= from) return 0;
  const isWeekdayOff = (day: StudyDay): boolean => weekdays.includes(weekdayOf(day));
  const wholeWeeks = Math.floor((to - from) / WEEK_DAYS);
  let days = wholeWeeks * (WEEK_DAYS - new Set(weekdays).size);
  for (let day = from + wholeWeeks * WEEK_DAYS; day < to; day++) if (!isWeekdayOff(day)) days++;
  for (const day of new Set(dates.map(isoDateToStudyDay))) if (day >= from && day < to && !isWeekdayOff(day)) days--;
  return days;
}
