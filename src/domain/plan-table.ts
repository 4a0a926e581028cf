import {
  initialDifficulty,
  initialStability,
  nextDifficulty,
  retrievability,
  stabilityAfterForgetting,
  stabilityAfterRecall,
} from "./fsrs.ts";

/**
 * What one item is worth on the exam day, if every further second of study has its price: the value table of a
 * finite-horizon decision problem. State after an answer: stability, difficulty, days left. Decision: after how many
 * days to ask again, or never. Reward: the probability of recall on the exam day.
 * Method: backward induction on a grid, as for restless bandits under a Lagrange multiplier (Whittle).
 */

/** Grid over ln(stability). Below an eighth of a day all is forgotten by tomorrow; above 1,000 days nothing is by the exam. */
const STABILITY_STEPS = 28;
const LOG_STABILITY_MIN = Math.log(0.05);
const LOG_STABILITY_MAX = Math.log(1_000);
const LOG_STABILITY_STEP = (LOG_STABILITY_MAX - LOG_STABILITY_MIN) / (STABILITY_STEPS - 1);

/** Grid over difficulty, 1 to 10. */
const DIFFICULTY_STEPS = 5;
const DIFFICULTY_STEP = 9 / (DIFFICULTY_STEPS - 1);

const CELLS = STABILITY_STEPS * DIFFICULTY_STEPS;

/** Days after which asking again is weighed. Between them the value is flat. */
export const INTERVALS: readonly number[] = [1, 2, 3, 4, 5, 7, 9, 12, 16, 21, 28, 38, 50, 70, 100, 140, 200, 280];

/** What the answers of one learner cost, in seconds. */
export interface AnswerSeconds {
  readonly first: number;
  readonly review: number;
  /** More, where the answer was wrong. */
  readonly wrong: number;
}

export interface ValueTable {
  readonly days: number;
  /** `values[daysLeft * CELLS + cell]`: expected recall on the exam day less the price of all further study. */
  readonly values: Float32Array;
}

interface Steps {
  readonly recall: Float32Array;
  readonly afterRecall: Int32Array;
  readonly afterRecallShare: Float32Array;
  readonly afterForgetting: Int32Array;
  readonly afterForgettingShare: Float32Array;
  readonly difficultyUp: Int32Array;
  readonly difficultyUpShare: Float32Array;
  readonly difficultyDown: Int32Array;
  readonly difficultyDownShare: Float32Array;
}

export type Parameters = ArrayLike<number>;

export function stepsOf(w: Parameters): Steps {
  const size = CELLS * INTERVALS.length;
  const steps: Steps = {
    recall: new Float32Array(size),
    afterRecall: new Int32Array(size),
    afterRecallShare: new Float32Array(size),
    afterForgetting: new Int32Array(size),
    afterForgettingShare: new Float32Array(size),
    difficultyUp: new Int32Array(DIFFICULTY_STEPS),
    difficultyUpShare: new Float32Array(DIFFICULTY_STEPS),
    difficultyDown: new Int32Array(DIFFICULTY_STEPS),
    difficultyDownShare: new Float32Array(DIFFICULTY_STEPS),
  };
  for (let d = 0; d < DIFFICULTY_STEPS; d++) {
    const difficulty = 1 + d * DIFFICULTY_STEP;
    const up = (nextDifficulty(w, difficulty, 3) - 1) / DIFFICULTY_STEP;
    const down = (nextDifficulty(w, difficulty, 1) - 1) / DIFFICULTY_STEP;
    steps.difficultyUp[d] = Math.min(Math.floor(up), DIFFICULTY_STEPS - 2);
    steps.difficultyUpShare[d] = up - (steps.difficultyUp[d] as number);
    steps.difficultyDown[d] = Math.min(Math.floor(down), DIFFICULTY_STEPS - 2);
    steps.difficultyDownShare[d] = down - (steps.difficultyDown[d] as number);
    for (let s = 0; s < STABILITY_STEPS; s++) {
      const stability = Math.exp(LOG_STABILITY_MIN + s * LOG_STABILITY_STEP);
      const cell = d * STABILITY_STEPS + s;
      INTERVALS.forEach((interval, k) => {
        const at = k * CELLS + cell;
        const recall = retrievability(w, interval, stability);
        steps.recall[at] = recall;
        const good = place(stabilityAfterRecall(w, difficulty, stability, recall, 3));
        const again = place(stabilityAfterForgetting(w, difficulty, stability, recall));
        steps.afterRecall[at] = Math.floor(good);
        steps.afterRecallShare[at] = good - Math.floor(good);
        steps.afterForgetting[at] = Math.floor(again);
        steps.afterForgettingShare[at] = again - Math.floor(again);
      });
    }
  }
  return steps;
}

function place(stability: number): number {
  const at = (Math.log(stability) - LOG_STABILITY_MIN) / LOG_STABILITY_STEP;
  return Math.min(Math.max(at, 0), STABILITY_STEPS - 1.000001);
}

/** `prices[daysLeft]`: what a second costs then, in recall. */
export function solve(w: Parameters, steps: Steps, days: number, prices: ArrayLike<number>, seconds: AnswerSeconds): ValueTable {
  const values = new Float32Array((days + 1) * CELLS);
  for (let left = 0; left <= days; left++) {
    const row = left * CELLS;
    for (let d = 0; d < DIFFICULTY_STEPS; d++)
      for (let s = 0; s < STABILITY_STEPS; s++)
        values[row + d * STABILITY_STEPS + s] = retrievability(w, left, Math.exp(LOG_STABILITY_MIN + s * LOG_STABILITY_STEP));
    for (let k = 0; k < INTERVALS.length; k++) {
      const then = left - (INTERVALS[k] as number);
      if (then < 0) break;
      const price = prices[then] as number;
      for (let d = 0; d < DIFFICULTY_STEPS; d++) {
        const up = then * CELLS + (steps.difficultyUp[d] as number) * STABILITY_STEPS;
        const upShare = steps.difficultyUpShare[d] as number;
        const down = then * CELLS + (steps.difficultyDown[d] as number) * STABILITY_STEPS;
        const downShare = steps.difficultyDownShare[d] as number;
        for (let s = 0; s < STABILITY_STEPS; s++) {
          const cell = d * STABILITY_STEPS + s;
          const at = k * CELLS + cell;
          const recall = steps.recall[at] as number;
          const good = blend(values, up + (steps.afterRecall[at] as number), steps.afterRecallShare[at] as number, upShare);
          const again = blend(values, down + (steps.afterForgetting[at] as number), steps.afterForgettingShare[at] as number, downShare);
          const value = recall * good + (1 - recall) * (again - price * seconds.wrong) - price * seconds.review;
          if (value > (values[row + cell] as number)) values[row + cell] = value;
        }
      }
    }
  }
  return { days, values };
}

function blend(values: Float32Array, at: number, stabilityShare: number, difficultyShare: number): number {
  const low = (values[at] as number) * (1 - stabilityShare) + (values[at + 1] as number) * stabilityShare;
  const next = at + STABILITY_STEPS;
  const high = (values[next] as number) * (1 - stabilityShare) + (values[next + 1] as number) * stabilityShare;
  return low * (1 - difficultyShare) + high * difficultyShare;
}

/** Value of an item just answered. */
export function valueAt(table: ValueTable, daysLeft: number, stability: number, difficulty: number): number {
  const s = place(stability);
  const d = Math.min(Math.max((difficulty - 1) / DIFFICULTY_STEP, 0), DIFFICULTY_STEPS - 1.000001);
  const [sAt, dAt] = [Math.floor(s), Math.floor(d)];
  return blend(table.values, daysLeft * CELLS + dAt * STABILITY_STEPS + sAt, s - sAt, d - dAt);
}

/** Value of asking now, its price not taken off; `elapsed` at least 1. */
export function valueOfAsking(w: Parameters, table: ValueTable, left: number, elapsed: number, stability: number, difficulty: number): number {
  const recall = retrievability(w, elapsed, stability);
  const good = valueAt(table, left, stabilityAfterRecall(w, difficulty, stability, recall, 3), nextDifficulty(w, difficulty, 3));
  const again = valueAt(table, left, stabilityAfterForgetting(w, difficulty, stability, recall), nextDifficulty(w, difficulty, 1));
  return recall * good + (1 - recall) * again;
}

/** Value of not asking today: the best of never and each later day. */
export function valueOfWaiting(
  w: Parameters, table: ValueTable, prices: ArrayLike<number>, seconds: AnswerSeconds,
  left: number, elapsed: number, stability: number, difficulty: number,
): number {
  let best = retrievability(w, elapsed + left, stability);
  for (const wait of INTERVALS) {
    const then = left - wait;
    if (then < 0) break;
    const recall = retrievability(w, elapsed + wait, stability);
    const price = (prices[then] as number) * (seconds.review + (1 - recall) * seconds.wrong);
    const value = valueOfAsking(w, table, then, elapsed + wait, stability, difficulty) - price;
    if (value > best) best = value;
  }
  return best;
}

/** Value of a first answer with so many days left, its price not taken off. `known`: chance that it is right. */
export function valueOfMeeting(w: Parameters, table: ValueTable, left: number, known: number): number {
  const good = valueAt(table, left, initialStability(w, 3), initialDifficulty(w, 3));
  const again = valueAt(table, left, initialStability(w, 1), initialDifficulty(w, 1));
  return known * good + (1 - known) * again;
}
