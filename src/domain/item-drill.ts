import type { ItemSummary } from "./bank.ts";
import { isExpired } from "./due.ts";
import type { ItemKey } from "./item.ts";
import { type ItemProgress, UNSEEN_ITEM } from "./progress.ts";
import type { StudyDay } from "./study-day.ts";
import { isSureMistake } from "./sure-mistake.ts";

/** Drills on what the learner did with single items. */
export const ITEM_DRILLS = ["wrong", "sure", "flagged", "unseen"] as const;
export type ItemDrill = (typeof ITEM_DRILLS)[number];

/** Whether an item belongs into a drill. */
export function isInDrill(drill: ItemDrill, progress: ItemProgress, today: StudyDay): boolean {
  switch (drill) {
    case "wrong":
      return progress.recall !== null && progress.recall.lastScore < 1;
    case "sure":
      return isSureMistake(progress, today);
    case "flagged":
      return progress.flagged;
    case "unseen":
      return progress.recall === null;
  }
}

/** Whether an item may be asked at all: it is neither suspended nor expired. */
export function isAskable(summary: ItemSummary, progress: ItemProgress, today: StudyDay): boolean {
  return !progress.suspended && !isExpired(summary, today);
}

/** How many items each drill can ask. */
export function countDrills(
  summaries: Iterable<ItemSummary>,
  progressByKey: ReadonlyMap<ItemKey, ItemProgress>,
  today: StudyDay,
): Readonly<Record<ItemDrill, number>> {
  const counts = { wrong: 0, sure: 0, flagged: 0, unseen: 0 };
  for (const summary of summaries) {
    const progress = progressByKey.get(summary.key) ?? UNSEEN_ITEM;
    if (!isAskable(summary, progress, today)) continue;
    for (const drill of ITEM_DRILLS) if (isInDrill(drill, progress, today)) counts[drill] += 1;
  }
  return counts;
}
