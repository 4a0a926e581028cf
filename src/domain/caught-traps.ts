import type { Item } from "./item.ts";
import type { ItemProgress, StatementProgress } from "./progress.ts";
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

/** An item that was answered wrong, as a whole or statement by statement. */
export interface WrongItem {
  readonly item: Item;
  readonly progress: ItemProgress | undefined;
  /** Its statements that were judged wrong, by id. */
  readonly statements: ReadonlyMap<string, StatementProgress>;
}

/** The traps behind wrong responses: those still open first, then by how often they caught. */
export function caughtTraps(members: readonly WrongItem[]): readonly CaughtTrap[] {
  const byTrap = new Map<string, CaughtTrap>();
  for (const { item, progress, statements } of members) {
    const isItemOpen = (progress?.recall?.lastScore ?? 1) < 1;
    for (const { response, times, lastDay } of progress?.wrongChoices ?? []) {
      count(item, trapOf(item, undefined, response), { times, lastDay, isOpen: isItemOpen });
    }
    for (const [id, { misjudged, recall }] of statements) {
      if (misjudged === 0 || recall === null) continue;
      const caught = { times: misjudged, lastDay: recall.lastDay, isOpen: recall.lastScore < 1 };
      count(item, trapOf(item, id, MISJUDGED), caught);
    }
  }
  return [...byTrap.values()].sort(
    (a, b) => Number(b.isOpen) - Number(a.isOpen) || b.times - a.times || b.lastDay - a.lastDay,
  );

  function count(
    { topic }: Item,
    trap: string | null,
    { times, lastDay, isOpen }: Pick<CaughtTrap, "times" | "lastDay" | "isOpen">,
  ): void {
    if (trap === null) return;
    const known = byTrap.get(trap);
    const isLater = known === undefined || lastDay >= known.lastDay;
    byTrap.set(trap, {
      trap,
      times: times + (known?.times ?? 0),
      lastDay: Math.max(lastDay, known?.lastDay ?? lastDay),
      topic: isLater ? topic : known.topic,
      isOpen: (known?.isOpen ?? false) || isOpen,
    });
  }
}

/** A card is about one statement, so its trap does not depend on what was tapped. */
const MISJUDGED = { kind: "verdict", verdict: true } as const;
