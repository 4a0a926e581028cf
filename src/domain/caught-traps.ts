import type { Item } from "./item.ts";
import type { ItemProgress } from "./progress.ts";
import type { StudyDay } from "./study-day.ts";
import { trapOf } from "./traps.ts";

/** A confusion that caught the learner. */
export interface CaughtTrap {
  readonly trap: string;
  readonly times: number;
  readonly lastDay: StudyDay;
  /** Topic of the item where it caught last. */
  readonly topic: string;
  /** Some item where it caught has not been answered right since. */
  readonly isOpen: boolean;
}

/** The traps behind wrong responses: those still open first, then by how often they caught. */
export function caughtTraps(
  members: readonly { readonly item: Item; readonly progress: ItemProgress | undefined }[],
): readonly CaughtTrap[] {
  const byTrap = new Map<string, CaughtTrap>();
  for (const { item, progress } of members) {
    for (const { response, times, lastDay } of progress?.wrongChoices ?? []) {
      const trap = trapOf(item, undefined, response);
      if (trap === null) continue;
      const known = byTrap.get(trap);
      const isLater = known === undefined || lastDay >= known.lastDay;
      byTrap.set(trap, {
        trap,
        times: times + (known?.times ?? 0),
        lastDay: Math.max(lastDay, known?.lastDay ?? lastDay),
        topic: isLater ? item.topic : known.topic,
        isOpen: (known?.isOpen ?? false) || (progress?.recall?.lastScore ?? 1) < 1,
      });
    }
  }
  return [...byTrap.values()].sort(
    (a, b) => Number(b.isOpen) - Number(a.isOpen) || b.times - a.times || b.lastDay - a.lastDay,
  );
}
