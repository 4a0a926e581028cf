import { type Flow, pour, runFlow } from "./flow.ts";
import { bestWait, type Options, outcomeAt, WAITS } from "./options.ts";
import type { PlanItems } from "./plan.ts";
import type { PriceClass, UnmetGroup } from "./price-classes.ts";
import { firstOutcome, type Outcome, type Transitions } from "./transitions.ts";
import { type AnswerSeconds, expectedSeconds, solve, type ValueTable, valueOfAsking } from "./values.ts";

/** What a plan is worked out with. The table and the flow are used for one class after the other. */
export interface Work {
  readonly items: PlanItems;
  readonly seconds: AnswerSeconds;
  readonly transitions: Transitions;
  readonly options: Options;
  readonly table: ValueTable;
  readonly flow: Flow;
  /** By days left, in shares of the exam. */
  readonly prices: Float64Array;
  readonly firstSeconds: Float64Array;
  readonly reviewSeconds: Float64Array;
}

/** What became of a class. */
export interface Spent {
  /** Share of the exam recalled, less the price of all study. */
  readonly value: number;
  /** Items never met. */
  readonly letGo: number;
}

/**
 * Items worth the same whenever they begin are begun on all those days: what is e times as likely as another is worth
 * this much more, in recall. Without it all of them would be planned for one day, and the prices would never settle.
 */
const START_SOFTNESS = 0.02;

/** Less of an item than this is not followed. */
const AMOUNT_MIN = 1e-6;

/** Solves the class at the present prices, and adds the seconds that its items take from now to the exam. */
export function spend(one: PriceClass, work: Work): Spent {
  const { transitions, options, table, flow, seconds, items, reviewSeconds } = work;
  const prices = pricesInRecall(one, work.prices);
  solve(table, transitions, prices, seconds);
  const unmet = one.unmet.map((group) => beginGroup(group, work, prices));
  let value = unmet.reduce((sum, spent) => sum + spent.value, 0);
  for (const item of one.met) {
    const { wait, value: best } = bestWait(options, table, prices, seconds, item, firstWait(items, item));
    value += (items.weight[item] as number) * best;
    if (wait < 0) continue;
    const left = table.daysLeft - (WAITS[wait] as number);
    const outcome = outcomeAt(options, item, wait);
    const length = items.length[item] as number;
    reviewSeconds[left] = (reviewSeconds[left] as number) + length * expectedSeconds(seconds, outcome.recall, false);
    pour(flow, left, outcome, length);
  }
  runFlow(flow, table, transitions, seconds, reviewSeconds);
  return { value, letGo: unmet.reduce((sum, spent) => sum + spent.letGo, 0) };
}

/** Prices of a second by days left, in recall of an item of the class. */
export function pricesInRecall(one: PriceClass, prices: Float64Array): Float64Array {
  return prices.map((price) => price * one.ratio);
}

/** The first wait to be weighed: an item answered today is not asked once more before tomorrow. */
export function firstWait({ elapsedDays }: PlanItems, item: number): number {
  return elapsedDays[item] === 0 ? 1 : 0;
}

/** By days left: what a first answer then is worth, its price taken off. The exam day has none. */
export function startValues(
  table: ValueTable,
  outcome: Outcome,
  prices: ArrayLike<number>,
  seconds: AnswerSeconds,
): Float64Array {
  const cost = expectedSeconds(seconds, outcome.recall, true);
  const values = new Float64Array(table.daysLeft + 1);
  values[0] = Number.NEGATIVE_INFINITY;
  for (let left = 1; left <= table.daysLeft; left++) {
    values[left] = valueOfAsking(table, left, outcome) - (prices[left] as number) * cost;
  }
  return values;
}

/** Spreads a group of items over the days on which they are worth beginning, and pours them into the flow. */
function beginGroup({ known, items, length, weight }: UnmetGroup, work: Work, prices: Float64Array): Spent {
  const { transitions, table, flow, seconds, firstSeconds } = work;
  const outcome = firstOutcome(transitions.kernel, known);
  const values = startValues(table, outcome, prices, seconds);
  const best = values.reduce((most, value) => Math.max(most, value), 0);
  const likelihood = (value: number): number => Math.exp((value - best) / START_SOFTNESS);
  const likelihoods = values.map(likelihood);
  const sum = likelihoods.reduce((total, one) => total + one, likelihood(0));
  let value = 0;
  for (let left = 1; left <= table.daysLeft; left++) {
    const share = (likelihoods[left] as number) / sum;
    if (share * length < AMOUNT_MIN) continue;
    value += weight * share * (values[left] as number);
    firstSeconds[left] = (firstSeconds[left] as number) + length * share * expectedSeconds(seconds, known, true);
    pour(flow, left, outcome, length * share);
  }
  return { value, letGo: (items.length * likelihood(0)) / sum };
}
