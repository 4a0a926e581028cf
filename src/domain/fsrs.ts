/**
 * The equations of FSRS-6, one function each, named as in the literature: the one kernel of replay, plan and fit.
 * Source: "The Algorithm" of open-spaced-repetition (fsrs4anki wiki), as ts-fsrs 5.4 implements it; tests compare
 * every function of this file's users with ts-fsrs. Ours is a fifth of its bytes, and it does not round.
 * Stability in days, difficulty 1..10, grade 1 (again) to 4 (easy).
 */
export type Grade = 1 | 2 | 3 | 4;

/** Number of parameters of FSRS-6. */
export const PARAMETER_COUNT = 21;

/** Bounds of stability, in days. */
export const STABILITY_MIN = 0.001;
export const STABILITY_MAX = 36_500;

/** Least stability after a first answer, in days. */
export const FIRST_STABILITY_MIN = 0.1;

/**
 * What the equations need of one parameter set, worked out once. Plain numbers and typed arrays of one shape, so that
 * every function below allocates nothing. Tables have one entry for each grade; entry 0 is unused.
 */
export interface Kernel {
  /** The 21 parameters. */
  readonly w: Float64Array;
  /** Exponent of the forgetting curve, below 0. */
  readonly decay: number;
  /** Makes the curve pass 90 % after `stability` days. */
  readonly factor: number;
  readonly firstStability: Float64Array;
  readonly firstDifficulty: Float64Array;
  /** Difficulty after an answer is linear in the one before: base + slope x difficulty. */
  readonly difficultyBase: Float64Array;
  readonly difficultySlope: Float64Array;
  /** What recall on a later day is worth, before difficulty, stability and retrievability are counted in. */
  readonly recallGain: Float64Array;
  /** What another answer on the same day multiplies stability by, before stability is counted in. */
  readonly sameDayGain: Float64Array;
  /** Least factor that a lapse divides stability by. */
  readonly lapseDivisor: number;
}

/** Prepares the kernel of these 21 parameters, which the caller has checked. */
export function createKernel(parameters: ArrayLike<number>): Kernel {
  const w = Float64Array.from(parameters);
  const at = (index: number) => w[index] as number;
  const byGrade = (value: (grade: number) => number) => Float64Array.from([0, 1, 2, 3, 4], value);
  const rawFirstDifficulty = (grade: number) => at(4) - Math.exp((grade - 1) * at(5)) + 1;
  const delta = (grade: number) => -at(6) * (grade - 3);
  const decay = -at(20);
  return {
    w,
    decay,
    factor: 0.9 ** (1 / decay) - 1,
    firstStability: byGrade((grade) => Math.max(at(Math.max(grade, 1) - 1), FIRST_STABILITY_MIN)),
    firstDifficulty: byGrade((grade) => clampDifficulty(rawFirstDifficulty(grade))),
    // Damped near 10, then drawn back to the difficulty of an easy first answer.
    difficultyBase: byGrade((grade) => at(7) * rawFirstDifficulty(4) + ((1 - at(7)) * delta(grade) * 10) / 9),
    difficultySlope: byGrade((grade) => (1 - at(7)) * (1 - delta(grade) / 9)),
    recallGain: byGrade((grade) => Math.exp(at(8)) * (grade === 2 ? at(15) : grade === 4 ? at(16) : 1)),
    sameDayGain: byGrade((grade) => Math.exp(at(17) * (grade - 3 + at(18)))),
    lapseDivisor: Math.exp(at(17) * at(18)),
  };
}

/** Stability after the first answer. */
export function initialStability(kernel: Kernel, grade: Grade): number {
  return kernel.firstStability[grade] as number;
}

/** Difficulty after the first answer. */
export function initialDifficulty(kernel: Kernel, grade: Grade): number {
  return kernel.firstDifficulty[grade] as number;
}

// Powers are written as exp of log: several times faster than ** in today's engines, and as exact as is needed.

/** Probability of recall, 0..1, `elapsedDays` after an answer that left this stability. */
export function retrievability(kernel: Kernel, elapsedDays: number, stability: number): number {
  return Math.exp(kernel.decay * Math.log(1 + (kernel.factor * elapsedDays) / stability));
}

/** Days until retrievability has fallen to `desiredRetention`; not rounded. */
export function intervalDays({ decay, factor }: Kernel, stability: number, desiredRetention: number): number {
  return (stability / factor) * (desiredRetention ** (1 / decay) - 1);
}

/** Difficulty after another answer. */
export function nextDifficulty(kernel: Kernel, difficulty: number, grade: Grade): number {
  return clampDifficulty(
    (kernel.difficultyBase[grade] as number) + (kernel.difficultySlope[grade] as number) * difficulty,
  );
}

/** Stability after another answer, `elapsedDays` after the one before; 0 for one more on the same day. */
export function nextStability(
  kernel: Kernel,
  difficulty: number,
  stability: number,
  elapsedDays: number,
  grade: Grade,
): number {
  if (elapsedDays === 0) return stabilityAfterSameDay(kernel, stability, grade);
  const recall = retrievability(kernel, elapsedDays, stability);
  return grade === 1
    ? stabilityAfterForgetting(kernel, difficulty, stability, recall)
    : stabilityAfterRecall(kernel, difficulty, stability, recall, grade);
}

/** Stability after recall on a later day. `recall`: retrievability at the answer. */
export function stabilityAfterRecall(
  kernel: Kernel,
  difficulty: number,
  stability: number,
  recall: number,
  grade: Grade,
): number {
  const { w } = kernel;
  const surprise = Math.exp((1 - recall) * (w[10] as number)) - 1;
  const gain = (11 - difficulty) * Math.exp(-(w[9] as number) * Math.log(stability)) * surprise;
  return clampStability(stability * (1 + (kernel.recallGain[grade] as number) * gain));
}

/** Stability after forgetting on a later day; never more than a same-day lapse would leave. */
export function stabilityAfterForgetting(
  kernel: Kernel,
  difficulty: number,
  stability: number,
  recall: number,
): number {
  const { w } = kernel;
  const kept = Math.exp((w[13] as number) * Math.log(stability + 1)) - 1;
  const forgotten =
    (w[11] as number) * kept * Math.exp((1 - recall) * (w[14] as number) - (w[12] as number) * Math.log(difficulty));
  return Math.max(Math.min(stability / kernel.lapseDivisor, clampStability(forgotten)), STABILITY_MIN);
}

/** Stability after another answer on the same day. */
export function stabilityAfterSameDay(kernel: Kernel, stability: number, grade: Grade): number {
  const increase = (kernel.sameDayGain[grade] as number) * Math.exp(-(kernel.w[19] as number) * Math.log(stability));
  return clampStability(stability * (grade >= 2 ? Math.max(increase, 1) : increase));
}

function clampDifficulty(difficulty: number): number {
  return difficulty < 1 ? 1 : difficulty > 10 ? 10 : difficulty;
}

function clampStability(stability: number): number {
  return stability < STABILITY_MIN ? STABILITY_MIN : stability > STABILITY_MAX ? STABILITY_MAX : stability;
}
