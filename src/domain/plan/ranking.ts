import { CELLS, valueAt } from "./grid.ts";
import { bestWait, outcomeAt } from "./options.ts";
import type { PriceClass } from "./price-classes.ts";
import { firstWait, pricesInRecall, startValues, type Work } from "./spending.ts";
import { firstOutcome, type Outcome } from "./transitions.ts";
import { expectedSeconds, type ValueTable, valueOfAsking } from "./values.ts";

/**
 * Writes the index of each item of a class just solved: the value of asking it today less that of waiting, per second;
 * and whether a wrong answer is to be asked once more today.
 */
export function rank(one: PriceClass, work: Work, index: Float64Array, retry: Uint8Array): void {
  const { transitions, options, table, seconds, items } = work;
  const prices = pricesInRecall(one, work.prices);
  const write = (item: number, outcome: Outcome, waiting: number, cost: number): void => {
    index[item] = (valueOfAsking(table, table.daysLeft, outcome) - waiting) / (cost * one.ratio);
    retry[item] = isRetried(table, outcome) ? 1 : 0;
  };
  for (const { known, items: group } of one.unmet) {
    const outcome = firstOutcome(transitions.kernel, known);
    const waiting = Math.max(0, ...startValues(table, outcome, prices, seconds).subarray(0, table.daysLeft));
    for (const item of group) write(item, outcome, waiting, expectedSeconds(seconds, known, true));
  }
  for (const item of one.met) {
    const outcome = outcomeAt(options, item, 0);
    const waiting = bestWait(options, table, prices, seconds, item, 1).value;
    if (firstWait(items, item) === 0) write(item, outcome, waiting, expectedSeconds(seconds, outcome.recall, false));
    else index[item] = Number.NEGATIVE_INFINITY;
  }
}

function isRetried({ afterRecall, afterForgetting, daysLeft }: ValueTable, outcome: Outcome): boolean {
  const { forgottenStability, forgottenDifficulty } = outcome;
  const valueIn = (table: Float32Array): number =>
    valueAt(table, daysLeft * CELLS, forgottenStability, forgottenDifficulty);
  return valueIn(afterForgetting) > valueIn(afterRecall);
}
