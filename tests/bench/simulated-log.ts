import {
  createKernel,
  type Grade,
  initialDifficulty,
  initialStability,
  intervalDays,
  nextDifficulty,
  nextStability,
  retrievability,
} from "../../src/domain/fsrs.ts";
import { DEFAULT_PARAMETERS } from "../../src/domain/memory.ts";
import { type PackedReviews, packReviews, type Review } from "../../src/domain/packed-reviews.ts";
import type { Random } from "../../src/domain/random.ts";

/** New items a day, until the reviews asked for are done. */
const NEW_PER_DAY = 12;

/** Recall at which the schedule asks again, spread so that the curve is seen away from one point. */
const RETENTION_MIN = 0.75;
const RETENTION_MAX = 0.95;

/** Shares of the grades at a first answer, and of hard and easy among the recalled. */
const FIRST_GRADES = [0.35, 0.15, 0.4, 0.1] as const;
const HARD_SHARE = 0.12;
const EASY_SHARE = 0.08;

/** How often what was forgotten is asked again on the same day. */
const RETRY_SHARE = 0.7;

/** Days without study. */
const MISSED_SHARE = 0.1;

/** What one item's true memory is, and when the schedule, which knows only the average learner, asks for it. */
interface Item {
  readonly name: string;
  stability: number;
  difficulty: number;
  believedStability: number;
  believedDifficulty: number;
  lastDay: number;
  dueDay: number;
}

/** The log of a learner whose memory truly is FSRS-6 with these parameters, with as many reviews as asked for. */
export function simulateLog(parameters: readonly number[], reviewCount: number, random: Random): PackedReviews {
  const truth = createKernel(parameters);
  const belief = createKernel(DEFAULT_PARAMETERS);
  const share = () => random(2 ** 31) / 2 ** 31;
  const newPerDay = Math.max(NEW_PER_DAY, reviewCount / 3_000);
  const items: Item[] = [];
  const reviews: Review[] = [];

  for (let day = 0; reviews.length < reviewCount; day++) {
    if (share() < MISSED_SHARE) continue;
    for (const item of items) if (item.dueDay <= day) review(item, day);
    for (let count = 0; count < newPerDay; count++) items.push(meet(`item-${items.length}`, day));
  }
  return packReviews(reviews.slice(0, reviewCount));

  function meet(name: string, day: number): Item {
    const grade = drawn(FIRST_GRADES);
    const item: Item = {
      name,
      stability: initialStability(truth, grade),
      difficulty: initialDifficulty(truth, grade),
      believedStability: initialStability(belief, grade),
      believedDifficulty: initialDifficulty(belief, grade),
      lastDay: day,
      dueDay: day,
    };
    reviews.push({ memory: name, day, grade });
    if (grade === 1 && share() < RETRY_SHARE) answer(item, day, 3);
    return schedule(item);
  }

  function review(item: Item, day: number): void {
    const isRecalled = share() < retrievability(truth, day - item.lastDay, item.stability);
    const luck = share();
    answer(item, day, !isRecalled ? 1 : luck < HARD_SHARE ? 2 : luck < HARD_SHARE + EASY_SHARE ? 4 : 3);
    if (!isRecalled && share() < RETRY_SHARE) answer(item, day, 3);
    schedule(item);
  }

  function answer(item: Item, day: number, grade: Grade): void {
    const elapsedDays = day - item.lastDay;
    item.stability = nextStability(truth, item.difficulty, item.stability, elapsedDays, grade);
    item.difficulty = nextDifficulty(truth, item.difficulty, grade);
    item.believedStability = nextStability(belief, item.believedDifficulty, item.believedStability, elapsedDays, grade);
    item.believedDifficulty = nextDifficulty(belief, item.believedDifficulty, grade);
    item.lastDay = day;
    reviews.push({ memory: item.name, day, grade });
  }

  function schedule(item: Item): Item {
    const retention = RETENTION_MIN + share() * (RETENTION_MAX - RETENTION_MIN);
    item.dueDay = item.lastDay + Math.max(1, Math.round(intervalDays(belief, item.believedStability, retention)));
    return item;
  }

  function drawn(shares: readonly number[]): Grade {
    const luck = share();
    let sum = 0;
    const index = shares.findIndex((each) => {
      sum += each;
      return luck < sum;
    });
    return ((index < 0 ? shares.length - 1 : index) + 1) as Grade;
  }
}
