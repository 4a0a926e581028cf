import { fsrs, greedy, leitner, random, sequential, supermemo2 } from "./baselines.ts";
import { planned } from "./plan-policy.ts";
import type { PolicyKind } from "./policy.ts";
import type { Cell } from "./simulate.ts";
import type { Family } from "./truth.ts";

const FAMILIES: readonly Family[] = ["fsrs", "mismatched"];

/** The strong baseline that gains are counted from. */
export const BASELINE: PolicyKind = fsrs(0.9, { paced: true });
export const HEAVY_FIRST: PolicyKind = fsrs(0.9, { paced: true, heavyFirst: true });
/** The baseline with the rest of each day filled with early reviews: it never stops before the time is up. */
export const FILLED: PolicyKind = fsrs(0.9, { paced: true, filled: true });
/** What the app does. */
export const OURS: PolicyKind = planned("refitted");

/** What every cell is measured with. */
export const MAIN_POLICIES: readonly PolicyKind[] = [BASELINE, HEAVY_FIRST, FILLED, OURS];

/** What the cells at 20 minutes without missed days are measured with besides, in the full run. */
export const FURTHER_POLICIES: readonly PolicyKind[] = [
  random,
  sequential,
  leitner,
  supermemo2,
  ...[0.8, 0.95].map((retention) => fsrs(retention, { paced: true })),
  ...[0.8, 0.9, 0.95].map((retention) => fsrs(retention, { paced: false })),
  fsrs(0.9, { paced: true, filled: true, parameters: "refitted" }),
  greedy("default"),
  greedy("true"),
  planned("default"),
  planned("true"),
];

/** The grid: all of it, or the part that answers in minutes. */
export function cellsOf(isFull: boolean): readonly Cell[] {
  const minutes = isFull ? [10, 20, 40] : [20];
  const missed = isFull ? [0, 0.2] : [0];
  const grid = FAMILIES.flatMap((family) =>
    [300, 1000].flatMap((items) =>
      // The four months of the small bank are among the longest to compute, and among the least in doubt.
      (isFull || items === 1000 ? [10, 30, 60, 120] : [10, 30, 60]).flatMap((days) =>
        minutes.flatMap((perDay) =>
          missed.map((missedDays): Cell => ({ family, items, days, minutes: perDay, missedDays })),
        ),
      ),
    ),
  );
  const troubled = FAMILIES.flatMap((family) =>
    (["weekAway", "halvedFortnight"] as const).map(
      (trouble): Cell => ({ family, items: 1000, days: 60, minutes: 20, missedDays: isFull ? 0.2 : 0, trouble }),
    ),
  );
  return [...grid, ...troubled];
}

/** Whether the full run compares all policies here. */
export function isComparedWithAll({ minutes, missedDays, trouble }: Cell): boolean {
  return minutes === 20 && missedDays === 0 && trouble === undefined;
}
