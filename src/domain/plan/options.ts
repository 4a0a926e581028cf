import { type Kernel, retrievability } from "../fsrs.ts";
import { CELLS, valueAt } from "./grid.ts";
import type { PlanItems } from "./plan.ts";
import { INTERVALS, type Outcome, outcomeOf } from "./transitions.ts";
import { type AnswerSeconds, expectedSeconds, type ValueTable } from "./values.ts";

/** Days after which asking an item that was met is weighed: today, and after each interval. */
export const WAITS: readonly number[] = [0, ...INTERVALS];

/**
 * What comes of asking each item that was met after each wait. Prices change from round to round, these do not.
 * Arrays over `item * WAITS.length + wait`, places as in `Outcome`.
 */
export interface Options {
  readonly recall: Float32Array;
  readonly recalledStability: Float32Array;
  readonly forgottenStability: Float32Array;
  /** By item. */
  readonly recalledDifficulty: Float32Array;
  readonly forgottenDifficulty: Float32Array;
  /** By item: recall on the exam day if it is left alone. */
  readonly rest: Float32Array;
}

/** Works the options of a plan for so many days out. */
export function optionsOf(items: PlanItems, kernel: Kernel, daysLeft: number): Options {
  const count = items.weight.length;
  const options: Options = {
    recall: new Float32Array(count * WAITS.length),
    recalledStability: new Float32Array(count * WAITS.length),
    forgottenStability: new Float32Array(count * WAITS.length),
    recalledDifficulty: new Float32Array(count),
    forgottenDifficulty: new Float32Array(count),
    rest: new Float32Array(count),
  };
  for (let item = 0; item < count; item++) {
    const elapsed = items.elapsedDays[item] as number;
    if (elapsed < 0) continue;
    const [stability, difficulty] = [items.stability[item] as number, items.difficulty[item] as number];
    options.rest[item] = retrievability(kernel, elapsed + daysLeft, stability);
    for (let wait = 0; wait < WAITS.length && (WAITS[wait] as number) < daysLeft; wait++) {
      const outcome = outcomeOf(kernel, stability, difficulty, elapsed + (WAITS[wait] as number));
      const at = item * WAITS.length + wait;
      options.recall[at] = outcome.recall;
      options.recalledStability[at] = outcome.recalledStability;
      options.forgottenStability[at] = outcome.forgottenStability;
      options.recalledDifficulty[item] = outcome.recalledDifficulty;
      options.forgottenDifficulty[item] = outcome.forgottenDifficulty;
    }
  }
  return options;
}

/** The outcome of asking an item after a wait (its number in `WAITS`). */
export function outcomeAt(options: Options, item: number, wait: number): Outcome {
  const at = item * WAITS.length + wait;
  return {
    recall: options.recall[at] as number,
    recalledStability: options.recalledStability[at] as number,
    forgottenStability: options.forgottenStability[at] as number,
    recalledDifficulty: options.recalledDifficulty[item] as number,
    forgottenDifficulty: options.forgottenDifficulty[item] as number,
  };
}

/** What is best for an item that was met: the number of the wait, -1 for none before the exam, and its value. */
export interface BestWait {
  readonly wait: number;
  readonly value: number;
}

/** The wait that is worth most, from the one numbered `from` on. What was answered today is not asked today again. */
export function bestWait(
  options: Options,
  { afterRecall, afterForgetting, daysLeft }: ValueTable,
  prices: ArrayLike<number>,
  seconds: AnswerSeconds,
  item: number,
  from: number,
): BestWait {
  const recalledDifficulty = options.recalledDifficulty[item] as number;
  const forgottenDifficulty = options.forgottenDifficulty[item] as number;
  let value = options.rest[item] as number;
  let best = -1;
  for (let wait = from; wait < WAITS.length; wait++) {
    const left = daysLeft - (WAITS[wait] as number);
    if (left < 1) break;
    const at = item * WAITS.length + wait;
    const recall = options.recall[at] as number;
    const offset = left * CELLS;
    const asked =
      recall * valueAt(afterRecall, offset, options.recalledStability[at] as number, recalledDifficulty) +
      (1 - recall) * valueAt(afterForgetting, offset, options.forgottenStability[at] as number, forgottenDifficulty) -
      (prices[left] as number) * expectedSeconds(seconds, recall, false);
    if (asked > value) {
      value = asked;
      best = wait;
    }
  }
  return { wait: best, value };
}
