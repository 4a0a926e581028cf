import { CELLS, DIFFICULTY_PLACE_MAX, STABILITY_STEPS, shareOut } from "./grid.ts";
import { INTERVALS, type Outcome, type Places, type Transitions } from "./transitions.ts";
import type { AnswerSeconds, ValueTable } from "./values.ts";

/** Items on their way to the exam, by days left and cell, counted in lengths of a mean item. */
export interface Flow {
  readonly afterRecall: Float64Array;
  readonly afterForgetting: Float64Array;
}

/** No items yet, for at most so many days. */
export function createFlow(daysLeft: number): Flow {
  const size = (daysLeft + 1) * CELLS;
  return { afterRecall: new Float64Array(size), afterForgetting: new Float64Array(size) };
}

/** Puts `amount` of items in, that are asked with so many days left. */
export function pour({ afterRecall, afterForgetting }: Flow, left: number, outcome: Outcome, amount: number): void {
  const { recall } = outcome;
  const offset = left * CELLS;
  shareOut(afterRecall, offset, outcome.recalledStability, outcome.recalledDifficulty, amount * recall);
  shareOut(afterForgetting, offset, outcome.forgottenStability, outcome.forgottenDifficulty, amount * (1 - recall));
}

/** Less of an item than this is not followed further. */
const AMOUNT_MIN = 1e-6;

/**
 * Lets the items run to the exam as the table says, and adds the seconds that this takes to `usage`, by days left.
 * The flow is empty afterwards.
 */
export function runFlow(
  flow: Flow,
  table: ValueTable,
  transitions: Transitions,
  seconds: AnswerSeconds,
  usage: Float64Array,
): void {
  const { recall, recalled, forgotten, harder, easier } = transitions;
  for (let left = table.daysLeft; left >= 1; left--) {
    resolveRetries(flow, table, transitions, left, seconds, usage);
    const offset = left * CELLS;
    for (let cell = 0; cell < CELLS; cell++) {
      const amount = flow.afterRecall[offset + cell] as number;
      const choice = table.choice[offset + cell] as number;
      if (amount < AMOUNT_MIN || choice === 0) continue;
      const at = (choice - 1) * CELLS + cell;
      const then = left - (INTERVALS[choice - 1] as number);
      const right = recall[at] as number;
      const row = (cell - (cell % STABILITY_STEPS)) / STABILITY_STEPS;
      usage[then] = (usage[then] as number) + amount * (seconds.review + (1 - right) * seconds.wrong);
      const next = then * CELLS;
      shareOut(flow.afterRecall, next, placeIn(recalled, at), placeIn(easier, row), amount * right);
      shareOut(flow.afterForgetting, next, placeIn(forgotten, at), placeIn(harder, row), amount * (1 - right));
    }
  }
  flow.afterRecall.fill(0);
  flow.afterForgetting.fill(0);
}

/** Moves what was just forgotten on: asked once more today where that is worth it, else left for today. */
function resolveRetries(
  { afterRecall, afterForgetting }: Flow,
  table: ValueTable,
  { retried }: Transitions,
  left: number,
  seconds: AnswerSeconds,
  usage: Float64Array,
): void {
  const offset = left * CELLS;
  for (let cell = 0; cell < CELLS; cell++) {
    const at = offset + cell;
    const amount = afterForgetting[at] as number;
    if (amount < AMOUNT_MIN) continue;
    if ((table.afterForgetting[at] as number) > (table.afterRecall[at] as number)) {
      usage[left] = (usage[left] as number) + amount * seconds.review;
      const row = (cell - (cell % STABILITY_STEPS)) / STABILITY_STEPS;
      shareOut(afterRecall, offset, placeIn(retried, cell), Math.min(row, DIFFICULTY_PLACE_MAX), amount);
    } else {
      afterRecall[at] = (afterRecall[at] as number) + amount;
    }
  }
}

function placeIn({ cell, share }: Places, at: number): number {
  return (cell[at] as number) + (share[at] as number);
}
