import { type Evaluation, evaluate } from "./evaluate.ts";
import { fitFirstStabilities } from "./fit-first-stabilities.ts";
import { createLossGradient, type LossGradient } from "./fit-gradient.ts";
import { createKernel, FIRST_STABILITY_MIN, PARAMETER_COUNT } from "./fsrs.ts";
import { DEFAULT_PARAMETERS } from "./memory.ts";
import { type PackedReviews, type ReviewSequences, toSequences } from "./packed-reviews.ts";
import { PARAMETER_BOUNDS } from "./parameter-bounds.ts";
import { createRandom, type Random } from "./random.ts";

/**
 * The learner's own parameters of FSRS-6: those under which the log is most likely, drawn towards the average
 * learner's by how far people differ. Adam on mini-batches of whole memories, over coordinates in which one unit is one
 * standard deviation between people, so that one step length suits all of them.
 */

/**
 * Standard deviation of each parameter between people. Source: `PARAMS_STDDEV` of fsrs-rs. The first four are
 * stabilities: there it speaks of a long tail, and the logarithm is used instead, whose deviation is about 1.
 */
const DEVIATIONS: readonly number[] = [
  6.43, 9.66, 17.58, 27.85, 0.57, 0.28, 0.6, 0.12, 0.39, 0.18, 0.33, 0.3, 0.09, 0.16, 0.57, 0.25, 1.03, 0.31, 0.32,
  0.14, 0.27,
];
const FIRST_STABILITIES = 4;

/** Half of the squared distance is what normally distributed parameters ask for. */
const PRIOR_WEIGHT = 0.5;
/**
 * And people are not quite as FSRS-6 has them, so that on few reviews noise is fitted all the same: with this many the
 * prior counts twice, with a tenth elevenfold, with ten times as many hardly more than once. Chosen on simulated logs of
 * 25 learners, 200 to 5,000 reviews: up to here it costs nothing where the model does hold.
 */
const PRIOR_REVIEWS = 300;

/** Predicted reviews in a batch; one of few reviews is all of them. */
const BATCH_REVIEWS = 512;
const EPOCHS_MIN = 5;
/** Few reviews are gone over more often: Adam needs so many steps to arrive. */
const STEPS_MIN = 150;

/** First step of Adam, in deviations; falls to 0 along a half cosine. */
const STEP_LENGTH = 0.1;
const MOMENTUM = 0.9;
const VARIANCE_MEMORY = 0.999;
const VARIANCE_FLOOR = 1e-8;

export interface FitOptions {
  /** Of the order in which memories are gone through: the same seed, the same parameters. */
  readonly seed: number;
}

/** `loss`, `predicted`: of the reviews that were fitted. */
export interface Fit extends Evaluation {
  readonly parameters: readonly number[];
}

/** The parameters fitted to the reviews; the defaults where nothing can be predicted. */
export function fitParameters(reviews: PackedReviews, { seed }: FitOptions): Fit {
  const sequences = toSequences(reviews);
  const counts = predictedCounts(sequences);
  const predicted = counts.reduce((sum, count) => sum + count, 0);
  if (predicted === 0) return { parameters: DEFAULT_PARAMETERS, loss: Number.NaN, predicted };
  const random = createRandom(seed);
  const lossGradient = createLossGradient(sequences);
  const priorWeight = (PRIOR_WEIGHT * (1 + PRIOR_REVIEWS / predicted)) / predicted;
  const parameters = [...DEFAULT_PARAMETERS];
  fitFirstStabilities(sequences).forEach((stability, index) => {
    parameters[index] = stability;
  });
  const memories = Uint32Array.from(counts.keys()).filter((memory) => counts[memory] !== 0);
  const position = toPosition(parameters);
  descend({ lossGradient, memories, counts, predicted, priorWeight, random }, position);
  const fitted = toParameters(position);
  return { parameters: Array.from(fitted), ...evaluate(reviews, fitted) };
}

interface Descent {
  readonly lossGradient: LossGradient;
  readonly memories: Uint32Array;
  readonly counts: Uint32Array;
  readonly predicted: number;
  readonly priorWeight: number;
  readonly random: Random;
}

/** Goes down from the position, in place, to where loss and prior are least together. */
function descend(
  { lossGradient, memories, counts, predicted, priorWeight, random }: Descent,
  position: Float64Array,
): void {
  const gradient = new Float64Array(PARAMETER_COUNT);
  const mean = new Float64Array(PARAMETER_COUNT);
  const variance = new Float64Array(PARAMETER_COUNT);
  const stepsPerEpoch = Math.ceil(predicted / BATCH_REVIEWS);
  const epochs = Math.max(EPOCHS_MIN, Math.ceil(STEPS_MIN / stepsPerEpoch));
  const steps = epochs * stepsPerEpoch;
  let step = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffleInPlace(memories, random);
    let next = 0;
    while (next < memories.length) {
      const parameters = toParameters(position);
      const kernel = createKernel(parameters);
      gradient.fill(0);
      let count = 0;
      while (next < memories.length && count < BATCH_REVIEWS) {
        const memory = memories[next++] as number;
        lossGradient.add(kernel, memory, gradient);
        count += counts[memory] as number;
      }
      step++;
      const length = (STEP_LENGTH * (1 + Math.cos((Math.PI * Math.min(step, steps)) / steps))) / 2;
      for (let index = 0; index < PARAMETER_COUNT; index++) {
        const slope =
          ((gradient[index] as number) * unitOf(index, parameters)) / count +
          2 * priorWeight * (position[index] as number);
        mean[index] = MOMENTUM * (mean[index] as number) + (1 - MOMENTUM) * slope;
        variance[index] = VARIANCE_MEMORY * (variance[index] as number) + (1 - VARIANCE_MEMORY) * slope * slope;
        const expectedMean = (mean[index] as number) / (1 - MOMENTUM ** step);
        const expectedVariance = (variance[index] as number) / (1 - VARIANCE_MEMORY ** step);
        position[index] =
          (position[index] as number) - (length * expectedMean) / (Math.sqrt(expectedVariance) + VARIANCE_FLOOR);
      }
      position.set(toPosition(toParameters(position)));
    }
  }
}

/** What a step of one unit changes the parameter by, here. */
function unitOf(index: number, parameters: ArrayLike<number>): number {
  return index < FIRST_STABILITIES ? (parameters[index] as number) : (DEVIATIONS[index] as number);
}

/** Distance from the average learner in deviations. */
function toPosition(parameters: ArrayLike<number>): Float64Array {
  return Float64Array.from(DEFAULT_PARAMETERS, (average, index) => {
    const value = parameters[index] as number;
    return index < FIRST_STABILITIES ? Math.log(value / average) : (value - average) / (DEVIATIONS[index] as number);
  });
}

/** The parameters at this distance, within their bounds. */
function toParameters(position: Float64Array): Float64Array {
  return Float64Array.from(DEFAULT_PARAMETERS, (average, index) => {
    const distance = position[index] as number;
    const value =
      index < FIRST_STABILITIES ? average * Math.exp(distance) : average + distance * (DEVIATIONS[index] as number);
    const [least, greatest] = PARAMETER_BOUNDS[index] as readonly [number, number];
    return Math.min(Math.max(value, index < FIRST_STABILITIES ? FIRST_STABILITY_MIN : least), greatest);
  });
}

function predictedCounts({ starts, elapsedDays }: ReviewSequences): Uint32Array {
  const counts = new Uint32Array(starts.length - 1);
  for (let memory = 0; memory < counts.length; memory++) {
    let count = 0;
    for (let index = starts[memory] as number; index < (starts[memory + 1] as number); index++) {
      if ((elapsedDays[index] as number) > 0) count++;
    }
    counts[memory] = count;
  }
  return counts;
}

function shuffleInPlace(values: Uint32Array, random: Random): void {
  for (let last = values.length - 1; last > 0; last--) {
    const chosen = random(last + 1);
    const kept = values[last] as number;
    values[last] = values[chosen] as number;
    values[chosen] = kept;
  }
}
