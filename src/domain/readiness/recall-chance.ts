import { CHECK_BINS, type RecallCheck } from "./recall-checks.ts";

/** One of five options is right by guessing. */
export const GUESS_CHANCE = 1 / 5;

/** How FSRS's recall becomes the chance to be right in the exam, for one learner. */
export interface RecallChance {
  /** Chance to be right in the exam, 0.2 to 1, where recall is predicted as this. */
  chance(recall: number): number;
  /** How the chance moves with each of the two numbers below: for the variance of a sum of chances. */
  slopes(recall: number): readonly [number, number];
  /** Variance of the two numbers: of the first, of both together, of the second. */
  readonly covariance: readonly [number, number, number];
}

/** Reviews that all agree still leave this doubt, because an exam asks in other words: in logits. */
const PRIOR_SHIFT = -0.25;
const PRIOR_SHIFT_DEVIATION = 0.5;
const PRIOR_SLOPE = 0.9;
const PRIOR_SLOPE_DEVIATION = 0.25;

/** Whatever a run of luck says, nobody scores more for having forgotten more. */
const SLOPE_MIN = 0.05;

/** Reviews come in runs on the same days and items, so they tell less than as many independent ones would. */
const REVIEW_WEIGHT = 0.5;

const STEPS = 12;
const MARGIN = 0.005;

/**
 * Learns from the checks how much the predicted recall is to be believed: chance = g + (1 - g) / (1 + e^-(shift + slope
 * x logit(recall))), g the guess floor, by the most probable shift and slope under a prior (Newton's method, which Platt
 * scaling uses too). A memory that FSRS does not describe is met halfway by this; without any check it is the prior.
 */
export function recallChanceFrom(checks: readonly RecallCheck[]): RecallChance {
  let [shift, slope] = [PRIOR_SHIFT, PRIOR_SLOPE];
  const [shiftPrecision, slopePrecision] = [1 / PRIOR_SHIFT_DEVIATION ** 2, 1 / PRIOR_SLOPE_DEVIATION ** 2];
  let covariance: readonly [number, number, number] = [PRIOR_SHIFT_DEVIATION ** 2, 0, PRIOR_SLOPE_DEVIATION ** 2];
  for (let step = 0; step < STEPS; step++) {
    let [a, b] = [shiftPrecision * (PRIOR_SHIFT - shift), slopePrecision * (PRIOR_SLOPE - slope)];
    let [aa, ab, bb] = [shiftPrecision, 0, slopePrecision];
    for (const { reviews, predicted, right, passed } of checks) {
      const x = logit(predicted / reviews);
      const known = 1 / (1 + Math.exp(-(shift + slope * x)));
      const chance = GUESS_CHANCE + (1 - GUESS_CHANCE) * known;
      const observed = right + GUESS_CHANCE * passed;
      // Scoring: the derivative of the chance over its variance, as Fisher's information has it.
      const derivative = (1 - GUESS_CHANCE) * known * (1 - known);
      const information = (REVIEW_WEIGHT * reviews * derivative ** 2) / (chance * (1 - chance));
      const pull = (REVIEW_WEIGHT * (observed - reviews * chance) * derivative) / (chance * (1 - chance));
      a += pull;
      b += pull * x;
      aa += information;
      ab += information * x;
      bb += information * x * x;
    }
    const determinant = aa * bb - ab * ab;
    const steeper = slope + (aa * b - ab * a) / determinant;
    shift += steeper < SLOPE_MIN ? a / aa : (bb * a - ab * b) / determinant;
    slope = Math.max(steeper, SLOPE_MIN);
    covariance = [bb / determinant, -ab / determinant, aa / determinant];
  }
  const knownAt = (recall: number): number => 1 / (1 + Math.exp(-(shift + slope * logit(recall))));
  return {
    covariance,
    chance: (recall) => GUESS_CHANCE + (1 - GUESS_CHANCE) * knownAt(recall),
    slopes: (recall) => {
      const known = knownAt(recall);
      const derivative = (1 - GUESS_CHANCE) * known * (1 - known);
      return [derivative, derivative * logit(recall)];
    },
  };
}

/** The checks of all items together, bin by bin. */
export function sumOfChecks(lists: Iterable<readonly RecallCheck[]>): readonly RecallCheck[] {
  const sums = CHECK_BINS.map((_, bin) => ({ bin, reviews: 0, predicted: 0, right: 0, passed: 0 }));
  for (const checks of lists) {
    for (const { bin, reviews, predicted, right, passed } of checks) {
      const sum = sums[bin];
      if (sum === undefined) throw new Error(`Inconsistent: a check in bin ${bin}, of which there are ${sums.length}`);
      sum.reviews += reviews;
      sum.predicted += predicted;
      sum.right += right;
      sum.passed += passed;
    }
  }
  return sums.filter(({ reviews }) => reviews > 0);
}

function logit(share: number): number {
  const within = Math.min(Math.max(share, MARGIN), 1 - MARGIN);
  return Math.log(within / (1 - within));
}
