/**
 * Silent reading of Japanese by adults runs at about 500 to 600 characters a minute; an exam item is read
 * with care, and its options are weighed against each other.
 */
const CHARACTERS_PER_MINUTE = 500;

/** Making up one's mind after reading: about what a short card costs in all (fsrs-rs simulator, 8-14 s). */
const DECISION_MILLIS = 8_000;

/** Reading the verdict and why: the simulator's extra 12 s after a wrong answer, less where it was right. */
const FEEDBACK_MILLIS = 10_000;

/** A solution read after a wrong answer takes so much more (fsrs-rs simulator defaults). */
const WRONG_MILLIS = 12_300;

/** An item met for the first time is read with more care: about what the simulator's first answers take more. */
const FIRST_FACTOR = 1.3;

/** The estimate counts as much as this many items of the learner's own. */
const PRIOR_ITEMS = 10;

/** Beyond these the clock has measured something else: taps without reading, a phone laid aside. */
const PACE_MIN = 0.4;
const PACE_MAX = 2.5;

/** What answering one item took, over all attempts at it. */
export interface PaceSample {
  readonly characters: number;
  readonly responseMillis: number;
  readonly attempts: number;
}

/**
 * Milliseconds to read an item of that many characters, answer it and read the feedback.
 * `pace` is the learner's own factor from `paceOf`: 1 as estimated, 2 twice as long.
 */
export function estimateMillis(characters: number, pace: number): number {
  return Math.round((answerMillis(characters) + FEEDBACK_MILLIS) * pace);
}

/**
 * Milliseconds of study in a day: answering, which is measured, and reading the feedback, which is not kept and is taken
 * as it is in the estimate.
 */
export function studyMillis({ answers, responseMillis }: { answers: number; responseMillis: number }): number {
  return responseMillis + answers * FEEDBACK_MILLIS;
}

/**
 * Seconds that answers to items of that many characters take, apart for first answers, reviews, and what a wrong one
 * takes more. For the plan, which weighs them against each other.
 */
export function answerSeconds(characters: number, pace: number): { first: number; review: number; wrong: number } {
  const wrong = (pace * WRONG_MILLIS) / 1000;
  // The estimate's feedback is a mean of right and wrong answers: the right ones take less.
  const review = Math.max(1, estimateMillis(characters, pace) / 1000 - wrong / 3);
  return { first: review * FIRST_FACTOR, review, wrong };
}

/**
 * The learner's own factor on the estimate, 0.4 to 2.5. Each sample counts by its attempts, within the same
 * bounds, so that one forgotten phone does not slow every pack; few samples stay close to 1.
 */
export function paceOf(samples: readonly PaceSample[]): number {
  let [weight, sum] = [PRIOR_ITEMS, PRIOR_ITEMS];
  for (const { characters, responseMillis, attempts } of samples) {
    if (attempts <= 0) continue;
    weight += attempts;
    sum += attempts * clampPace(responseMillis / (attempts * answerMillis(characters)));
  }
  return clampPace(sum / weight);
}

function answerMillis(characters: number): number {
  return (characters / CHARACTERS_PER_MINUTE) * 60_000 + DECISION_MILLIS;
}

function clampPace(pace: number): number {
  return Math.min(Math.max(pace, PACE_MIN), PACE_MAX);
}
