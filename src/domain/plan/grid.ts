/**
 * The states of an item just answered, on a grid: ln(stability) x difficulty. Between the points values are
 * interpolated and probabilities are shared out, both linearly.
 */

/** Below 0.05 days all is forgotten by tomorrow; what holds 1,000 days outlasts any plan. */
const LOG_STABILITY_MIN = Math.log(0.05);
const LOG_STABILITY_MAX = Math.log(1_000);
export const STABILITY_STEPS = 20;
const LOG_STABILITY_STEP = (LOG_STABILITY_MAX - LOG_STABILITY_MIN) / (STABILITY_STEPS - 1);

export const DIFFICULTY_STEPS = 4;
const DIFFICULTY_STEP = 9 / (DIFFICULTY_STEPS - 1);

/** Points of the grid; a table has this many values for each number of days left. */
export const CELLS = STABILITY_STEPS * DIFFICULTY_STEPS;

/** Keeps the last point reachable by interpolation from the one before it. */
const EDGE = 1e-6;
const STABILITY_PLACE_MAX = STABILITY_STEPS - 1 - EDGE;
export const DIFFICULTY_PLACE_MAX: number = DIFFICULTY_STEPS - 1 - EDGE;

/** Stability of each column of the grid, in days. */
export const STABILITIES: Float64Array = Float64Array.from({ length: STABILITY_STEPS }, (_, step) =>
  Math.exp(LOG_STABILITY_MIN + step * LOG_STABILITY_STEP),
);

/** Difficulty of each row of the grid. */
export const DIFFICULTIES: Float64Array = Float64Array.from(
  { length: DIFFICULTY_STEPS },
  (_, step) => 1 + step * DIFFICULTY_STEP,
);

/** Where a stability lies, in columns: the whole part names one, the rest is the share of the next. */
export function stabilityPlace(stability: number): number {
  const place = (Math.log(stability) - LOG_STABILITY_MIN) / LOG_STABILITY_STEP;
  return Math.min(Math.max(place, 0), STABILITY_PLACE_MAX);
}

/** Where a difficulty lies, in rows. */
export function difficultyPlace(difficulty: number): number {
  const place = (difficulty - 1) / DIFFICULTY_STEP;
  return Math.min(Math.max(place, 0), DIFFICULTY_PLACE_MAX);
}

/** The value at a place of the part of a table that begins at `offset`. */
export function valueAt(table: Float32Array, offset: number, stabilityPlace: number, difficultyPlace: number): number {
  const column = Math.floor(stabilityPlace);
  const row = Math.floor(difficultyPlace);
  const right = stabilityPlace - column;
  const down = difficultyPlace - row;
  const at = offset + row * STABILITY_STEPS + column;
  const next = at + STABILITY_STEPS;
  const low = (table[at] as number) + right * ((table[at + 1] as number) - (table[at] as number));
  const high = (table[next] as number) + right * ((table[next + 1] as number) - (table[next] as number));
  return low + down * (high - low);
}

/** Adds `amount` to the cells around a place. */
export function shareOut(
  table: Float64Array,
  offset: number,
  stabilityPlace: number,
  difficultyPlace: number,
  amount: number,
): void {
  const column = Math.floor(stabilityPlace);
  const row = Math.floor(difficultyPlace);
  const right = stabilityPlace - column;
  const down = difficultyPlace - row;
  const at = offset + row * STABILITY_STEPS + column;
  const next = at + STABILITY_STEPS;
  table[at] = (table[at] as number) + amount * (1 - right) * (1 - down);
  table[at + 1] = (table[at + 1] as number) + amount * right * (1 - down);
  table[next] = (table[next] as number) + amount * (1 - right) * down;
  table[next + 1] = (table[next + 1] as number) + amount * right * down;
}
