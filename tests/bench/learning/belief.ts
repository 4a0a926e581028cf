import {
  type Grade,
  initialDifficulty,
  initialStability,
  type Kernel,
  nextDifficulty,
  nextStability,
} from "../../../src/domain/fsrs.ts";

/** FSRS memory of all items; `lastDay` is -1 where one was never met. */
export interface Memories {
  readonly stability: Float64Array;
  readonly difficulty: Float64Array;
  readonly lastDay: Int32Array;
}

/** No item met. */
export function createMemories(items: number): Memories {
  return {
    stability: new Float64Array(items),
    difficulty: new Float64Array(items),
    lastDay: new Int32Array(items).fill(-1),
  };
}

/** Takes an answer in. */
export function nextMemory(kernel: Kernel, memories: Memories, item: number, day: number, grade: Grade): void {
  const { stability, difficulty, lastDay } = memories;
  const last = lastDay[item] as number;
  lastDay[item] = day;
  if (last < 0) {
    stability[item] = initialStability(kernel, grade);
    difficulty[item] = initialDifficulty(kernel, grade);
    return;
  }
  const hardness = difficulty[item] as number;
  stability[item] = nextStability(kernel, hardness, stability[item] as number, day - last, grade);
  difficulty[item] = nextDifficulty(kernel, hardness, grade);
}
