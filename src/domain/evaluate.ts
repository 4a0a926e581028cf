import {
  createKernel,
  type Grade,
  initialDifficulty,
  initialStability,
  nextDifficulty,
  nextStability,
  retrievability,
} from "./fsrs.ts";
import { noStates, type PackedReviews } from "./packed-reviews.ts";

/** Recall is kept this far from 0 and 1 where its logarithm is taken. */
export const CERTAINTY_MARGIN = 1e-7;

/** How well recall was predicted. */
export interface Evaluation {
  /** Mean log loss, natural logarithm; NaN where nothing was predicted. */
  readonly loss: number;
  /** Reviews predicted: those on a later day than the one before. All count alike. */
  readonly predicted: number;
}

/**
 * How well the parameters predict the reviews from index `from` on; those before it only lead up to them. Reviews on
 * the same day as the one before move the state and are not predicted, as in the srs-benchmark.
 */
export function evaluate(reviews: PackedReviews, parameters: ArrayLike<number>, from = 0): Evaluation {
  const kernel = createKernel(parameters);
  const { memoryCount, memories, days, grades } = reviews;
  const { stability, difficulty, lastDay } = noStates(memoryCount);
  let sum = 0;
  let predicted = 0;
  for (let index = 0; index < grades.length; index++) {
    const memory = memories[index] as number;
    const grade = grades[index] as Grade;
    const before = stability[memory] as number;
    if (before === 0) {
      stability[memory] = initialStability(kernel, grade);
      difficulty[memory] = initialDifficulty(kernel, grade);
      lastDay[memory] = days[index] as number;
      continue;
    }
    const elapsedDays = Math.max(0, (days[index] as number) - (lastDay[memory] as number));
    if (elapsedDays > 0 && index >= from) {
      const recall = retrievability(kernel, elapsedDays, before);
      sum -= Math.log(Math.max(grade > 1 ? recall : 1 - recall, CERTAINTY_MARGIN));
      predicted++;
    }
    const hardness = difficulty[memory] as number;
    stability[memory] = nextStability(kernel, hardness, before, elapsedDays, grade);
    difficulty[memory] = nextDifficulty(kernel, hardness, grade);
    lastDay[memory] = (lastDay[memory] as number) + elapsedDays;
  }
  return { loss: sum / predicted, predicted };
}
