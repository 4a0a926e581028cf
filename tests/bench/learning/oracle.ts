import { createKernel } from "../../../src/domain/fsrs.ts";
import { makePlan } from "../../../src/domain/plan/plan.ts";
import { priceClassesOf } from "../../../src/domain/plan/price-classes.ts";
import { pricesInRecall, startValues } from "../../../src/domain/plan/spending.ts";
import { firstOutcome, transitionsOf } from "../../../src/domain/plan/transitions.ts";
import { createValueTable, solve } from "../../../src/domain/plan/values.ts";
import { examOf } from "./exam.ts";
import { GUESS, type Learner } from "./learners.ts";
import type { Cell } from "./simulate.ts";

/**
 * No policy can do better on average, even one that knows the learner's memory: the dual of the same problem with the
 * daily minutes kept on average only. For whatever prices, the value of all items at these prices plus the worth of
 * the minutes is an upper bound, up to the grid. Percent of the score. The FSRS-shaped family only.
 */
export function oracleBound(
  { parameters, seconds, known }: Learner,
  { items: count, days, minutes, missedDays }: Cell,
): number {
  const { weight } = examOf(count);
  const budget = new Float64Array(days + 1).fill(minutes * 60 * (1 - missedDays));
  budget[0] = 0;
  const items = {
    weight,
    length: weight.map(() => 1),
    elapsedDays: new Int32Array(count).fill(-1),
    stability: weight,
    difficulty: weight,
    known: weight.map(() => known),
  };
  const kernel = createKernel(parameters);
  const transitions = transitionsOf(kernel);
  const table = createValueTable(kernel, days);
  const { prices } = makePlan({ parameters, items, seconds, budget });
  let bound = prices.reduce((sum, price, left) => sum + (left === 0 ? 0 : price * (budget[left] as number)), 0);
  for (const one of priceClassesOf(items)) {
    const local = pricesInRecall(one, prices);
    solve(table, transitions, local, seconds);
    for (const group of one.unmet) {
      bound += group.weight * Math.max(0, ...startValues(table, firstOutcome(kernel, known), local, seconds));
    }
  }
  const share = Math.min(1, bound);
  return 100 * (share + GUESS * (1 - share));
}
