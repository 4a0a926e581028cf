import { CERTAINTY_MARGIN } from "./evaluate.ts";
import {
  FIRST_STABILITY_MIN,
  type Grade,
  initialDifficulty,
  initialStability,
  type Kernel,
  nextDifficulty,
  nextStability,
  retrievability,
  STABILITY_MAX,
  STABILITY_MIN,
} from "./fsrs.ts";
import type { ReviewSequences } from "./packed-reviews.ts";

const LN_0_9 = Math.log(0.9);

/**
 * Log loss of predicted recall, and its gradient by the 21 parameters: reverse mode, derived by hand, one memory at a
 * time. Only reviews on a later day than the one before are predicted; those of the same day move the state alone.
 */
export interface LossGradient {
  /**
   * Sum of the losses (natural logarithm) of one memory's reviews under the parameters; adds its gradient to
   * `gradient`.
   */
  add(kernel: Kernel, memory: number, gradient: Float64Array): number;
}

/** What every memory's backward pass takes from the parameters alone. */
interface Slopes {
  readonly kernel: Kernel;
  /** Change of the curve's factor with the decay. */
  readonly factorByDecay: number;
  readonly easyFirstDifficulty: number;
  readonly easyFirstDifficultyByW5: number;
}

/** Makes the loss of these sequences; room for the longest is taken once. */
export function createLossGradient({ starts, elapsedDays, grades }: ReviewSequences): LossGradient {
  const longest = starts.reduce((most, start, memory) => Math.max(most, start - (starts[memory - 1] ?? 0)), 0);
  const stability = new Float64Array(longest);
  const difficulty = new Float64Array(longest);
  const recall = new Float64Array(longest);
  const predictedEnds = endsOfPrediction({ starts, elapsedDays, grades });
  let slopes: Slopes | null = null;

  return {
    add: (kernel, memory, gradient) => {
      const start = starts[memory] as number;
      // What comes after the last predicted review changes no prediction.
      const last = (predictedEnds[memory] as number) - start - 1;
      if (last < 1) return 0;
      const loss = forward(kernel, start, last);
      if (slopes?.kernel !== kernel) slopes = slopesOf(kernel);
      backward(slopes, start, last, gradient);
      return loss;
    },
  };

  /** Leaves the state before each review, and the recall predicted for it. */
  function forward(kernel: Kernel, start: number, last: number): number {
    const first = grades[start] as Grade;
    stability[1] = initialStability(kernel, first);
    difficulty[1] = initialDifficulty(kernel, first);
    let loss = 0;
    for (let step = 1; step <= last; step++) {
      const grade = grades[start + step] as Grade;
      const days = elapsedDays[start + step] as number;
      const before = stability[step] as number;
      const hardness = difficulty[step] as number;
      if (days > 0) {
        const predicted = retrievability(kernel, days, before);
        recall[step] = predicted;
        loss -= Math.log(Math.max(grade > 1 ? predicted : 1 - predicted, CERTAINTY_MARGIN));
      }
      if (step === last) break;
      stability[step + 1] = nextStability(kernel, hardness, before, days, grade);
      difficulty[step + 1] = nextDifficulty(kernel, hardness, grade);
    }
    return loss;
  }

  /** Carries the slopes of the loss by the state after each review back to the state before it. */
  function backward(slopes: Slopes, start: number, last: number, gradient: Float64Array): void {
    const { kernel, factorByDecay, easyFirstDifficulty, easyFirstDifficultyByW5 } = slopes;
    const { w, decay, factor } = kernel;
    const [w5, w6, w7, w9, w10] = [w[5] as number, w[6] as number, w[7] as number, w[9] as number, w[10] as number];
    const [w12, w13, w14, w17] = [w[12] as number, w[13] as number, w[14] as number, w[17] as number];
    const [w18, w19] = [w[18] as number, w[19] as number];
    // Slopes of the loss by stability and difficulty after the review at hand.
    let byStability = 0;
    let byDifficulty = 0;
    for (let step = last; step >= 1; step--) {
      const grade = grades[start + step] as Grade;
      const days = elapsedDays[start + step] as number;
      const before = stability[step] as number;
      const hardness = difficulty[step] as number;
      const after = step === last ? 1 : (stability[step + 1] as number);
      const isBound = after <= STABILITY_MIN || after >= STABILITY_MAX;
      const by = step === last || isBound ? 0 : byStability;
      let byBefore = 0;
      let byHardness = 0;

      if (days === 0) {
        if (by !== 0) {
          if (grade >= 2 && after === before) byBefore = by;
          else {
            byBefore = (by * after * (1 - w19)) / before;
            add(gradient, 17, by * after * (grade - 3 + w18));
            add(gradient, 18, by * after * w17);
            add(gradient, 19, -by * after * Math.log(before));
          }
        }
      } else {
        const predicted = recall[step] as number;
        const hit = grade > 1 ? predicted : 1 - predicted;
        let byRecall = hit < CERTAINTY_MARGIN ? 0 : grade > 1 ? -1 / hit : 1 / hit;
        if (by !== 0 && grade > 1) {
          const logBefore = Math.log(before);
          const growth = Math.exp((1 - predicted) * w10);
          const scale = (11 - hardness) * Math.exp(-w9 * logBefore);
          const gainScale = (kernel.recallGain[grade] as number) * scale;
          const gain = gainScale * (growth - 1);
          const byGain = by * before;
          byBefore = by * (1 + gain - w9 * gain);
          byHardness = (-byGain * gain) / (11 - hardness);
          byRecall -= byGain * gainScale * growth * w10;
          add(gradient, 8, byGain * gain);
          add(gradient, 9, -byGain * gain * logBefore);
          add(gradient, 10, byGain * gainScale * growth * (1 - predicted));
          // Hard and easy have a factor of their own; divided out by the gain of good, as hard's may be 0.
          if (grade !== 3) {
            add(gradient, grade === 2 ? 15 : 16, byGain * (kernel.recallGain[3] as number) * scale * (growth - 1));
          }
        } else if (by !== 0) {
          const ceiling = before / kernel.lapseDivisor;
          if (after === ceiling) {
            byBefore = by / kernel.lapseDivisor;
            add(gradient, 17, -by * after * w18);
            add(gradient, 18, -by * after * w17);
          } else {
            const logNext = Math.log(before + 1);
            const power = Math.exp(w13 * logNext);
            const slope = (by * after * power) / (power - 1);
            byBefore = (slope * w13) / (before + 1);
            byHardness = (-by * w12 * after) / hardness;
            byRecall -= by * w14 * after;
            add(gradient, 11, (by * after) / (w[11] as number));
            add(gradient, 12, -by * after * Math.log(hardness));
            add(gradient, 13, slope * logNext);
            add(gradient, 14, by * after * (1 - predicted));
          }
        }
        const ratio = days / before;
        const base = 1 + factor * ratio;
        byBefore -= (byRecall * predicted * decay * factor * ratio) / (before * base);
        // The decay is minus the last parameter; ln(predicted) / decay would lose digits near certainty.
        add(gradient, 20, -byRecall * predicted * (Math.log(base) + (decay * ratio * factorByDecay) / base));
      }

      if (byDifficulty !== 0) {
        const raw = (kernel.difficultyBase[grade] as number) + (kernel.difficultySlope[grade] as number) * hardness;
        if (raw > 1 && raw < 10) {
          const room = (10 - hardness) / 9;
          byHardness += byDifficulty * (kernel.difficultySlope[grade] as number);
          add(gradient, 4, byDifficulty * w7);
          add(gradient, 5, byDifficulty * w7 * easyFirstDifficultyByW5);
          add(gradient, 6, -byDifficulty * (1 - w7) * (grade - 3) * room);
          add(gradient, 7, byDifficulty * (easyFirstDifficulty - (hardness - w6 * (grade - 3) * room)));
        }
      }
      byStability = byBefore;
      byDifficulty = byHardness;
    }

    const first = grades[start] as Grade;
    if ((w[first - 1] as number) >= FIRST_STABILITY_MIN) add(gradient, first - 1, byStability);
    const hardness = difficulty[1] as number;
    if (hardness > 1 && hardness < 10) {
      add(gradient, 4, byDifficulty);
      add(gradient, 5, -byDifficulty * (first - 1) * Math.exp((first - 1) * w5));
    }
  }
}

/** After the last review that is predicted, for each memory; its start where there is none. */
function endsOfPrediction({ starts, elapsedDays }: ReviewSequences): Uint32Array {
  const ends = new Uint32Array(starts.length - 1);
  for (let memory = 0; memory < ends.length; memory++) {
    let end = starts[memory + 1] as number;
    while (end > (starts[memory] as number) && elapsedDays[end - 1] === 0) end--;
    ends[memory] = end;
  }
  return ends;
}

function slopesOf(kernel: Kernel): Slopes {
  const { w, decay, factor } = kernel;
  const growth = Math.exp(3 * (w[5] as number));
  return {
    kernel,
    factorByDecay: (-(factor + 1) * LN_0_9) / (decay * decay),
    easyFirstDifficulty: (w[4] as number) - growth + 1,
    easyFirstDifficultyByW5: -3 * growth,
  };
}

function add(gradient: Float64Array, index: number, amount: number): void {
  gradient[index] = (gradient[index] as number) + amount;
}
