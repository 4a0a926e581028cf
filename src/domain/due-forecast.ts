import type { ItemSummary } from "./bank.ts";
import { dueDayOf, isExpired } from "./due.ts";
import type { ItemKey } from "./item.ts";
import type { Memory } from "./memory.ts";
import type { ItemProgress } from "./progress.ts";
import type { StudyDay } from "./study-day.ts";

export interface ForecastInput {
  readonly summaries: readonly ItemSummary[];
  readonly progressByKey: ReadonlyMap<ItemKey, ItemProgress>;
  readonly memory: Memory;
  readonly desiredRetention: number;
  readonly today: StudyDay;
  /** Days to look ahead, today included. */
  readonly days: number;
}

/** How many items met so far come due on each day from today on; what is overdue counts today. */
export function dueForecast(input: ForecastInput): readonly number[] {
  const { summaries, progressByKey, memory, desiredRetention, today, days } = input;
  const counts = new Array<number>(days).fill(0);
  for (const summary of summaries) {
    const progress = progressByKey.get(summary.key);
    if (progress === undefined || progress.recall === null || progress.suspended || isExpired(summary, today)) continue;
    const left = Math.max(0, dueDayOf(progress.recall, summary.changes, memory, desiredRetention) - today);
    if (left < days) counts[left] = (counts[left] ?? 0) + 1;
  }
  return counts;
}
