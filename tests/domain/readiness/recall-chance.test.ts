import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recallChanceFrom, sumOfChecks } from "../../../src/domain/readiness/recall-chance.ts";
import { CHECK_BINS, type RecallCheck, withCheck } from "../../../src/domain/readiness/recall-checks.ts";

const share = fc.double({ min: 0, max: 1, noNaN: true });
const review = fc.record({ predicted: share, isRight: fc.boolean(), isPass: fc.boolean() });

const checksOf = (reviews: readonly { predicted: number; isRight: boolean; isPass: boolean }[]) =>
  reviews.reduce<readonly RecallCheck[]>(
    (checks, { predicted, isRight, isPass }) => withCheck(checks, predicted, { isRight, isPass: isPass && !isRight }),
    [],
  );

/** So many reviews at one prediction, of which so many were right. */
const reviewsAt = (predicted: number, count: number, right: number) =>
  Array.from({ length: count }, (_, index) => ({ predicted, isRight: index < right, isPass: false }));

describe("checks of recall", () => {
  it("count every review once, in the bin of its prediction, in the order of the bins", () => {
    fc.assert(
      fc.property(fc.array(review), (reviews) => {
        const checks = checksOf(reviews);
        expect(checks.reduce((sum, check) => sum + check.reviews, 0)).toBe(reviews.length);
        expect(checks.map(({ bin }) => bin)).toEqual(checks.map(({ bin }) => bin).toSorted((a, b) => a - b));
        for (const { bin, reviews: count, predicted } of checks) {
          expect(predicted / count).toBeGreaterThanOrEqual((CHECK_BINS[bin] ?? 0) - 1e-9);
          expect(predicted / count).toBeLessThanOrEqual((CHECK_BINS[bin + 1] ?? 1) + 1e-9);
        }
      }),
    );
  });

  it("of several items sum to those of all their reviews", () => {
    fc.assert(
      fc.property(fc.array(fc.array(review)), (items) => {
        const together = sumOfChecks([checksOf(items.flat())]);
        const sums = sumOfChecks(items.map(checksOf));
        expect(sums.map(({ bin, reviews, right, passed }) => [bin, reviews, right, passed])).toEqual(
          together.map(({ bin, reviews, right, passed }) => [bin, reviews, right, passed]),
        );
      }),
    );
  });

  it("refuse a bin that there is not", () => {
    expect(() => sumOfChecks([[{ bin: 99, reviews: 1, predicted: 1, right: 1, passed: 0 }]])).toThrow(/bin 99/);
  });
});

describe("the chance to be right", () => {
  it("is never below a guess nor above certainty, and grows with recall, whatever the checks say", () => {
    fc.assert(
      fc.property(fc.array(review, { maxLength: 60 }), (reviews) => {
        const { chance, covariance } = recallChanceFrom(sumOfChecks([checksOf(reviews)]));
        const chances = [0, 0.2, 0.5, 0.8, 0.95, 1].map(chance);
        for (const one of chances) {
          expect(one).toBeGreaterThanOrEqual(0.2);
          expect(one).toBeLessThanOrEqual(1);
        }
        expect(chances).toEqual(chances.toSorted((a, b) => a - b));
        expect(covariance[0]).toBeGreaterThan(0);
        expect(covariance[2]).toBeGreaterThan(0);
      }),
    );
  });

  it("grows with recall even where what was nearly forgotten went better than what was known", () => {
    const { chance } = recallChanceFrom(checksOf([...reviewsAt(0.97, 60, 6), ...reviewsAt(0.1, 60, 58)]));
    expect(chance(1)).toBeGreaterThan(chance(0));
    expect(chance(0.5)).toBeGreaterThan(0.3);
    expect(chance(0.5)).toBeLessThan(0.8);
  });

  it("comes to what reviews have shown where there are many", () => {
    const reviews = [...reviewsAt(0.9, 400, 280), ...reviewsAt(0.7, 200, 100)];
    const { chance } = recallChanceFrom(checksOf(reviews));
    expect(chance(0.9)).toBeCloseTo(0.7, 1);
    expect(chance(0.7)).toBeCloseTo(0.5, 1);
  });

  it("counts わからない as the guess that it would be in the exam", () => {
    const passes = (isPass: boolean) =>
      recallChanceFrom(checksOf(reviewsAt(0.5, 100, 20).map((one) => ({ ...one, isPass })))).chance(0.5);
    expect(passes(true)).toBeGreaterThan(passes(false));
  });

  it("is surer the more reviews there were", () => {
    const few = recallChanceFrom(checksOf(reviewsAt(0.9, 10, 9))).covariance[0];
    expect(recallChanceFrom(checksOf(reviewsAt(0.9, 500, 450))).covariance[0]).toBeLessThan(few);
  });
});
