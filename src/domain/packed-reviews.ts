import { type Grade, initialDifficulty, initialStability, type Kernel, nextDifficulty, nextStability } from "./fsrs.ts";
import type { StudyDay } from "./study-day.ts";

/**
 * Reviews of many memories in the order in which they happened, one entry a review in each array: what replay and fit
 * run over at full speed, and what crosses to a worker without being copied field by field.
 */
export interface PackedReviews {
  /** Memories are numbered from 0 and below this. An item whose key was corrected has a new memory from there on. */
  readonly memoryCount: number;
  readonly memories: Uint32Array;
  readonly days: Int32Array;
  /** 1 (again) to 4 (easy). */
  readonly grades: Uint8Array;
}

/** The state of each memory: a checkpoint from which a fold can go on. */
export interface MemoryStates {
  /** Days; 0 where there was no review yet. */
  readonly stability: Float64Array;
  readonly difficulty: Float64Array;
  /** Study day of the last review. */
  readonly lastDay: Int32Array;
}

/** One review, to be packed. */
export interface Review {
  /** Names the memory. */
  readonly memory: string;
  readonly day: StudyDay;
  readonly grade: Grade;
}

/** Packs reviews that come in order. Memories are numbered as they first appear. */
export function packReviews(reviews: readonly Review[]): PackedReviews {
  const numbers = new Map<string, number>();
  const memories = new Uint32Array(reviews.length);
  for (const [index, { memory }] of reviews.entries()) {
    const number = numbers.get(memory) ?? numbers.size;
    numbers.set(memory, number);
    memories[index] = number;
  }
  return {
    memoryCount: numbers.size,
    memories,
    days: Int32Array.from(reviews, ({ day }) => day),
    grades: Uint8Array.from(reviews, ({ grade }) => grade),
  };
}

/** The states before the first review. */
export function noStates(memoryCount: number): MemoryStates {
  return {
    stability: new Float64Array(memoryCount),
    difficulty: new Float64Array(memoryCount),
    lastDay: new Int32Array(memoryCount),
  };
}

/**
 * Folds the reviews from index `from` up to, not including, `to` into the states, in place. Folding on from where a
 * fold ended gives what one fold over all gives.
 */
export function foldReviews(
  kernel: Kernel,
  reviews: PackedReviews,
  states: MemoryStates,
  from = 0,
  to = reviews.grades.length,
): void {
  const { memories, days, grades } = reviews;
  const { stability, difficulty, lastDay } = states;
  for (let index = from; index < to; index++) {
    const memory = memories[index] as number;
    const grade = grades[index] as Grade;
    const day = days[index] as number;
    const before = stability[memory] as number;
    if (before === 0) {
      stability[memory] = initialStability(kernel, grade);
      difficulty[memory] = initialDifficulty(kernel, grade);
      lastDay[memory] = day;
      continue;
    }
    const last = lastDay[memory] as number;
    // A clock that was set back must not make time run backwards.
    const elapsedDays = day > last ? day - last : 0;
    const hardness = difficulty[memory] as number;
    stability[memory] = nextStability(kernel, hardness, before, elapsedDays, grade);
    difficulty[memory] = nextDifficulty(kernel, hardness, grade);
    lastDay[memory] = last + elapsedDays;
  }
}

/** The reviews of each memory side by side. */
export interface ReviewSequences {
  /** Where the reviews of each memory begin, and after the last one the number of reviews. */
  readonly starts: Uint32Array;
  /** Days since the review before, 0 at the first. */
  readonly elapsedDays: Int32Array;
  readonly grades: Uint8Array;
}

/** Sorts reviews by memory, each in order. */
export function toSequences({ memoryCount, memories, days, grades }: PackedReviews): ReviewSequences {
  const starts = new Uint32Array(memoryCount + 1);
  for (const memory of memories) starts[memory + 1] = (starts[memory + 1] as number) + 1;
  for (let memory = 0; memory < memoryCount; memory++) {
    starts[memory + 1] = (starts[memory + 1] as number) + (starts[memory] as number);
  }
  const ends = starts.slice(0, memoryCount);
  const lastDay = new Int32Array(memoryCount);
  const sequences = { starts, elapsedDays: new Int32Array(grades.length), grades: new Uint8Array(grades.length) };
  for (let index = 0; index < grades.length; index++) {
    const memory = memories[index] as number;
    const place = ends[memory] as number;
    const day = days[index] as number;
    const isFirst = place === starts[memory];
    const elapsedDays = isFirst ? 0 : Math.max(0, day - (lastDay[memory] as number));
    lastDay[memory] = isFirst ? day : (lastDay[memory] as number) + elapsedDays;
    sequences.elapsedDays[place] = elapsedDays;
    sequences.grades[place] = grades[index] as number;
    ends[memory] = place + 1;
  }
  return sequences;
}

/** The first `count` reviews. Memories keep their numbers. */
export function firstReviews({ memoryCount, memories, days, grades }: PackedReviews, count: number): PackedReviews {
  return {
    memoryCount,
    memories: memories.subarray(0, count),
    days: days.subarray(0, count),
    grades: grades.subarray(0, count),
  };
}
