import type { AnswerSeconds } from "../../../src/domain/plan/values.ts";
import fitted from "../data/fsrs6-parameters.json" with { type: "json" };
import { drawn } from "./draw.ts";

/** A simulated learner: how fast, how much known before, and what drives the memory (`truth.ts`). */
export interface Learner {
  readonly number: number;
  /** FSRS-6 parameters fitted to a real learner; the mismatched family has none of these in its memory. */
  readonly parameters: readonly number[];
  readonly seconds: AnswerSeconds;
  /** Chance to know an item at its first sight, guessing not counted. */
  readonly known: number;
}

/** Chance to be right by guessing: one of five options. */
export const GUESS = 0.2;

/** How many learners there are. Even numbers tuned the plan, odd ones test it. */
const LEARNERS = fitted.parameters.length;

/** The test half, or the tuning half. */
export function learnersOf(half: "tune" | "test"): readonly Learner[] {
  const remainder = half === "tune" ? 0 : 1;
  return Array.from({ length: LEARNERS }, (_, number) => learnerOf(number)).filter(
    ({ number }) => number % 2 === remainder,
  );
}

/** Seconds: the range of fsrs-rs's simulator defaults; the right first answers: around those of its first ratings. */
function learnerOf(number: number): Learner {
  const draw = (from: number, to: number, what: number): number => from + (to - from) * drawn(number, what, 0, 1);
  return {
    number,
    parameters: fitted.parameters[number] as number[],
    seconds: { first: draw(13.8, 19.6, 1), review: draw(8, 16.4, 2), wrong: 12.3 },
    known: draw(0.4, 0.8, 3),
  };
}
