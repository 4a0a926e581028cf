/** On a day without study: a price that nothing is worth. */
const CLOSED = 1;

/** Prices to begin with, in shares of the exam per second: right to a factor of a few, the rest is adjusted. */
const FIRST_PRICE = 1e-5;

/** A second on the eve is worth about three times one in the first weeks; the rise takes about a week. */
const EVE_RISE = 2;
const RISE_DAYS = 6;

/** A price that fell to nothing could not rise again. */
const PRICE_MIN = 1e-8;

/** Rounds until the prices have settled. A short plan needs more: few days share what is left over. They are cheap. */
const ROUNDS_MIN = 6;
const ROUNDS_MAX = 40;
const ROUND_DAYS = 800;

/** Share of the gap that the first step closes, and how it changes: halved where it overshot, else a little longer. */
const FIRST_STEP = 0.8;
const OVERSHOT = 0.5;
const ONWARD = 1.2;

/** All prices together move by at most this factor in a round, a single day's by e. */
const LEVEL_MAX = 5;

/** How many rounds a plan for so many days takes. */
export function roundsOf(daysLeft: number): number {
  return Math.min(Math.max(Math.round(ROUND_DAYS / daysLeft), ROUNDS_MIN), ROUNDS_MAX);
}

/** Prices by days left, and how far the next round may move them. */
export interface Prices {
  /** In shares of the exam per second. */
  readonly values: Float64Array;
  /** By days left; `[0]`, whose price never moves, is that of all days together. */
  readonly steps: Float64Array;
  /** How much too full each of them was last, as a share of the minutes. */
  readonly lastExcess: Float64Array;
}

/** Prices to begin with. Always the same for the same days: a plan must not depend on the one before. */
export function initialPrices(budget: ArrayLike<number>): Prices {
  const values = Float64Array.from({ length: budget.length }, (_, left) => {
    if (left === 0 || (budget[left] as number) <= 0) return CLOSED;
    return FIRST_PRICE * (1 + EVE_RISE * Math.exp(-left / RISE_DAYS));
  });
  return { values, steps: values.map(() => FIRST_STEP), lastExcess: values.map(() => 0) };
}

/**
 * One round. All prices move together by how much more than its seconds the whole plan takes, which finds their level;
 * then days that are planned too full become dearer and the others cheaper, which finds their course. Items alike make
 * the plan swing between all and nothing: steps that overshoot are halved (as in Rprop, Riedmiller & Braun 1993).
 * Seconds are smoothed over neighbouring days, since a review may as well come a day earlier.
 */
export function adjustPrices(
  prices: Prices,
  firstSeconds: Float64Array,
  reviewSeconds: Float64Array,
  budget: ArrayLike<number>,
): void {
  const { values } = prices;
  const seconds = firstSeconds.map((first, left) => first + (reviewSeconds[left] as number));
  const isOpen = (left: number): boolean => left >= 1 && left < values.length && (budget[left] as number) > 0;
  const excessOf = (left: number): number => (seconds[left] as number) / (budget[left] as number) - 1;
  let [planned, given] = [0, 0];
  for (let left = 1; left < values.length; left++) {
    if (!isOpen(left)) continue;
    planned += seconds[left] as number;
    given += budget[left] as number;
  }
  if (given === 0) return;
  const fullness = Math.min(Math.max(planned / given, 1 / LEVEL_MAX), LEVEL_MAX);
  const level = fullness ** nextStep(prices, 0, fullness - 1);
  for (let left = 1; left < values.length; left++) {
    if (!isOpen(left)) continue;
    const own = excessOf(left);
    const before = isOpen(left + 1) ? excessOf(left + 1) : own;
    const after = isOpen(left - 1) ? excessOf(left - 1) : own;
    const excess = Math.min(Math.max(own / 2 + (before + after) / 4, -1), 1);
    const price = (values[left] as number) * level * Math.exp(nextStep(prices, left, excess) * excess);
    values[left] = Math.min(Math.max(price, PRICE_MIN), CLOSED / 2);
  }
}

function nextStep({ steps, lastExcess }: Prices, at: number, excess: number): number {
  const turn = excess * (lastExcess[at] as number);
  const step = (steps[at] as number) * (turn < 0 ? OVERSHOT : turn > 0 ? ONWARD : 1);
  steps[at] = Math.min(step, 1);
  lastExcess[at] = excess;
  return steps[at];
}
