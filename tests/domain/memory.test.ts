import fc from "fast-check";
import { createEmptyCard, FSRSAlgorithm, fsrs, type Grade } from "ts-fsrs";
import { describe, expect, it } from "vitest";
import { createMemory, DEFAULT_PARAMETERS, type MemoryState, type Rating } from "../../src/domain/memory.ts";
import { areParameters } from "../../src/domain/parameter-bounds.ts";
import learners from "../bench/data/fsrs6-parameters.json" with { type: "json" };

const DAY_MILLIS = 24 * 60 * 60 * 1000;

/** Of the value, or of 1 where that is more: ts-fsrs rounds every step to eight decimals. */
const TOLERANCE = 1e-6;

const GRADES: Record<Rating, Grade> = { again: 1, hard: 2, good: 3, easy: 4 };

interface Review {
  readonly elapsedDays: number;
  readonly rating: Rating;
}

const rating = fc.constantFrom<Rating>("again", "hard", "good", "easy");
const elapsedDays = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 30 }), fc.integer({ min: 31, max: 2_000 }));
const reviews: fc.Arbitrary<readonly Review[]> = fc.array(fc.record({ elapsedDays, rating }), {
  minLength: 1,
  maxLength: 25,
});
const learnersParameters: readonly (readonly number[])[] = learners.parameters.filter(areParameters);
/** One for long sequences: with a higher first stability, what ts-fsrs rounds off recall adds up. */
const LEARNER = learnersParameters[0] ?? [];

/**
 * Of real learners, and each parameter from another of them. Not from corner to corner of the bounds: what ts-fsrs
 * rounds off recall grows there beyond the tolerance.
 */
const parameters: fc.Arbitrary<readonly number[]> = fc.oneof(
  fc.constantFrom(DEFAULT_PARAMETERS, ...learnersParameters),
  fc.tuple(...DEFAULT_PARAMETERS.map((_, index) => fc.constantFrom(...learnersParameters.map((w) => w[index] ?? 0)))),
);
const state: fc.Arbitrary<MemoryState> = fc.record({
  stability: fc.double({ min: 0.001, max: 36_500, noNaN: true }),
  difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
});

/** Sequences that cover each first rating, same-day answers, forgetting and long gaps. */
const GOLDEN_REVIEWS: readonly (readonly Review[])[] = (["again", "hard", "good", "easy"] as const).flatMap((first) =>
  [
    [0, 1, 3, 8, 21, 60, 180],
    [0, 0, 0, 1, 0, 2, 400],
    [0, 30, 1, 0, 90, 2, 7],
  ].map((gaps, row) =>
    gaps.map((gap, index) => ({
      elapsedDays: gap,
      rating:
        index === 0 ? first : ((["good", "again", "hard", "good", "easy"] as const)[(index * 2 + row) % 5] ?? "good"),
    })),
  ),
);

function statesOf(list: readonly Review[], w: readonly number[] = DEFAULT_PARAMETERS): readonly MemoryState[] {
  const memory = createMemory(w);
  let current: MemoryState | null = null;
  return list.map((review) => {
    current = memory.next(current, review.elapsedDays, review.rating);
    return current;
  });
}

/** The same through whole cards of ts-fsrs, as its users schedule them. */
function cardStatesOf(list: readonly Review[], w: readonly number[] = DEFAULT_PARAMETERS): readonly MemoryState[] {
  const scheduler = fsrs({ w: [...w], enable_fuzz: false, learning_steps: [], relearning_steps: [] });
  let now = Date.UTC(2026, 0, 1, 12);
  let card = createEmptyCard(new Date(now));
  return list.map((review) => {
    now += review.elapsedDays * DAY_MILLIS;
    card = scheduler.next(card, new Date(now), GRADES[review.rating]).card;
    return { stability: card.stability, difficulty: card.difficulty };
  });
}

function expectClose(actual: readonly MemoryState[], expected: readonly MemoryState[]): void {
  expect(actual.length).toBe(expected.length);
  actual.forEach((one, index) => {
    for (const name of ["stability", "difficulty"] as const) {
      const wanted = expected[index]?.[name] ?? Number.NaN;
      expect(Math.abs(one[name] - wanted) / Math.max(1, wanted)).toBeLessThanOrEqual(TOLERANCE);
    }
  });
}

describe("memory", () => {
  it("agrees with the recorded vectors of ts-fsrs 5.4.2", async () => {
    const vectors = GOLDEN_REVIEWS.map((list) => ({ reviews: list, states: cardStatesOf(list) }));
    const recorded = `[\n${vectors.map((vector) => JSON.stringify(vector)).join(",\n")}\n]\n`;
    await expect(recorded).toMatchFileSnapshot("../fixtures/memory-vectors.json");
    for (const { reviews: list, states } of vectors) expectClose(statesOf(list), states);
  });

  it("agrees with whole cards of ts-fsrs over any sequence of answers", () => {
    fc.assert(
      fc.property(reviews, fc.constantFrom(DEFAULT_PARAMETERS, LEARNER), (list, w) => {
        expectClose(statesOf(list, w), cardStatesOf(list, w));
      }),
      { numRuns: 300 },
    );
  });

  it("agrees with the bare algorithm from any state", () => {
    fc.assert(
      fc.property(state, elapsedDays, rating, parameters, (from, elapsed, given, w) => {
        // Where hardly anything is forgotten yet, ts-fsrs's eight decimals of recall are less exact than the tolerance.
        fc.pre(elapsed === 0 || elapsed > from.stability / 100);
        const next = new FSRSAlgorithm({ w: [...w] }).next_state(from, elapsed, GRADES[given]);
        expectClose([createMemory(w).next(from, elapsed, given)], [next]);
      }),
      { numRuns: 300 },
    );
  });

  it("forgets as time passes, from certainty on, to 90 % after `stability` days", () => {
    fc.assert(
      fc.property(state, fc.nat(2_000), fc.nat(2_000), parameters, (one, a, b, w) => {
        const memory = createMemory(w);
        expect(memory.retrievability(one, Math.max(a, b))).toBeLessThanOrEqual(
          memory.retrievability(one, Math.min(a, b)),
        );
        expect(memory.retrievability(one, 0)).toBe(1);
        expect(memory.retrievability(one, one.stability)).toBeCloseTo(0.9, 6);
      }),
    );
  });

  it("asks again as ts-fsrs schedules, in whole days of at least 1", () => {
    fc.assert(
      fc.property(state, fc.double({ min: 0.7, max: 0.99, noNaN: true }), parameters, (one, retention, w) => {
        const exact = one.stability * new FSRSAlgorithm({ w: [...w] }).calculate_interval_modifier(retention);
        const days = createMemory(w).intervalDays(one, retention);
        expect(Number.isInteger(days)).toBe(true);
        // Half a day of rounding, and what ts-fsrs cuts off its factor.
        expect(Math.abs(days - Math.min(Math.max(exact, 1), 36_500))).toBeLessThanOrEqual(0.5 + TOLERANCE * exact);
      }),
    );
  });

  it("waits until retrievability has fallen to the desired retention, within half a day", () => {
    fc.assert(
      fc.property(state, fc.double({ min: 0.7, max: 0.99, noNaN: true }), (one, retention) => {
        const memory = createMemory();
        const days = memory.intervalDays(one, retention);
        fc.pre(days > 1 && days < 36_500);
        expect(memory.retrievability(one, days - 0.51)).toBeGreaterThanOrEqual(retention - TOLERANCE);
        expect(memory.retrievability(one, days + 0.51)).toBeLessThanOrEqual(retention + TOLERANCE);
      }),
    );
  });

  it("stays within FSRS's bounds whatever is answered", () => {
    fc.assert(
      fc.property(reviews, parameters, (list, w) => {
        for (const { stability, difficulty } of statesOf(list, w)) {
          expect(stability).toBeGreaterThan(0);
          expect(stability).toBeLessThanOrEqual(36_500);
          expect(difficulty).toBeGreaterThanOrEqual(1);
          expect(difficulty).toBeLessThanOrEqual(10);
        }
      }),
    );
  });

  it("never keeps less after a better rating", () => {
    fc.assert(
      fc.property(state, elapsedDays, (one, elapsed) => {
        const memory = createMemory();
        const [again, hard, good, easy] = (["again", "hard", "good", "easy"] as const).map(
          (given) => memory.next(one, elapsed, given).stability,
        ) as [number, number, number, number];
        expect(again).toBeLessThanOrEqual(hard);
        expect(hard).toBeLessThanOrEqual(good);
        expect(good).toBeLessThanOrEqual(easy);
      }),
    );
  });

  it("refuses parameters that FSRS-6 cannot have", () => {
    expect(() => createMemory([1, 2, 3])).toThrow(/21 finite parameters/);
    expect(() => createMemory([...DEFAULT_PARAMETERS.slice(1), Number.NaN])).toThrow(/21 finite parameters/);
  });
});
