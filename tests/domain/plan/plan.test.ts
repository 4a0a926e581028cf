import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makePlan } from "../../../src/domain/plan/plan.ts";
import { anyBudget, anyItem, inputFor, itemsOf } from "./plans.ts";

const anyInput = fc
  .record({ items: fc.array(anyItem, { minLength: 1, maxLength: 40 }), budget: anyBudget })
  .map(({ items, budget }) => ({ ...inputFor([], 1, 0), items: itemsOf(items), budget }));

function sum(values: ArrayLike<number>): number {
  return Array.from(values).reduce((total, value) => total + value, 0);
}

describe("a plan", () => {
  it("is the same for the same input", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        expect(makePlan(input)).toEqual(makePlan(input));
      }),
      { numRuns: 20 },
    );
  });

  it("has a number for everything, however odd the memories and the minutes", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const plan = makePlan(input);
        const numbers = [...plan.prices, ...plan.firstSeconds, ...plan.reviewSeconds, plan.expectedRecall, plan.letGo];
        expect(numbers.every(Number.isFinite)).toBe(true);
        expect([...plan.index].some(Number.isNaN)).toBe(false);
        expect(Math.min(...plan.firstSeconds, ...plan.reviewSeconds)).toBeGreaterThanOrEqual(0);
        expect(plan.expectedRecall).toBeGreaterThanOrEqual(0);
        expect(plan.expectedRecall).toBeLessThanOrEqual(sum(input.items.weight) * 1.001);
      }),
      { numRuns: 60 },
    );
  });

  it("asks the item of the heavier section first, of two alike", () => {
    const { index } = makePlan(inputFor([{ weight: 0.01 }, { weight: 0.03 }], 10, 1));
    expect(index[1]).toBeGreaterThan(index[0] as number);
  });

  it("asks the shorter item first, of two alike", () => {
    const { index } = makePlan(inputFor([{ length: 2 }, { length: 1 }], 10, 1));
    expect(index[1]).toBeGreaterThan(index[0] as number);
  });

  it("asks on the eve what is half forgotten, not what is known", () => {
    const known = { elapsedDays: 1, stability: 200 };
    const fading = { elapsedDays: 20, stability: 8 };
    const { index } = makePlan(inputFor([known, fading], 1, 5));
    expect(index[1]).toBeGreaterThan(index[0] as number);
  });

  it("does not ask once more what was answered today", () => {
    const { index } = makePlan(inputFor([{ elapsedDays: 0, stability: 1 }, {}], 10, 5));
    expect(index[0]).toBe(Number.NEGATIVE_INFINITY);
  });

  it("plans about the minutes that there are, where more could be used", () => {
    const items = Array.from({ length: 300 }, () => ({ weight: 1 / 300 }));
    const { firstSeconds, reviewSeconds } = makePlan(inputFor(items, 30, 5));
    const planned = sum(firstSeconds) + sum(reviewSeconds);
    expect(planned / (30 * 5 * 60)).toBeGreaterThan(0.9);
    expect(planned / (30 * 5 * 60)).toBeLessThan(1.1);
  });

  it("expects more of more minutes", () => {
    const items = Array.from({ length: 200 }, () => ({ weight: 1 / 200 }));
    const recalls = [2, 5, 10, 20].map((minutes) => makePlan(inputFor(items, 30, minutes)).expectedRecall);
    expect(recalls).toEqual([...recalls].sort((a, b) => a - b));
    expect((recalls[3] as number) - (recalls[0] as number)).toBeGreaterThan(0.1);
  });

  it("plans nothing on days without study", () => {
    const items = Array.from({ length: 50 }, () => ({ weight: 1 / 50 }));
    const input = inputFor(items, 14, 10);
    const budget = Float64Array.from(input.budget, (seconds, left) => (left % 7 < 2 ? 0 : seconds));
    const { firstSeconds, reviewSeconds } = makePlan({ ...input, budget });
    for (let left = 0; left < budget.length; left++) {
      if (budget[left] === 0) expect((firstSeconds[left] as number) + (reviewSeconds[left] as number)).toBeLessThan(1);
    }
  });

  it("lets items go where there is no time for them, and says how many", () => {
    const items = Array.from({ length: 400 }, () => ({ weight: 1 / 400 }));
    expect(makePlan(inputFor(items, 5, 5)).letGo).toBeGreaterThan(200);
    expect(makePlan(inputFor(items, 60, 30)).letGo).toBeLessThan(1);
  });

  it("makes a second dearer towards the exam", () => {
    const items = Array.from({ length: 300 }, () => ({ weight: 1 / 300 }));
    const { prices } = makePlan(inputFor(items, 40, 5));
    expect(prices[1]).toBeGreaterThan(prices[20] as number);
  });

  it("refuses a horizon of no days, or of more than two hundred", () => {
    expect(() => makePlan({ ...inputFor([{}], 1, 1), budget: [0] })).toThrow("1 to 200 days");
    expect(() => makePlan(inputFor([{}], 201, 1))).toThrow("1 to 200 days");
  });
});
