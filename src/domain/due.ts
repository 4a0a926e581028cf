import { changesSince, correctionEffect } from "./corrections.ts";
import type { ItemChange } from "./item.ts";
import type { Memory } from "./memory.ts";
import type { Recall } from "./progress.ts";
import { isoDateToStudyDay, type StudyDay } from "./study-day.ts";

/** A changed distractor is met again within a week of the change. */
const SOON_DAYS = 7;

/** Time zones explain a last answer tomorrow; anything later was told by a wrong clock. */
const CLOCK_LEAD_DAYS = 1;

/**
 * The study day from which a subject is to be asked again: when retrievability falls to `desiredRetention`, or
 * earlier where a correction since the last answer asks for it. Never before the day of the last answer.
 * `changes`: those of the item (`ItemSummary.changes`), for its statements too.
 */
export function dueDayOf(
  recall: Recall,
  changes: readonly ItemChange[],
  memory: Memory,
  desiredRetention: number,
): StudyDay {
  if (isOutdated(recall, changes)) return recall.lastDay;
  const scheduled = recall.lastDay + memory.intervalDays(recall.memory, desiredRetention);
  if (correctionEffect(changes, recall.lastVersion) === "keep") return scheduled;
  const corrected = Math.max(...changesSince(changes, recall.lastVersion).map(({ date }) => isoDateToStudyDay(date)));
  return Math.min(scheduled, Math.max(recall.lastDay, corrected + SOON_DAYS));
}

/**
 * Whether a subject that was answered is to be asked again today. One never answered is new, not due. One whose last
 * answer a wrong clock put into the future is due every so many days as its interval has: neither lost until
 * then, nor in every pack.
 */
export function isDue(
  recall: Recall,
  changes: readonly ItemChange[],
  memory: Memory,
  desiredRetention: number,
  today: StudyDay,
): boolean {
  const dueDay = dueDayOf(recall, changes, memory, desiredRetention);
  if (recall.lastDay <= today + CLOCK_LEAD_DAYS) return dueDay <= today;
  return (dueDay - today) % Math.max(1, dueDay - recall.lastDay) === 0;
}

/** Probability of recall today, 0..1; 0 where what was learned is not what is asked any more. */
export function recallToday(recall: Recall, changes: readonly ItemChange[], memory: Memory, today: StudyDay): number {
  if (isOutdated(recall, changes)) return 0;
  return memory.retrievability(recall.memory, Math.max(0, today - recall.lastDay));
}

/** Whether an item's facts no longer hold: today is after the last day of its validity (ISO date). */
export function isExpired(item: { readonly validUntil?: string }, today: StudyDay): boolean {
  return item.validUntil !== undefined && isoDateToStudyDay(item.validUntil) < today;
}

/** Whether what was learned is not what is asked any more: its meaning, its law or its key changed since. */
export function isOutdated(recall: Recall, changes: readonly ItemChange[]): boolean {
  const effect = correctionEffect(changes, recall.lastVersion);
  return effect === "now" || effect === "forget";
}
