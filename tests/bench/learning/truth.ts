import { createKernel, retrievability } from "../../../src/domain/fsrs.ts";
import { nextMemory } from "./belief.ts";
import { drawn } from "./draw.ts";
import type { Learner } from "./learners.ts";

/** The memory that a learner really has. Policies never see it; they see answers. */
export interface Truth {
  /** Chance of recall on that day, 0..1; 0 where it was never met. */
  recall(item: number, day: number): number;
  /** The item was asked and its solution read. */
  answer(item: number, day: number, recalled: boolean): void;
}

export type Family = "fsrs" | "mismatched";

export function createTruth(family: Family, learner: Learner, items: number): Truth {
  return family === "fsrs" ? createFsrsTruth(learner, items) : createActivationTruth(learner, items);
}

/** Memory as FSRS-6 describes it, with the parameters of a real learner. */
function createFsrsTruth({ parameters }: Learner, items: number): Truth {
  const kernel = createKernel(parameters);
  const stability = new Float64Array(items);
  const difficulty = new Float64Array(items);
  const lastDay = new Int32Array(items).fill(-1);
  return {
    recall: (item, day) => {
      const last = lastDay[item] as number;
      return last < 0 ? 0 : retrievability(kernel, day - last, stability[item] as number);
    },
    answer: (item, day, recalled) =>
      nextMemory(kernel, { stability, difficulty, lastDay }, item, day, recalled ? 3 : 1),
  };
}

/**
 * Memory that is not FSRS-shaped: base-level activation of ACT-R with decay that depends on activation, which gives
 * the spacing effect. Pavlik & Anderson (2005), doi 10.1207/s15516709cog0000_14: activation = strength + ln(sum of
 * age ^ -decay), decay = 0.217 * e ^ activation + 0.177, recall = 1 / (1 + e ^ ((threshold - activation) / noise)),
 * and a day away counts as 0.025 of its seconds. Each learner's figures are drawn around the published ones; items
 * differ in strength.
 */
function createActivationTruth({ number }: Learner, items: number): Truth {
  const vary = (value: number, by: number, what: number): number =>
    value * (1 + by * (2 * drawn(number, what, 7, 1) - 1));
  const decayScale = vary(0.217, 0.3, 1);
  const decayFloor = vary(0.177, 0.2, 2);
  const threshold = -0.704;
  const noise = vary(0.255, 0.2, 3);
  const strength = Float64Array.from({ length: items }, (_, item) => 0.65 + 0.5 * drawn(number, item, 8, 1));
  const knownBonus = 0.3; // what was known at first sight has older traces
  const traces: { readonly at: number; readonly decay: number }[][] = Array.from({ length: items }, () => []);

  const activation = (item: number, at: number): number => {
    let sum = 0;
    for (const trace of traces[item] as (typeof traces)[number]) sum += (at - trace.at) ** -trace.decay;
    return sum === 0 ? Number.NEGATIVE_INFINITY : (strength[item] as number) + Math.log(sum);
  };
  const secondsAt = (day: number, item: number): number =>
    day * 86_400 * 0.025 + 300 * Math.min((traces[item]?.filter(({ at }) => at >= day * 2_160).length ?? 0) + 1, 4);
  return {
    recall: (item, day) => 1 / (1 + Math.exp((threshold - activation(item, secondsAt(day, item))) / noise)),
    answer: (item, day, recalled) => {
      const own = traces[item] as (typeof traces)[number];
      if (own.length === 0 && recalled) strength[item] = (strength[item] as number) + knownBonus;
      const at = secondsAt(day, item);
      const decay = decayScale * Math.exp(activation(item, at)) + decayFloor;
      own.push({ at, decay });
    },
  };
}
