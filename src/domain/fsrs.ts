/**
 * The equations of FSRS-6, one function each, named as in the literature.
 * Source: "The Algorithm" of open-spaced-repetition (fsrs4anki wiki), as ts-fsrs 5.4 implements it; tests compare
 * every function of this file's users with ts-fsrs. Ours is a fifth of its bytes, and it does not round.
 * `w`: the 21 parameters. Stability in days, difficulty 1..10, grade 1 (again) to 4 (easy).
 */
export type Grade = 1 | 2 | 3 | 4;

/** Number of parameters of FSRS-6. */
export const PARAMETER_COUNT = 21;

/** Bounds of stability, in days. */
const STABILITY_MIN = 0.001;
const STABILITY_MAX = 36_500;

/** Least stability after a first answer, in days. */
const FIRST_STABILITY_MIN = 0.1;

type Parameters = ArrayLike<number>;

/** Stability after the first answer. */
export function initialStability(w: Parameters, grade: Grade): number {
  return Math.max(at(w, grade - 1), FIRST_STABILITY_MIN);
}

/** Difficulty after the first answer. */
export function initialDifficulty(w: Parameters, grade: Grade): number {
  return clampDifficulty(rawInitialDifficulty(w, grade));
}

/** Probability of recall, 0..1, `elapsedDays` after an answer that left this stability. */
export function retrievability(w: Parameters, elapsedDays: number, stability: number): number {
  const decay = -at(w, 20);
  const factor = 0.9 ** (1 / decay) - 1;
  return (1 + (factor * elapsedDays) / stability) ** decay;
}

/** Days until retrievability has fallen to `desiredRetention`; not rounded. */
export function intervalDays(w: Parameters, stability: number, desiredRetention: number): number {
  const decay = -at(w, 20);
  const factor = 0.9 ** (1 / decay) - 1;
  return (stability / factor) * (desiredRetention ** (1 / decay) - 1);
}

/** Difficulty after another answer: damped near 10, drawn back to the difficulty of an easy first answer. */
export function nextDifficulty(w: Parameters, difficulty: number, grade: Grade): number {
  const delta = -at(w, 6) * (grade - 3);
  const damped = difficulty + (delta * (10 - difficulty)) / 9;
  return clampDifficulty(at(w, 7) * rawInitialDifficulty(w, 4) + (1 - at(w, 7)) * damped);
}

/** Stability after recall on a later day. `recall`: retrievability at the answer. */
export function stabilityAfterRecall(
  w: Parameters,
  difficulty: number,
  stability: number,
  recall: number,
  grade: Grade,
): number {
  const hardPenalty = grade === 2 ? at(w, 15) : 1;
  const easyBonus = grade === 4 ? at(w, 16) : 1;
  const gain = Math.exp(at(w, 8)) * (11 - difficulty) * stability ** -at(w, 9) * Math.expm1((1 - recall) * at(w, 10));
  return clampStability(stability * (1 + gain * hardPenalty * easyBonus));
}

/** Stability after forgetting on a later day; never more than a same-day lapse would leave. */
export function stabilityAfterForgetting(w: Parameters, difficulty: number, stability: number, recall: number): number {
  const forgotten =
    at(w, 11) * difficulty ** -at(w, 12) * ((stability + 1) ** at(w, 13) - 1) * Math.exp((1 - recall) * at(w, 14));
  const ceiling = stability / Math.exp(at(w, 17) * at(w, 18));
  return Math.max(Math.min(ceiling, clampStability(forgotten)), STABILITY_MIN);
}

/** Stability after another answer on the same day. */
export function stabilityAfterSameDay(w: Parameters, stability: number, grade: Grade): number {
  const increase = stability ** -at(w, 19) * Math.exp(at(w, 17) * (grade - 3 + at(w, 18)));
  return clampStability(stability * (grade >= 2 ? Math.max(increase, 1) : increase));
}

function rawInitialDifficulty(w: Parameters, grade: Grade): number {
  return at(w, 4) - Math.exp((grade - 1) * at(w, 5)) + 1;
}

function clampDifficulty(difficulty: number): number {
  return Math.min(Math.max(difficulty, 1), 10);
}

function clampStability(stability: number): number {
  return Math.min(Math.max(stability, STABILITY_MIN), STABILITY_MAX);
}

function at(w: Parameters, index: number): number {
  return w[index] as number;
}
