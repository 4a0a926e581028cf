import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { estimateMillis, paceOf } from "../../src/domain/pace.ts";

const sample = fc.record({
  characters: fc.integer({ min: 0, max: 1_200 }),
  responseMillis: fc.oneof(fc.integer({ min: 0, max: 300_000 }), fc.constant(8 * 60 * 60 * 1000)),
  attempts: fc.nat(5),
});
const samples = fc.array(sample, { maxLength: 60 });

/** Someone who takes `factor` times the estimate for every answer. */
const steady = (factor: number, items: number) => {
  const answer = estimateMillis(300, 1) - estimateMillis(0, 1) + 8_000;
  return Array.from({ length: items }, () => ({ characters: 300, responseMillis: factor * answer, attempts: 1 }));
};

describe("the estimate", () => {
  it("grows with the text and with the learner's pace", () => {
    fc.assert(
      fc.property(fc.nat(1_000), fc.nat(1_000), fc.double({ min: 0.4, max: 2.5, noNaN: true }), (a, b, pace) => {
        expect(estimateMillis(a + b, pace)).toBeGreaterThanOrEqual(estimateMillis(a, pace));
        expect(estimateMillis(a, pace * 1.1)).toBeGreaterThan(estimateMillis(a, pace));
      }),
    );
  });

  it("gives three or four items of usual length to a pack of three minutes", () => {
    const fitting = 180_000 / estimateMillis(300, 1);
    expect(fitting).toBeGreaterThan(3);
    expect(fitting).toBeLessThan(4);
  });
});

describe("the pace", () => {
  it("is 1 before anything is known", () => {
    expect(paceOf([])).toBe(1);
    expect(paceOf([{ characters: 300, responseMillis: 0, attempts: 0 }])).toBe(1);
  });

  it("is bounded whatever the clock measured", () => {
    fc.assert(
      fc.property(samples, (list) => {
        expect(paceOf(list)).toBeGreaterThanOrEqual(0.4);
        expect(paceOf(list)).toBeLessThanOrEqual(2.5);
      }),
    );
  });

  it("does not depend on the order of samples", () => {
    fc.assert(
      fc.property(samples, (list) => {
        expect(paceOf(list.toReversed())).toBeCloseTo(paceOf(list), 9);
      }),
    );
  });

  it("comes closer to the learner's own with every answer", () => {
    for (const factor of [0.5, 0.8, 1.6, 2.2]) {
      const errors = [1, 10, 100, 1_000].map((items) => Math.abs(paceOf(steady(factor, items)) - factor));
      expect(errors).toEqual(errors.toSorted((a, b) => b - a));
      expect(errors.at(-1)).toBeLessThan(0.02);
      expect(errors[0]).toBeGreaterThan(0.8 * Math.abs(factor - 1));
    }
  });

  it("hardly moves for one phone that was laid aside", () => {
    const forgotten = { characters: 300, responseMillis: 3_600_000, attempts: 1 };
    expect(paceOf([...steady(1, 40), forgotten])).toBeLessThan(1.05);
  });
});
