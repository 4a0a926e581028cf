import { createKernel } from "../fsrs.ts";
import { createFlow } from "./flow.ts";
import { optionsOf } from "./options.ts";
import { priceClassesOf } from "./price-classes.ts";
import { adjustPrices, initialPrices, roundsOf } from "./prices.ts";
import { rank } from "./ranking.ts";
import { spend } from "./spending.ts";
import { transitionsOf } from "./transitions.ts";
import { type AnswerSeconds, createValueTable } from "./values.ts";

/**
 * The study plan for an exam: which items to ask today so that the expected score on the exam day is highest, within
 * the minutes of each day.
 *
 * Every second of study has a price, one for each day that is left. With prices, items do not compete any more: each
 * has its own best way to the exam (`values.ts`). The prices are those at which all ways together take just the
 * seconds that each day has (`prices.ts`). They rise towards the exam, where a second is worth most; a plan with one
 * price for all days spends too much of it early. An item's index is what is lost for each second it would take, if
 * it waits.
 *
 * This is a Lagrangian relaxation, as for restless bandits (Whittle 1988); tests/bench/learning measures what it is
 * worth to simulated learners.
 */

/** One entry for each item that can be asked. Arrays of the same length. */
export interface PlanItems {
  /** Share of the exam's points that depends on the item, above 0. */
  readonly weight: ArrayLike<number>;
  /** Seconds that it takes, in those of a mean item, above 0. */
  readonly length: ArrayLike<number>;
  /** Study days since the last answer; -1 where it was never met. */
  readonly elapsedDays: ArrayLike<number>;
  /** Memory after the last answer; ignored where it was never met. */
  readonly stability: ArrayLike<number>;
  readonly difficulty: ArrayLike<number>;
  /** Chance that a first answer is right without guessing, 0..1; ignored where it was met. */
  readonly known: ArrayLike<number>;
}

export interface PlanInput {
  /** The 21 FSRS-6 parameters of the learner. */
  readonly parameters: ArrayLike<number>;
  readonly items: PlanItems;
  readonly seconds: AnswerSeconds;
  /** Seconds of study by days left: `[1]` on the eve, the last one today. `[0]`, the exam day itself, has none. */
  readonly budget: ArrayLike<number>;
}

export interface Plan {
  /** Of a second of study by days left, in shares of the exam. */
  readonly prices: Float64Array;
  /** By item: the share of the exam that is lost, for each second it takes, if it is not asked today. May be below 0. */
  readonly index: Float64Array;
  /** By item: 1 where it is to be asked once more today if the answer is wrong. */
  readonly retry: Uint8Array;
  /** Seconds planned for first answers and for reviews, by days left. */
  readonly firstSeconds: Float64Array;
  readonly reviewSeconds: Float64Array;
  /** Share of the exam that will be answered from memory on the exam day, 0..1; what was never met counts nothing. */
  readonly expectedRecall: number;
  /** How many items are not worth meeting any more before the exam. */
  readonly letGo: number;
}

/** The longest plan. With more days to go, today's choices are those of an exam in so many days. */
export const PLAN_DAYS_MAX = 200;

/**
 * Makes the plan. Deterministic: the same input gives the same plan on every device. Throws unless there is a day left
 * and at most `PLAN_DAYS_MAX`.
 */
export function makePlan(input: PlanInput): Plan {
  const { items, budget, seconds } = input;
  const kernel = createKernel(input.parameters);
  const daysLeft = budget.length - 1;
  if (!(daysLeft >= 1 && daysLeft <= PLAN_DAYS_MAX)) throw new Error(`A plan takes 1 to 200 days, got ${daysLeft}`);

  const classes = priceClassesOf(items);
  const prices = initialPrices(budget);
  const work = {
    items,
    seconds,
    transitions: transitionsOf(kernel),
    options: optionsOf(items, kernel, daysLeft),
    table: createValueTable(kernel, daysLeft),
    flow: createFlow(daysLeft),
    prices: prices.values,
    firstSeconds: new Float64Array(daysLeft + 1),
    reviewSeconds: new Float64Array(daysLeft + 1),
  };
  for (let round = 0; round < roundsOf(daysLeft); round++) {
    for (const one of classes) spend(one, work);
    adjustPrices(prices, work.firstSeconds, work.reviewSeconds, budget);
    work.firstSeconds.fill(0);
    work.reviewSeconds.fill(0);
  }

  const { firstSeconds, reviewSeconds } = work;
  const index = new Float64Array(items.weight.length);
  const retry = new Uint8Array(items.weight.length);
  let [expectedRecall, letGo] = [0, 0];
  for (const one of classes) {
    const spent = spend(one, work);
    expectedRecall += spent.value;
    letGo += spent.letGo;
    rank(one, work, index, retry);
  }
  // The values had the price of all study taken off.
  for (let left = 1; left <= daysLeft; left++) {
    expectedRecall +=
      (prices.values[left] as number) * ((firstSeconds[left] as number) + (reviewSeconds[left] as number));
  }
  return { prices: prices.values, index, retry, firstSeconds, reviewSeconds, expectedRecall, letGo };
}
