import {
  initialDifficulty,
  initialStability,
  type Kernel,
  nextDifficulty,
  retrievability,
  stabilityAfterForgetting,
  stabilityAfterRecall,
  stabilityAfterSameDay,
} from "../fsrs.ts";
import {
  CELLS,
  DIFFICULTIES,
  DIFFICULTY_STEPS,
  difficultyPlace,
  STABILITIES,
  STABILITY_STEPS,
  stabilityPlace,
} from "./grid.ts";

/**
 * Days after which asking an item again is weighed, and no day between: its value changes slowly there. Growing by a
 * third, like memory's own intervals.
 */
export const INTERVALS: readonly number[] = [1, 2, 3, 5, 7, 11, 16, 24, 36, 54, 80, 120];

/** What an answer leaves behind: places on the grid after recall and after forgetting, and the chance of recall. */
export interface Outcome {
  readonly recall: number;
  readonly recalledStability: number;
  readonly recalledDifficulty: number;
  readonly forgottenStability: number;
  readonly forgottenDifficulty: number;
}

/** The outcome of asking an item with this memory `elapsedDays` (at least 1) after its last answer. */
export function outcomeOf(kernel: Kernel, stability: number, difficulty: number, elapsedDays: number): Outcome {
  const recall = retrievability(kernel, elapsedDays, stability);
  return {
    recall,
    recalledStability: stabilityPlace(stabilityAfterRecall(kernel, difficulty, stability, recall, 3)),
    recalledDifficulty: difficultyPlace(nextDifficulty(kernel, difficulty, 3)),
    forgottenStability: stabilityPlace(stabilityAfterForgetting(kernel, difficulty, stability, recall)),
    forgottenDifficulty: difficultyPlace(nextDifficulty(kernel, difficulty, 1)),
  };
}

/** The outcome of a first answer that is right with the chance `known`. */
export function firstOutcome(kernel: Kernel, known: number): Outcome {
  return {
    recall: known,
    recalledStability: stabilityPlace(initialStability(kernel, 3)),
    recalledDifficulty: difficultyPlace(initialDifficulty(kernel, 3)),
    forgottenStability: stabilityPlace(initialStability(kernel, 1)),
    forgottenDifficulty: difficultyPlace(initialDifficulty(kernel, 1)),
  };
}

/**
 * All that the equations of memory say about the grid, worked out once for a set of parameters: how every cell looks
 * after every interval. Arrays over `interval * CELLS + cell`. A place is a cell and the share of the next one, so that
 * the inner loop has nothing to round.
 */
export interface Transitions {
  readonly kernel: Kernel;
  readonly recall: Float32Array;
  readonly recalled: Places;
  readonly forgotten: Places;
  /** By row of the grid. */
  readonly harder: Places;
  readonly easier: Places;
  /** By cell: where one more answer on the same day leads; it is right, since the solution was just read. */
  readonly retried: Places;
}

/** Places along one axis of the grid. */
export interface Places {
  readonly cell: Int32Array;
  readonly share: Float32Array;
}

/** Works the transitions out. Some 2,000 evaluations of each equation. */
export function transitionsOf(kernel: Kernel): Transitions {
  const size = CELLS * INTERVALS.length;
  const recall = new Float32Array(size);
  const [recalled, forgotten, retried] = [createPlaces(size), createPlaces(size), createPlaces(CELLS)];
  const [harder, easier] = [createPlaces(DIFFICULTY_STEPS), createPlaces(DIFFICULTY_STEPS)];
  for (let row = 0; row < DIFFICULTY_STEPS; row++) {
    const difficulty = DIFFICULTIES[row] as number;
    put(harder, row, difficultyPlace(nextDifficulty(kernel, difficulty, 1)));
    put(easier, row, difficultyPlace(nextDifficulty(kernel, difficulty, 3)));
    for (let column = 0; column < STABILITY_STEPS; column++) {
      const cell = row * STABILITY_STEPS + column;
      const stability = STABILITIES[column] as number;
      put(retried, cell, stabilityPlace(stabilityAfterSameDay(kernel, stability, 3)));
      for (let interval = 0; interval < INTERVALS.length; interval++) {
        const outcome = outcomeOf(kernel, stability, difficulty, INTERVALS[interval] as number);
        const at = interval * CELLS + cell;
        recall[at] = outcome.recall;
        put(recalled, at, outcome.recalledStability);
        put(forgotten, at, outcome.forgottenStability);
      }
    }
  }
  return { kernel, recall, recalled, forgotten, harder, easier, retried };
}

function createPlaces(size: number): Places {
  return { cell: new Int32Array(size), share: new Float32Array(size) };
}

function put({ cell, share }: Places, at: number, place: number): void {
  cell[at] = Math.floor(place);
  share[at] = place - Math.floor(place);
}
