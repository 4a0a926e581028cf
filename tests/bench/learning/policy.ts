import type { Kernel } from "../../../src/domain/fsrs.ts";
import type { AnswerSeconds } from "../../../src/domain/plan/values.ts";
import type { Memories } from "./belief.ts";
import type { Exam } from "./exam.ts";

/** What a policy knows in the morning of a study day. */
export interface Morning {
  readonly day: number;
  /** The exam is on this day; the last study day is the one before. */
  readonly days: number;
  readonly exam: Exam;
  /** What the learner takes for an answer, as the app has measured it. */
  readonly seconds: AnswerSeconds;
  /** Chance to know an item at first sight, estimated from the first answers so far. */
  readonly known: number;
  /** Seconds by days left that the learner will have, as far as can be told from the days so far. */
  readonly budget: Float64Array;
  /** Parameters that the beliefs rest on. */
  readonly kernel: Kernel;
  /** Memory as the answers so far and these parameters make it. */
  readonly beliefs: Memories;
  /** Answers so far by item, and how often one was forgotten after having been known. */
  readonly reps: Int32Array;
  readonly wrongRun: Uint8Array;
}

/** A way to choose what to study. */
export interface Policy {
  /** The items of the day in order; the learner goes as far as time allows. */
  queue(morning: Morning): readonly number[];
  /** Whether an item just answered wrongly is asked once more at the end of the day. */
  isRetried?(item: number): boolean;
}

/** Makes a policy for one learner: it may remember from day to day. */
export interface PolicyKind {
  readonly name: string;
  /** Which parameters its beliefs rest on: the average learner's, refitted to the own log, or the true ones. */
  readonly parameters: "default" | "refitted" | "true";
  create(): Policy;
}

export const numbersTo = (count: number): number[] => Array.from({ length: count }, (_, number) => number);
