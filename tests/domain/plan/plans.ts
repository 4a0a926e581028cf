import fc from "fast-check";
import { DEFAULT_PARAMETERS } from "../../../src/domain/memory.ts";
import type { PlanInput, PlanItems } from "../../../src/domain/plan/plan.ts";

/** An item of a plan: by default one never met, of mean length, that a hundredth of the exam depends on. */
export interface PlannedItem {
  readonly weight?: number;
  readonly length?: number;
  readonly elapsedDays?: number;
  readonly stability?: number;
  readonly difficulty?: number;
  readonly known?: number;
}

export function itemsOf(items: readonly PlannedItem[]): PlanItems {
  return {
    weight: items.map(({ weight = 0.01 }) => weight),
    length: items.map(({ length = 1 }) => length),
    elapsedDays: items.map(({ elapsedDays = -1 }) => elapsedDays),
    stability: items.map(({ stability = 1 }) => stability),
    difficulty: items.map(({ difficulty = 5 }) => difficulty),
    known: items.map(({ known = 0.5 }) => known),
  };
}

/** A plan for that many days with the same minutes each day. */
export function inputFor(items: readonly PlannedItem[], days: number, minutes: number): PlanInput {
  const budget = new Float64Array(days + 1).fill(minutes * 60);
  budget[0] = 0;
  return {
    parameters: DEFAULT_PARAMETERS,
    items: itemsOf(items),
    seconds: { first: 18, review: 12, wrong: 12 },
    budget,
  };
}

/** Whatever a log can make of an item, extremes included. */
export const anyItem: fc.Arbitrary<PlannedItem> = fc.record({
  weight: fc.double({ min: 1e-5, max: 0.5, noNaN: true }),
  length: fc.double({ min: 0.1, max: 8, noNaN: true }),
  elapsedDays: fc.oneof(fc.constant(-1), fc.integer({ min: 0, max: 800 })),
  stability: fc.oneof(fc.double({ min: 0.001, max: 1, noNaN: true }), fc.double({ min: 1, max: 36_500, noNaN: true })),
  difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
  known: fc.constantFrom(0.05, 0.5, 0.95),
});

/** Days and seconds, some of them free of study. */
export const anyBudget: fc.Arbitrary<Float64Array> = fc
  .array(fc.oneof(fc.constant(0), fc.double({ min: 0, max: 7_200, noNaN: true })), { minLength: 1, maxLength: 60 })
  .map((days) => Float64Array.from([0, ...days]));
