import fc from "fast-check";
import { FSRSAlgorithm } from "ts-fsrs";
import { describe, expect, it } from "vitest";
import {
  createKernel,
  type Grade,
  nextStability,
  retrievability,
  stabilityAfterForgetting,
  stabilityAfterRecall,
  stabilityAfterSameDay,
} from "../../src/domain/fsrs.ts";
import { areParameters } from "../../src/domain/parameter-bounds.ts";
import learners from "../bench/data/fsrs6-parameters.json" with { type: "json" };

/** Of the value, or of 1 where that is more: ts-fsrs rounds to eight decimals. */
const TOLERANCE = 1e-6;

const parameters = fc.constantFrom(...learners.parameters.filter(areParameters));
const stability = fc.double({ min: 0.001, max: 36_500, noNaN: true });
const difficulty = fc.double({ min: 1, max: 10, noNaN: true });
const recall = fc.double({ min: 0.01, max: 0.99, noNaN: true });
const anyGrade = fc.constantFrom<Grade>(1, 2, 3, 4);
const recalledGrade = fc.constantFrom<Grade>(2, 3, 4);

function expectClose(actual: number, expected: number): void {
  expect(Math.abs(actual - expected) / Math.max(1, expected)).toBeLessThanOrEqual(TOLERANCE);
}

describe("the equations", () => {
  it("are those of ts-fsrs after recall, after forgetting and on the same day", () => {
    fc.assert(
      fc.property(parameters, difficulty, stability, recall, recalledGrade, anyGrade, (w, d, s, r, recalled, grade) => {
        const kernel = createKernel(w);
        const reference = new FSRSAlgorithm({ w });
        expectClose(
          stabilityAfterRecall(kernel, d, s, r, recalled),
          reference.next_recall_stability(d, s, r, recalled),
        );
        expectClose(stabilityAfterSameDay(kernel, s, grade), reference.next_short_term_stability(s, grade));
        const ceiling = s / Math.exp((w[17] ?? 0) * (w[18] ?? 0));
        const forgotten = Math.max(0.001, Math.min(reference.next_forget_stability(d, s, r), ceiling));
        expectClose(stabilityAfterForgetting(kernel, d, s, r), forgotten);
      }),
      { numRuns: 500 },
    );
  });

  it("are chosen by the days gone by and the grade", () => {
    fc.assert(
      fc.property(parameters, difficulty, stability, fc.nat(400), anyGrade, (w, d, s, days, grade) => {
        const kernel = createKernel(w);
        const r = retrievability(kernel, days, s);
        const later =
          grade === 1 ? stabilityAfterForgetting(kernel, d, s, r) : stabilityAfterRecall(kernel, d, s, r, grade);
        expect(nextStability(kernel, d, s, days, grade)).toBe(
          days === 0 ? stabilityAfterSameDay(kernel, s, grade) : later,
        );
      }),
    );
  });
});
