import { default_w, FSRSAlgorithm, type FSRSState, type Grade } from "ts-fsrs";

/** How well an item was recalled: the input of FSRS. Derived from the response (`grading.ts`), never asked. */
export type Rating = "again" | "hard" | "good" | "easy";

/** What FSRS knows of one learner and one subject. */
export interface MemoryState {
  /** Days until the probability of recall has fallen to 90 %. */
  readonly stability: number;
  /** 1 (easy) to 10 (hard), for this learner. Not the author's guess in `Item`. */
  readonly difficulty: number;
}

/** The FSRS-6 model of one learner. */
export interface Memory {
  /**
   * The state after an answer. `state` is null at the first one; `elapsedDays` are study days since the answer
   * before, 0 for one more on the same day, which changes stability by FSRS's short-term rule.
   */
  next(state: MemoryState | null, elapsedDays: number, rating: Rating): MemoryState;
  /** Probability of recall, 0..1, `elapsedDays` after the last answer. */
  retrievability(state: MemoryState, elapsedDays: number): number;
  /**
   * Whole days, 1 to 36,500, until retrievability has fallen to `desiredRetention` (above 0, at most 1; else
   * throws). No fuzz: two devices must show the same plan, and packs already spread what falls on one day.
   */
  intervalDays(state: MemoryState, desiredRetention: number): number;
}

/** The 21 parameters of FSRS-6 fitted to the average of many learners; used until a learner's own are known. */
export const DEFAULT_PARAMETERS: readonly number[] = default_w;

/** Longest interval, in days: FSRS's own bound on stability. */
const INTERVAL_LIMIT_DAYS = 36_500;

const GRADES: Readonly<Record<Rating, Grade>> = { again: 1, hard: 2, good: 3, easy: 4 };

/**
 * A memory model with these FSRS-6 parameters. Values outside FSRS's bounds are clipped to them.
 * Throws unless there are 21 finite numbers: ts-fsrs would quietly fall back to its defaults.
 */
export function createMemory(parameters: readonly number[] = DEFAULT_PARAMETERS): Memory {
  if (parameters.length !== DEFAULT_PARAMETERS.length || !parameters.every(Number.isFinite)) {
    throw new Error(`FSRS-6 takes ${DEFAULT_PARAMETERS.length} finite parameters, got [${parameters.join(", ")}]`);
  }
  // The bare algorithm and not `fsrs()`: no cards, dates and learning steps, half the bytes.
  const algorithm = new FSRSAlgorithm({ w: [...parameters] });
  return {
    next: (state, elapsedDays, rating): FSRSState => algorithm.next_state(state, elapsedDays, GRADES[rating]),
    retrievability: (state, elapsedDays) => algorithm.forgetting_curve(elapsedDays, state.stability),
    intervalDays: (state, desiredRetention) => {
      const days = Math.round(state.stability * algorithm.calculate_interval_modifier(desiredRetention));
      return Math.min(Math.max(days, 1), INTERVAL_LIMIT_DAYS);
    },
  };
}
