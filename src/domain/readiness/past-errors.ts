import type { StudyDay } from "../study-day.ts";

/** A mock exam that is over: what had been predicted for it, and what came. In questions. */
export interface PastPrediction {
  readonly predicted: number;
  readonly actual: number;
  readonly questions: number;
  /** When it was sat. */
  readonly day: StudyDay;
}

/** How far predictions are off for a learner, as a share of the questions: expected, and its variance. */
export interface ExpectedError {
  readonly mean: number;
  readonly variance: number;
}

/** What the model itself gets wrong before any mock exam has told, as a deviation of the share of right answers. */
const PRIOR_DEVIATION = 0.02;

/** Variance of one answer to a question that is neither sure nor hopeless. */
const ANSWER_VARIANCE = 0.2;

/**
 * What past predictions say about the next one. A single mock exam is mostly chance, so its error is believed only by as
 * much as it can tell: by one of 55 questions about a fifth.
 */
export function expectedErrorFrom(past: readonly PastPrediction[]): ExpectedError {
  let precision = 1 / PRIOR_DEVIATION ** 2;
  let sum = 0;
  for (const { predicted, actual, questions } of past) {
    if (questions <= 0) continue;
    const weight = questions / ANSWER_VARIANCE;
    precision += weight;
    sum += (weight * (actual - predicted)) / questions;
  }
  return { mean: sum / precision, variance: 1 / precision };
}
