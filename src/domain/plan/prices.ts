/** On a day without study: a price that nothing is worth. */
const CLOSED = 1;

/** Prices of a first plan, in shares of the exam per second: right to a factor of a few, the rest is adjusted. */
const FIRST_PRICE = 1e-5;

/** A second on the eve is worth about three times one in the first weeks; the rise takes about a week. */
const EVE_RISE = 2;
const RISE_DAYS = 6;

/** A price that fell to nothing could not rise again. */
const PRICE_MIN = 1e-8;

/** The first step, and the rounds after which it is halved. */
const FIRST_STEP = 0.8;
const HALF_LIFE_ROUNDS = 4;

/** Prices that are nearly right are nudged: with longer steps they swing from day to day, which costs points. */
const NUDGE = 0.08;

/** Rounds of a first plan: a short one needs more of them, since few days share what is left over, and they are cheap. */
const FIRST_ROUNDS_MIN = 12;
const FIRST_ROUNDS_MAX = 40;
const FIRST_ROUND_DAYS = 1_200;

/** Rounds of a later plan, long and short. */
const LATER_ROUNDS = 2;
const LATER_ROUNDS_SHORT = 4;
const SHORT_DAYS = 30;

/** How many rounds settle the prices. `isFirst`: they are guesses, not those of an earlier plan. */
export function roundsOf(daysLeft: number, isFirst: boolean): number {
  if (!isFirst) return daysLeft <= SHORT_DAYS ? LATER_ROUNDS_SHORT : LATER_ROUNDS;
  return Math.min(Math.max(Math.round(FIRST_ROUND_DAYS / daysLeft), FIRST_ROUNDS_MIN), FIRST_ROUNDS_MAX);
}

/** How much of the gap one round closes. */
export function stepOf(round: number, isFirst: boolean): number {
  return isFirst ? FIRST_STEP / (1 + round / HALF_LIFE_ROUNDS) : NUDGE;
}

/** Prices to begin with, by days left. `before`: those of an earlier plan; a day that had none starts from a guess. */
export function initialPrices(budget: ArrayLike<number>, before: ArrayLike<number> | undefined): Float64Array {
  return Float64Array.from({ length: budget.length }, (_, left) => {
    if (left === 0 || (budget[left] as number) <= 0) return CLOSED;
    const known = before?.[left];
    if (known !== undefined && known < CLOSED) return known;
    return FIRST_PRICE * (1 + EVE_RISE * Math.exp(-left / RISE_DAYS));
  });
}

/**
 * One round: days that are planned too full become dearer, the others cheaper. Seconds are smoothed over neighbouring
 * days, since a review may as well come a day earlier.
 */
export function adjustPrices(
  prices: Float64Array,
  firstSeconds: Float64Array,
  reviewSeconds: Float64Array,
  budget: ArrayLike<number>,
  step: number,
): void {
  const isOpen = (left: number): boolean => left >= 1 && left < prices.length && (budget[left] as number) > 0;
  const fullness = (left: number): number =>
    ((firstSeconds[left] as number) + (reviewSeconds[left] as number)) / (budget[left] as number);
  for (let left = 1; left < prices.length; left++) {
    if (!isOpen(left)) continue;
    const own = fullness(left);
    const before = isOpen(left + 1) ? fullness(left + 1) : own;
    const after = isOpen(left - 1) ? fullness(left - 1) : own;
    const excess = Math.min(Math.max(own / 2 + (before + after) / 4 - 1, -1), 1);
    const price = (prices[left] as number) * Math.exp(step * excess);
    prices[left] = Math.min(Math.max(price, PRICE_MIN), CLOSED / 2);
  }
}
