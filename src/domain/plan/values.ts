import { type Kernel, retrievability } from "../fsrs.ts";
import { CELLS, DIFFICULTY_STEPS, STABILITIES, STABILITY_STEPS, valueAt } from "./grid.ts";
import { INTERVALS, type Outcome, type Places, type Transitions } from "./transitions.ts";

/** What answers cost, in seconds. */
export interface AnswerSeconds {
  /** A first answer: the item is read for the first time. */
  readonly first: number;
  readonly review: number;
  /** More, where the answer was wrong. */
  readonly wrong: number;
}

/**
 * What an item just answered is worth, by days left and cell: its chance of recall on the exam day less the price of
 * all its further study, if that is done as is best. `offset = daysLeft * CELLS`.
 */
export interface ValueTable {
  readonly daysLeft: number;
  /** By days left and column: the chance of recall on the exam day if it is left alone. Knows no prices. */
  readonly rest: Float64Array;
  /** After a right answer: nothing more today. */
  readonly afterRecall: Float32Array;
  /** After a wrong one: it may be asked once more on the same day. */
  readonly afterForgetting: Float32Array;
  /** The same two as they are met from each row of the grid: a right answer makes an item easier, a wrong one harder. */
  readonly fromEasier: Float32Array;
  readonly fromHarder: Float32Array;
  /** Which interval is best after a right answer, counted from 1; 0 where the item is left alone until the exam. */
  readonly choice: Uint8Array;
}

/** A table to be filled by `solve`, for at most so many days. */
export function createValueTable(kernel: Kernel, daysLeft: number): ValueTable {
  const size = (daysLeft + 1) * CELLS;
  return {
    daysLeft,
    rest: Float64Array.from({ length: (daysLeft + 1) * STABILITY_STEPS }, (_, at) =>
      retrievability(kernel, Math.floor(at / STABILITY_STEPS), STABILITIES[at % STABILITY_STEPS] as number),
    ),
    afterRecall: new Float32Array(size),
    afterForgetting: new Float32Array(size),
    fromEasier: new Float32Array(size),
    fromHarder: new Float32Array(size),
    choice: new Uint8Array(size),
  };
}

/**
 * Fills the table by backward induction: from the exam day to today, each state is left alone until the exam or asked
 * again after the interval that is worth most.
 * `prices`: of a second of study by days left, in recall on the exam day.
 */
export function solve(
  table: ValueTable,
  transitions: Transitions,
  prices: ArrayLike<number>,
  seconds: AnswerSeconds,
): void {
  let cheapest = Number.POSITIVE_INFINITY;
  for (let left = 0; left <= table.daysLeft; left++) {
    const offset = left * CELLS;
    const columns = leaveAlone(table, left, cheapest * seconds.review);
    for (let interval = 0; interval < INTERVALS.length; interval++) {
      const then = left - (INTERVALS[interval] as number);
      if (then < 0) break;
      weigh(table, transitions, offset, then, interval, columns, (prices[then] as number) * seconds.review, seconds);
    }
    addRetries(table, transitions, offset, (prices[left] as number) * seconds.review);
    mixRows(table.fromEasier, table.afterRecall, offset, transitions.easier);
    mixRows(table.fromHarder, table.afterForgetting, offset, transitions.harder);
    cheapest = Math.min(cheapest, prices[left] as number);
  }
}

/**
 * Writes what each state is worth if it is left alone, and returns how many columns have more to gain than the
 * cheapest answer costs: in the others nothing needs to be weighed.
 */
function leaveAlone({ afterRecall, choice, rest }: ValueTable, left: number, cost: number): number {
  const offset = left * CELLS;
  let columns = 0;
  for (let column = 0; column < STABILITY_STEPS; column++) {
    const value = rest[left * STABILITY_STEPS + column] as number;
    if (1 - value > cost) columns = column + 1;
    for (let cell = offset + column; cell < offset + CELLS; cell += STABILITY_STEPS) {
      afterRecall[cell] = value;
      choice[cell] = 0;
    }
  }
  return columns;
}

/** Takes asking after one interval where it is worth more than what was weighed before. The inner loop of the plan. */
function weigh(
  { afterRecall, fromEasier, fromHarder, choice }: ValueTable,
  { recall, recalled, forgotten }: Transitions,
  offset: number,
  then: number,
  interval: number,
  columns: number,
  price: number,
  seconds: AnswerSeconds,
): void {
  const wrongPrice = (price * seconds.wrong) / seconds.review;
  // Taken out of the loop by hand: a plan is over before the engine has compiled much of it.
  const { cell: rightCell, share: rightShare } = recalled;
  const { cell: wrongCell, share: wrongShare } = forgotten;
  for (let row = 0; row < CELLS; row += STABILITY_STEPS) {
    const from = then * CELLS + row;
    for (let cell = row; cell < row + columns; cell++) {
      const at = interval * CELLS + cell;
      const right = recall[at] as number;
      const known = mix(fromEasier, from + (rightCell[at] as number), rightShare[at] as number);
      const lost = mix(fromHarder, from + (wrongCell[at] as number), wrongShare[at] as number);
      const value = right * known + (1 - right) * (lost - wrongPrice) - price;
      if (value > (afterRecall[offset + cell] as number)) {
        afterRecall[offset + cell] = value;
        choice[offset + cell] = interval + 1;
      }
    }
  }
}

function mix(table: Float32Array, at: number, share: number): number {
  const low = table[at] as number;
  return low + share * ((table[at + 1] as number) - low);
}

/** For each row: the values of the rows that an answer leads to. */
function mixRows(mixed: Float32Array, values: Float32Array, offset: number, { cell, share }: Places): void {
  for (let row = 0; row < DIFFICULTY_STEPS; row++) {
    const from = offset + (cell[row] as number) * STABILITY_STEPS;
    const to = offset + row * STABILITY_STEPS;
    const down = share[row] as number;
    for (let column = 0; column < STABILITY_STEPS; column++) {
      const low = values[from + column] as number;
      mixed[to + column] = low + down * ((values[from + STABILITY_STEPS + column] as number) - low);
    }
  }
}

/** After a wrong answer the better of leaving it for today and asking it once more now. */
function addRetries(
  { afterRecall, afterForgetting }: ValueTable,
  { retried }: Transitions,
  offset: number,
  price: number,
): void {
  for (let cell = 0; cell < CELLS; cell++) {
    const row = cell - (cell % STABILITY_STEPS);
    const column = retried.cell[cell] as number;
    const share = retried.share[cell] as number;
    const at = offset + row + column;
    const again = mix(afterRecall, at, share) - price;
    afterForgetting[offset + cell] = Math.max(afterRecall[offset + cell] as number, again);
  }
}

/** What asking is worth with so many days left, its own price not taken off. */
export function valueOfAsking({ afterRecall, afterForgetting }: ValueTable, left: number, outcome: Outcome): number {
  const offset = left * CELLS;
  const recalled = valueAt(afterRecall, offset, outcome.recalledStability, outcome.recalledDifficulty);
  const forgotten = valueAt(afterForgetting, offset, outcome.forgottenStability, outcome.forgottenDifficulty);
  return outcome.recall * recalled + (1 - outcome.recall) * forgotten;
}

/** Expected seconds of an answer. */
export function expectedSeconds(seconds: AnswerSeconds, recall: number, isFirst: boolean): number {
  return (isFirst ? seconds.first : seconds.review) + (1 - recall) * seconds.wrong;
}
