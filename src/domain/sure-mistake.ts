import type { ItemProgress } from "./progress.ts";
import type { StudyDay } from "./study-day.ts";

/** A mistake of a month ago that was put right is over. */
const SURPRISE_DAYS = 28;

/** Whether an item was lately answered wrong though it should have been known, or is still wrong. */
export function isSureMistake({ surprise, recall }: ItemProgress, today: StudyDay): boolean {
  return surprise !== null && (today - surprise.lastDay <= SURPRISE_DAYS || (recall?.lastScore ?? 1) < 1);
}
