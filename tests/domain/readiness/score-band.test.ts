import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bandOf, shownBand } from "../../../src/domain/readiness/score-band.ts";

describe("the band of a score", () => {
  it("lies around the mean, within nothing and all, and grows with the variance", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 55, noNaN: true }),
        fc.double({ min: 0, max: 40, noNaN: true }),
        (mean, variance) => {
          const { low, mean: middle, high } = bandOf(mean, variance, 55);
          expect(middle).toBe(mean);
          expect(low).toBeLessThanOrEqual(mean);
          expect(high).toBeGreaterThanOrEqual(mean);
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(55);
          const wider = bandOf(mean, variance + 1, 55);
          expect(wider.low).toBeLessThanOrEqual(low);
          expect(wider.high).toBeGreaterThanOrEqual(high);
        },
      ),
    );
  });

  it("is shown as the whole scores in it, which take in four of five draws and no more", () => {
    const [mean, deviation] = [33.3, 3.7];
    const { low, high } = shownBand(bandOf(mean, deviation ** 2, 55));
    let share = 0;
    for (let score = 0; score <= 55; score++) {
      const chance = Math.exp(-((score - mean) ** 2) / (2 * deviation ** 2)) / (deviation * Math.sqrt(2 * Math.PI));
      if (low <= score && score <= high) share += chance;
    }
    expect(share).toBeGreaterThan(0.75);
    expect(share).toBeLessThan(0.85);
  });

  it("is shown as the nearest whole score where it holds none", () => {
    expect(shownBand({ low: 30.2, mean: 30.4, high: 30.6 })).toEqual({ low: 30, high: 30 });
  });
});
