import { createEmptyCard, FSRSAlgorithm, fsrs, type Grade } from "ts-fsrs";
import { evaluate } from "../../src/domain/evaluate.ts";
import { fitParameters } from "../../src/domain/fit.ts";
import { createKernel } from "../../src/domain/fsrs.ts";
import { DEFAULT_PARAMETERS } from "../../src/domain/memory.ts";
import { firstReviews, foldReviews, noStates, type PackedReviews } from "../../src/domain/packed-reviews.ts";
import { createRandom } from "../../src/domain/random.ts";
import learners from "./data/fsrs6-parameters.json" with { type: "json" };
import type { Measurement } from "./measurement.ts";
import { fitNatively, toNativeItems } from "./native-fit.ts";
import { simulateLog } from "./simulated-log.ts";
import { measureOnPhone } from "./throttled-phone.ts";

const DAY_MILLIS = 24 * 60 * 60 * 1000;

const FIT_REVIEWS = 100_000;
const HELD_OUT_REVIEWS = 25_000;
/** Users 1, 13, 25, 37 and 49. */
const FIT_LEARNERS = [0, 12, 24, 36, 48];

/** ts-fsrs is slow enough to be measured on fewer. */
const CARD_REVIEWS = 30_000;

const FOLD_RUNS = 15;
const CARD_RUNS = 3;

/** Folding, fitting and planning, each against the best alternative on the same simulated logs in the same run. */
export async function measureCore(): Promise<Measurement> {
  const logs = FIT_LEARNERS.map((learner) => {
    const reviews = simulateLog(
      learners.parameters[learner] ?? [],
      FIT_REVIEWS + HELD_OUT_REVIEWS,
      createRandom(learner),
    );
    return { learner, reviews };
  });
  const [{ reviews: first }] = logs as [(typeof logs)[number]];
  const folded = perSecond(first.grades.length, FOLD_RUNS, () => {
    foldReviews(createKernel(DEFAULT_PARAMETERS), first, noStates(first.memoryCount));
  });
  const some = firstReviews(first, CARD_REVIEWS);
  const next = perSecond(CARD_REVIEWS, CARD_RUNS, () => foldCards(some));
  const nextState = perSecond(CARD_REVIEWS, CARD_RUNS, () => foldStates(some));

  const fits = [];
  for (const { learner, reviews } of logs) fits.push({ learner, ...(await compareFits(reviews)) });
  const phone = await measureOnPhone(["fit", "rebuild", "plan"]);

  const figures = {
    foldReviewsPerSecond: Math.round(folded),
    foldVersusNext: folded / next,
    foldVersusNextState: folded / nextState,
    fitMillis100k: median(fits.map(({ millis }) => millis)),
    fitVersusNative: median(fits.map(({ millis, nativeMillis }) => nativeMillis / millis)),
    heldOutLossDelta: mean(fits.map(({ loss, nativeLoss }) => loss - nativeLoss)),
    fitMillisThrottled: phone["fit"]?.millis,
    rebuildMillisThrottled: phone["rebuild"]?.millis,
    planMillisThrottled: phone["plan"]?.millis,
    peakMegabytes: Math.max(phone["fit"]?.peakMegabytes ?? Number.NaN, phone["plan"]?.peakMegabytes ?? Number.NaN),
  };
  return {
    figures,
    table: [...fits, ...Object.entries(figures).map(([figure, value]) => ({ figure, value }))],
  };
}

/** Both fits of the first 100,000 reviews, judged on those that follow. The trees of the native one are built before. */
async function compareFits(reviews: PackedReviews) {
  const known = firstReviews(reviews, FIT_REVIEWS);
  const heldOutLoss = (parameters: readonly number[]) => evaluate(reviews, parameters, FIT_REVIEWS).loss;
  const startedAt = performance.now();
  const { parameters } = fitParameters(known, { seed: 1 });
  const millis = performance.now() - startedAt;
  const items = toNativeItems(known);
  const nativelyStartedAt = performance.now();
  const nativeParameters = await fitNatively(items);
  const nativeMillis = performance.now() - nativelyStartedAt;
  return {
    millis,
    nativeMillis,
    loss: heldOutLoss(parameters),
    nativeLoss: heldOutLoss(nativeParameters),
    defaultLoss: heldOutLoss(DEFAULT_PARAMETERS),
  };
}

/** The log through whole cards, as the users of ts-fsrs schedule. */
function foldCards({ memoryCount, memories, days, grades }: PackedReviews): void {
  const scheduler = fsrs({ enable_fuzz: false, learning_steps: [], relearning_steps: [] });
  const start = new Date(0);
  const cards = Array.from({ length: memoryCount }, () => createEmptyCard(start));
  for (let index = 0; index < grades.length; index++) {
    const memory = memories[index] ?? 0;
    const now = new Date((days[index] ?? 0) * DAY_MILLIS);
    cards[memory] = scheduler.next(cards[memory] ?? createEmptyCard(start), now, grades[index] as Grade).card;
  }
}

/** The log through the bare equations of ts-fsrs. */
function foldStates({ memoryCount, memories, days, grades }: PackedReviews): void {
  const algorithm = new FSRSAlgorithm({});
  const states = Array.from({ length: memoryCount }, () => ({ stability: 0, difficulty: 0 }));
  const lastDays = new Int32Array(memoryCount);
  for (let index = 0; index < grades.length; index++) {
    const memory = memories[index] ?? 0;
    const state = states[memory] ?? null;
    const day = days[index] ?? 0;
    const elapsedDays = state === null || state.stability === 0 ? 0 : day - (lastDays[memory] ?? 0);
    states[memory] = algorithm.next_state(state, elapsedDays, grades[index] as Grade);
    lastDays[memory] = day;
  }
}

/** Of the fastest run: the others shared the machine. */
function perSecond(count: number, runs: number, run: () => void): number {
  const millis = Array.from({ length: runs }, () => {
    const startedAt = performance.now();
    run();
    return performance.now() - startedAt;
  });
  return (count / Math.min(...millis)) * 1000;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
