import { describe, expect, it } from "vitest";
import { createKernel, retrievability } from "../../../src/domain/fsrs.ts";
import { DEFAULT_PARAMETERS } from "../../../src/domain/memory.ts";
import { CELLS, STABILITIES, STABILITY_STEPS } from "../../../src/domain/plan/grid.ts";
import { outcomeOf, transitionsOf } from "../../../src/domain/plan/transitions.ts";
import { createValueTable, solve, valueOfAsking } from "../../../src/domain/plan/values.ts";

const KERNEL = createKernel(DEFAULT_PARAMETERS);
const TRANSITIONS = transitionsOf(KERNEL);
const SECONDS = { first: 18, review: 12, wrong: 12 };
const DAYS = 20;

function tableAt(price: number) {
  const table = createValueTable(KERNEL, DAYS);
  solve(table, TRANSITIONS, new Float64Array(DAYS + 1).fill(price), SECONDS);
  return table;
}

describe("the value of an item", () => {
  it("is its recall on the exam day where study costs more than it brings", () => {
    const { afterRecall } = tableAt(1);
    for (let column = 0; column < STABILITY_STEPS; column++) {
      const left = retrievability(KERNEL, DAYS, STABILITIES[column] as number);
      expect(afterRecall[DAYS * CELLS + column]).toBeCloseTo(left, 5);
    }
  });

  it("is never less than that, and never more than sure recall", () => {
    const { afterRecall, afterForgetting } = tableAt(1e-3);
    for (let left = 0; left <= DAYS; left++) {
      for (let cell = 0; cell < CELLS; cell++) {
        const rest = retrievability(KERNEL, left, STABILITIES[cell % STABILITY_STEPS] as number);
        expect(afterRecall[left * CELLS + cell]).toBeGreaterThan(rest - 1e-6);
        expect(afterRecall[left * CELLS + cell]).toBeLessThanOrEqual(1 + 1e-6);
        expect(afterForgetting[left * CELLS + cell]).toBeGreaterThanOrEqual(afterRecall[left * CELLS + cell] as number);
      }
    }
  });

  it("falls as study becomes dearer", () => {
    const [cheap, dear] = [tableAt(1e-4), tableAt(2e-3)];
    for (let cell = 0; cell < CELLS; cell++) {
      expect(dear.afterRecall[DAYS * CELLS + cell]).toBeLessThanOrEqual(
        (cheap.afterRecall[DAYS * CELLS + cell] as number) + 1e-6,
      );
    }
  });

  it("rises with stability", () => {
    const { afterRecall } = tableAt(1e-3);
    for (let column = 1; column < STABILITY_STEPS; column++) {
      expect(afterRecall[DAYS * CELLS + column]).toBeGreaterThan(
        (afterRecall[DAYS * CELLS + column - 1] as number) - 1e-3,
      );
    }
  });

  it("lies between those of its outcomes while an answer is open", () => {
    const table = tableAt(1e-3);
    const outcome = outcomeOf(KERNEL, 5, 6, 7);
    const [recalled, forgotten] = [1, 0].map((recall) => valueOfAsking(table, 10, { ...outcome, recall }));
    const open = valueOfAsking(table, 10, outcome);
    expect(open).toBeGreaterThan(forgotten as number);
    expect(open).toBeLessThan(recalled as number);
  });
});
