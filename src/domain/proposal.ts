import { type Evaluation, evaluate } from "./evaluate.ts";
import { type FitOptions, fitParameters } from "./fit.ts";
import { DEFAULT_PARAMETERS } from "./memory.ts";
import { firstReviews, type PackedReviews } from "./packed-reviews.ts";
import type { StudyDay } from "./study-day.ts";

/** Share of the log, its later end, that a fit has to predict without having seen it. */
const HELD_OUT_SHARE = 0.2;

/** Fewer reviews to predict in the held-out part would prove nothing. */
const HELD_OUT_MIN = 50;

/** Fewer answers than this are not worth a first fit. */
const FIRST_FIT_REVIEWS = 200;

/** Share by which the log has to have grown since it was last fitted. */
const GROWTH_SHARE = 0.2;

/** Which parameters a check of the log speaks for, and how well they predicted what they had not seen. */
export type Proposal =
  /** Those fitted to the log predict better than the average learner's. They are then fitted to all of it. */
  | ({ readonly kind: "adopted"; readonly parameters: readonly number[] } & HeldOut)
  /** The average learner's predict better than those in force. */
  | ({ readonly kind: "dropped" } & HeldOut)
  /** Those in force stay. */
  | ({ readonly kind: "kept"; readonly reason: "noBetter" } & HeldOut)
  | { readonly kind: "kept"; readonly reason: "tooFew" };

/** The last word on the learner's parameters. */
export interface LastFit {
  /** Answers in the log at that time. */
  readonly reviews: number;
  readonly day: StudyDay;
  /** The learner went back to the average. */
  readonly isDeclined: boolean;
}

interface HeldOut {
  /** Mean log loss on the held-out reviews: of the parameters proposed, and of the average learner's. */
  readonly heldOutLoss: number;
  readonly defaultLoss: number;
}

/**
 * Fits the earlier part of the log and lets the fit predict the later: never proposes what predicted held-out reviews
 * worse than the average learner's parameters did. `current`: those in force. They are judged only against the
 * average: having been fitted to most of the log, they would win unfairly against a fit that has not seen its end.
 */
export function proposeParameters(reviews: PackedReviews, current: readonly number[], options: FitOptions): Proposal {
  const split = Math.floor(reviews.grades.length * (1 - HELD_OUT_SHARE));
  const heldOut = (parameters: ArrayLike<number>): Evaluation => evaluate(reviews, parameters, split);
  const { loss: defaultLoss, predicted } = heldOut(DEFAULT_PARAMETERS);
  if (predicted < HELD_OUT_MIN) return { kind: "kept", reason: "tooFew" };

  const trial = fitParameters(firstReviews(reviews, split), options);
  const trialLoss = heldOut(trial.parameters).loss;
  if (trialLoss < defaultLoss) {
    const { parameters } = fitParameters(reviews, options);
    return { kind: "adopted", parameters, heldOutLoss: trialLoss, defaultLoss };
  }
  const currentLoss = heldOut(current).loss;
  if (currentLoss > defaultLoss) return { kind: "dropped", heldOutLoss: defaultLoss, defaultLoss };
  return { kind: "kept", reason: "noBetter", heldOutLoss: currentLoss, defaultLoss };
}

/**
 * Whether the log is to be fitted by itself: never fitted and at least 200 answers long, or grown by a fifth since the
 * last fit, of which there is at most one a day. Never where the learner went back to the average: then they ask.
 */
export function isRefitDue(reviews: number, last: LastFit | null, today: StudyDay): boolean {
  if (last === null) return reviews >= FIRST_FIT_REVIEWS;
  return !last.isDeclined && today > last.day && reviews >= last.reviews * (1 + GROWTH_SHARE);
}
