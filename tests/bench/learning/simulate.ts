import { createKernel, type Grade } from "../../../src/domain/fsrs.ts";
import { DEFAULT_PARAMETERS } from "../../../src/domain/memory.ts";
import { isRefitDue, type LastFit } from "../../../src/domain/proposal.ts";
import { createMemories, nextMemory } from "./belief.ts";
import { drawn } from "./draw.ts";
import { examOf } from "./exam.ts";
import { GUESS, type Learner } from "./learners.ts";
import type { PolicyKind } from "./policy.ts";
import { type ReviewLog, refit } from "./refit.ts";
import { createTruth, type Family } from "./truth.ts";

/** What life allows: how long, how much, and what comes between. */
export interface Cell {
  readonly family: Family;
  readonly items: number;
  readonly days: number;
  readonly minutes: number;
  /** Chance that a day is missed, unannounced. */
  readonly missedDays: number;
  /** A week away in the middle, or half the minutes in the last fortnight; neither is announced. */
  readonly trouble?: "weekAway" | "halvedFortnight";
}

export interface Outcome {
  /** Expected score on the exam day in percent: recall, and guessing where there is none. */
  readonly score: number;
  /** The longest a day went over its minutes, in seconds: it ends with the answer that is begun. */
  readonly overrunSeconds: number;
}

/** Days and answers that count before the learner's own: what the app assumes of someone it does not know. */
const PRIOR_DAYS = 7;
const PRIOR_FIRST_ANSWERS = 10;
const PRIOR_KNOWN = 0.5;

const CHANCE = { miss: 1, recall: 2, guess: 3, confess: 4 } as const;

/** One learner, one policy, from the first day to the exam. */
export function simulate(learner: Learner, cell: Cell, kind: PolicyKind): Outcome {
  const { items, days } = cell;
  const exam = examOf(items);
  const truth = createTruth(cell.family, learner, items);
  const policy = kind.create();
  const log: ReviewLog = { items: [], days: [], grades: [] };
  const reps = new Int32Array(items);
  const wrongRun = new Uint8Array(items);
  let kernel = createKernel(kind.parameters === "true" ? learner.parameters : DEFAULT_PARAMETERS);
  let beliefs = createMemories(items);
  let lastFit: LastFit | null = null;
  let [first, firstRight, studied, overrunSeconds] = [0, 0, 0, 0];

  for (let day = 0; day < days; day++) {
    const seconds = secondsOf(learner, cell, day);
    if (seconds === 0) continue;
    if (kind.parameters === "refitted" && isRefitDue(log.items.length, lastFit, day)) {
      lastFit = { reviews: log.items.length, day, isDeclined: false };
      const fitted = refit(log, [...kernel.w], items);
      if (fitted !== null) {
        kernel = createKernel(fitted);
        beliefs = createMemories(items);
        for (const [index, item] of log.items.entries()) {
          nextMemory(kernel, beliefs, item, log.days[index] as number, log.grades[index] as Grade);
        }
      }
    }
    const attendance = (studied + PRIOR_DAYS) / (day + PRIOR_DAYS);
    const budget = new Float64Array(days - day + 1).fill(cell.minutes * 60 * attendance);
    budget[0] = 0;
    budget[days - day] = seconds;
    const rightShare =
      (firstRight + PRIOR_FIRST_ANSWERS * (PRIOR_KNOWN + (1 - PRIOR_KNOWN) * GUESS)) / (first + PRIOR_FIRST_ANSWERS);
    const known = Math.min(Math.max((rightShare - GUESS) / (1 - GUESS), 0.05), 0.95);
    const morning = { day, days, exam, seconds: learner.seconds, known, budget, kernel, beliefs, reps, wrongRun };
    studied++;

    const queue = [...policy.queue(morning)];
    let left = seconds;
    for (let next = 0; next < queue.length && left > 0; next++) {
      const item = queue[next] as number;
      const isFirst = reps[item] === 0;
      const chanceOf = (what: number): number => drawn(learner.number, item, reps[item] as number, what);
      const recalled = chanceOf(CHANCE.recall) < (isFirst ? learner.known : truth.recall(item, day));
      const lucky = !recalled && chanceOf(CHANCE.guess) < GUESS;
      // Half of those who were lucky say so: 勘だった, which memory hears as hard.
      const grade: Grade = recalled ? 3 : lucky ? (chanceOf(CHANCE.confess) < 0.5 ? 3 : 2) : 1;
      left -= (isFirst ? learner.seconds.first : learner.seconds.review) + (grade === 1 ? learner.seconds.wrong : 0);
      truth.answer(item, day, recalled);
      nextMemory(kernel, beliefs, item, day, grade);
      log.items.push(item);
      log.days.push(day);
      log.grades.push(grade);
      if (isFirst) first++;
      if (isFirst && grade > 1) firstRight++;
      reps[item] = (reps[item] as number) + 1;
      wrongRun[item] = grade === 1 ? 1 : 0;
      if (grade === 1 && policy.isRetried?.(item) === true) queue.push(item);
    }
    overrunSeconds = Math.max(overrunSeconds, -left);
  }
  const recall = exam.weight.reduce((sum, weight, item) => sum + weight * truth.recall(item, days), 0);
  return { score: 100 * (recall + GUESS * (1 - recall)), overrunSeconds };
}

/** Seconds that the learner has on that day, 0 where it is missed. */
function secondsOf({ number }: Learner, { minutes, days, missedDays, trouble }: Cell, day: number): number {
  if (drawn(number, day, 0, CHANCE.miss) < missedDays) return 0;
  const middle = Math.floor(days / 2);
  if (trouble === "weekAway" && day >= middle && day < middle + 7) return 0;
  const isHalved = trouble === "halvedFortnight" && days - day <= 14;
  return minutes * 60 * (isHalved ? 0.5 : 1);
}
