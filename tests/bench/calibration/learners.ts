import fitted from "../data/fsrs6-parameters.json" with { type: "json" };
import { drawn } from "../learning/draw.ts";
import type { Learner as LearningLearner } from "../learning/learners.ts";
import type { Family } from "../learning/truth.ts";

export type Half = "tune" | "test";

/** Shares of the bank met when a prediction is made. */
export const COVERAGES: readonly number[] = [0.1, 0.3, 0.5, 1];

/** Of each half and family. */
const LEARNERS = 60;

/** Somebody whose score is to be predicted. */
export interface Learner extends LearningLearner {
  readonly family: Family;
  /** How much better or worse each of the seven sections is known before. */
  readonly knownBySection: readonly number[];
  /** Chance to tap わからない rather than guess. */
  readonly passShare: number;
  /** Share of the exam that turns on what the bank holds. */
  readonly transfer: number;
  readonly minutes: number;
  readonly missedDays: number;
}

/** The tuning half or the test half: with different memories and different luck. */
export function learnersOf(half: Half): readonly Learner[] {
  return (["fsrs", "mismatched"] as const).flatMap((family) =>
    Array.from({ length: LEARNERS }, (_, index) => learnerOf(half, family, index)),
  );
}

function learnerOf(half: Half, family: Family, index: number): Learner {
  // Odd and even numbers never share a memory.
  const number = 10_000 + 2 * index + (half === "test" ? 1 : 0) + (family === "fsrs" ? 0 : 5_000);
  const draw = (from: number, to: number, what: number): number => from + (to - from) * drawn(number, what, 0, 1);
  const vectors = fitted.parameters.filter((_, vector) => vector % 2 === (half === "test" ? 1 : 0));
  const known = draw(0.15, 0.8, 3);
  return {
    number,
    family,
    parameters: vectors[index % vectors.length] as number[],
    seconds: { first: draw(13.8, 19.6, 1), review: draw(8, 16.4, 2), wrong: 12.3 },
    known,
    knownBySection: Array.from({ length: 7 }, (_, section) =>
      Math.min(Math.max(known + draw(-0.2, 0.2, 10 + section), 0.02), 0.98),
    ),
    passShare: draw(0, 0.7, 4),
    transfer: draw(0.66, 0.94, 5),
    minutes: draw(10, 40, 6),
    missedDays: draw(0, 0.3, 7),
  };
}
