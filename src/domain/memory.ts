import {
  createKernel,
  type Grade,
  initialDifficulty,
  initialStability,
  intervalDays,
  nextDifficulty,
  nextStability,
  PARAMETER_COUNT,
  retrievability,
} from "./fsrs.ts";

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
  /** The 21 parameters of FSRS-6 that this model was made with. */
  readonly parameters: readonly number[];
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

/**
 * The parameters of FSRS-6 fitted to the average of many learners; used until a learner's own are known.
 * Source: `default_w` of ts-fsrs 5.4.
 */
export const DEFAULT_PARAMETERS: readonly number[] = [
  0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629, 1.6483,
  0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
];

/** Longest interval, in days: FSRS's own bound on stability. */
const INTERVAL_LIMIT_DAYS = 36_500;

/** What FSRS calls the ratings. */
export const GRADES: Readonly<Record<Rating, Grade>> = { again: 1, hard: 2, good: 3, easy: 4 };

/** A memory model with these FSRS-6 parameters. Throws unless there are 21 finite numbers. */
export function createMemory(parameters: readonly number[] = DEFAULT_PARAMETERS): Memory {
  if (parameters.length !== PARAMETER_COUNT || !parameters.every(Number.isFinite)) {
    throw new Error(`FSRS-6 takes ${PARAMETER_COUNT} finite parameters, got [${parameters.join(", ")}]`);
  }
  const kernel = createKernel(parameters);
  return {
    parameters,
    next: (state, elapsedDays, rating) => {
      const grade = GRADES[rating];
      if (state === null) {
        return { stability: initialStability(kernel, grade), difficulty: initialDifficulty(kernel, grade) };
      }
      const { stability, difficulty } = state;
      return {
        stability: nextStability(kernel, difficulty, stability, elapsedDays, grade),
        difficulty: nextDifficulty(kernel, difficulty, grade),
      };
    },
    retrievability: (state, elapsedDays) => retrievability(kernel, elapsedDays, state.stability),
    intervalDays: (state, desiredRetention) => {
      if (!(desiredRetention > 0 && desiredRetention <= 1)) {
        throw new Error(`Desired retention must be above 0 and at most 1, got ${desiredRetention}`);
      }
      const days = Math.round(intervalDays(kernel, state.stability, desiredRetention));
      return Math.min(Math.max(days, 1), INTERVAL_LIMIT_DAYS);
    },
  };
}
