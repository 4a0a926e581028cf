import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluate } from "../../src/domain/evaluate.ts";
import { fitParameters } from "../../src/domain/fit.ts";
import { createLossGradient } from "../../src/domain/fit-gradient.ts";
import { createKernel, PARAMETER_COUNT } from "../../src/domain/fsrs.ts";
import { DEFAULT_PARAMETERS } from "../../src/domain/memory.ts";
import { firstReviews, packReviews, toSequences } from "../../src/domain/packed-reviews.ts";
import { areParameters, PARAMETER_BOUNDS } from "../../src/domain/parameter-bounds.ts";
import { isRefitDue, proposeParameters } from "../../src/domain/proposal.ts";
import { createRandom } from "../../src/domain/random.ts";
import learners from "../bench/data/fsrs6-parameters.json" with { type: "json" };
import { simulateLog } from "../bench/simulated-log.ts";
import { reviewList } from "./reviews.ts";

const SEED = { seed: 1 };

/** Far enough from the bounds for a difference quotient, and from 0, where the same-day rule has an edge. */
const inner = fc.tuple(
  ...PARAMETER_BOUNDS.map(([least, greatest]) => {
    const margin = (greatest - least) / 20;
    return fc.double({ min: Math.max(least + margin, 0.15), max: greatest - margin, noNaN: true });
  }),
);

describe("the gradient of the loss", () => {
  it("is what the loss does when a parameter is moved a little", () => {
    fc.assert(
      fc.property(reviewList, inner, fc.nat(PARAMETER_COUNT - 1), (reviews, w, index) => {
        const gradient = new Float64Array(PARAMETER_COUNT);
        sumOf(reviews, w, gradient);
        const [down, near, far] = [-1e-6, 1e-6, 2e-6].map((step) => sumOf(reviews, moved(w, index, step)));
        const [left, right] = [(sumOf(reviews, w) - (down ?? 0)) / 1e-6, ((far ?? 0) - (near ?? 0)) / 1e-6];
        // An edge of a clamp between the points: there is no slope to compare with.
        fc.pre(Math.abs(left - right) <= 1e-3 * Math.max(1, Math.abs(left)));
        const slope = gradient[index] ?? Number.NaN;
        expect(Math.abs(slope - left)).toBeLessThanOrEqual(1e-3 * Math.max(1, Math.abs(left)));
      }),
      { numRuns: 2_000 },
    );
  });

  it("comes with the same loss that an evaluation finds", () => {
    fc.assert(
      fc.property(reviewList, inner, (reviews, w) => {
        const { loss, predicted } = evaluate(packReviews(reviews), w);
        fc.pre(predicted > 0);
        expect(sumOf(reviews, w) / predicted).toBeCloseTo(loss, 10);
      }),
    );
  });
});

describe("a fit", () => {
  const [learner = []] = learners.parameters;
  const log = simulateLog(learner, 6_000, createRandom(7));
  const later = simulateLog(learner, 6_000, createRandom(8));

  it("predicts answers it has not seen better than the average learner's parameters", () => {
    const { parameters } = fitParameters(log, SEED);
    expect(evaluate(later, parameters).loss).toBeLessThan(evaluate(later, DEFAULT_PARAMETERS).loss - 0.005);
    expect(evaluate(later, parameters).loss).toBeLessThan(evaluate(later, learner).loss + 0.01);
  });

  it("is the same for the same log and seed", () => {
    expect(fitParameters(log, SEED)).toEqual(fitParameters(log, SEED));
  });

  it("stays within the bounds of FSRS-6, whatever was answered", () => {
    fc.assert(
      fc.property(reviewList, (reviews) => {
        expect(areParameters(fitParameters(packReviews(reviews), SEED).parameters)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it("stays near the average learner's parameters on few reviews, and is them on none", () => {
    const distance = (count: number) => {
      const { parameters } = fitParameters(firstReviews(log, count), SEED);
      return DEFAULT_PARAMETERS.reduce((sum, average, index) => sum + Math.abs((parameters[index] ?? 0) - average), 0);
    };
    expect(fitParameters(firstReviews(log, 0), SEED).parameters).toEqual(DEFAULT_PARAMETERS);
    expect(distance(60)).toBeLessThan(1);
    expect(distance(60)).toBeLessThan(distance(6_000));
  });
});

describe("a proposal", () => {
  it("is adopted only where the fit predicted held-out answers better than the average", () => {
    for (const [index, parameters] of learners.parameters.slice(0, 12).entries()) {
      const log = simulateLog(parameters, 800, createRandom(index));
      const proposal = proposeParameters(log, DEFAULT_PARAMETERS, SEED);
      expect(proposal).toHaveProperty("heldOutLoss");
      if (!("heldOutLoss" in proposal)) continue;
      const { heldOutLoss, defaultLoss } = proposal;
      if (proposal.kind === "adopted") expect(heldOutLoss).toBeLessThan(defaultLoss);
      else expect(heldOutLoss).toBe(defaultLoss);
    }
  });

  it("keeps what is in force for the average learner, and where there are too few answers", () => {
    const average = simulateLog(DEFAULT_PARAMETERS, 40, createRandom(1));
    expect(proposeParameters(average, DEFAULT_PARAMETERS, SEED)).toEqual({ kind: "kept", reason: "tooFew" });
  });

  it("drops parameters of another learner that predict worse than the average", () => {
    const kinds = learners.parameters.slice(0, 20).map((parameters, index) => {
      const log = simulateLog(DEFAULT_PARAMETERS, 600, createRandom(index));
      return proposeParameters(log, parameters, SEED).kind;
    });
    expect(kinds).toContain("dropped");
  });
});

describe("a refit", () => {
  const last = { reviews: 1_000, day: 20_000, isDeclined: false };

  it("is due once there are enough answers, and again after a fifth more, on a later day", () => {
    expect(isRefitDue(199, null, 20_000)).toBe(false);
    expect(isRefitDue(200, null, 20_000)).toBe(true);
    expect(isRefitDue(1_199, last, 20_001)).toBe(false);
    expect(isRefitDue(1_200, last, 20_001)).toBe(true);
    expect(isRefitDue(1_200, last, 20_000)).toBe(false);
  });

  it("waits to be asked for where the learner went back to the average", () => {
    expect(isRefitDue(9_000, { ...last, isDeclined: true }, 20_100)).toBe(false);
  });
});

function sumOf(reviews: Parameters<typeof packReviews>[0], w: readonly number[], gradient = new Float64Array(21)) {
  const packed = packReviews(reviews);
  const lossGradient = createLossGradient(toSequences(packed));
  const kernel = createKernel(w);
  let sum = 0;
  for (let memory = 0; memory < packed.memoryCount; memory++) sum += lossGradient.add(kernel, memory, gradient);
  return sum;
}

function moved(w: readonly number[], index: number, step: number): readonly number[] {
  return w.map((value, place) => (place === index ? value + step : value));
}
