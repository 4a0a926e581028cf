import {
  type Grade,
  initialDifficulty,
  initialStability,
  type Kernel,
  nextDifficulty,
  retrievability,
  stabilityAfterForgetting,
  stabilityAfterRecall,
  stabilityAfterSameDay,
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
  const [before, hard] = [stability[item] as number, difficulty[item] as number];
  const recall = retrievability(kernel, day - last, before);
  if (day === last) stability[item] = stabilityAfterSameDay(kernel, before, grade);
  else if (grade === 1) stability[item] = stabilityAfterForgetting(kernel, hard, before, recall);
  else stability[item] = stabilityAfterRecall(kernel, hard, before, recall, grade);
  difficulty[item] = nextDifficulty(kernel, hard, grade);
}
