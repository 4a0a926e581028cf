import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reviewsOf } from "../../src/domain/answer-reviews.ts";
import { createKernel } from "../../src/domain/fsrs.ts";
import { createMemory, DEFAULT_PARAMETERS, type MemoryState, type Rating } from "../../src/domain/memory.ts";
import { foldReviews, noStates, packReviews, toSequences } from "../../src/domain/packed-reviews.ts";
import { replay } from "../../src/domain/replay.ts";
import { disturbed, log } from "./arbitraries.ts";
import { reviewList } from "./reviews.ts";

const RATINGS: readonly Rating[] = ["again", "hard", "good", "easy"];
const kernel = createKernel(DEFAULT_PARAMETERS);

describe("packed reviews", () => {
  it("fold to what the memory model makes of them one by one", () => {
    fc.assert(
      fc.property(reviewList, (reviews) => {
        const memory = createMemory();
        const expected = new Map<string, { state: MemoryState; lastDay: number }>();
        for (const { memory: name, day, grade } of reviews) {
          const before = expected.get(name);
          const elapsedDays = before === undefined ? 0 : Math.max(0, day - before.lastDay);
          const state = memory.next(before?.state ?? null, elapsedDays, RATINGS[grade - 1] ?? "again");
          expected.set(name, { state, lastDay: before === undefined ? day : Math.max(day, before.lastDay) });
        }
        const packed = packReviews(reviews);
        const states = noStates(packed.memoryCount);
        foldReviews(kernel, packed, states);
        expect([...states.stability]).toEqual([...expected.values()].map(({ state }) => state.stability));
        expect([...states.difficulty]).toEqual([...expected.values()].map(({ state }) => state.difficulty));
        expect([...states.lastDay]).toEqual([...expected.values()].map(({ lastDay }) => lastDay));
      }),
    );
  });

  it("fold on from a checkpoint as if there had been none", () => {
    fc.assert(
      fc.property(reviewList, fc.nat(40), (reviews, cut) => {
        const packed = packReviews(reviews);
        const [whole, parts] = [noStates(packed.memoryCount), noStates(packed.memoryCount)];
        foldReviews(kernel, packed, whole);
        foldReviews(kernel, packed, parts, 0, Math.min(cut, reviews.length));
        foldReviews(kernel, packed, parts, Math.min(cut, reviews.length));
        expect(parts).toEqual(whole);
      }),
    );
  });

  it("stay what they are when each memory's are put side by side", () => {
    fc.assert(
      fc.property(reviewList, (reviews) => {
        const { starts, elapsedDays, grades } = toSequences(packReviews(reviews));
        const names = [...new Set(reviews.map(({ memory }) => memory))];
        for (const [index, name] of names.entries()) {
          const [start, end] = [starts[index] ?? 0, starts[index + 1] ?? 0];
          const own = reviews.filter(({ memory }) => memory === name);
          expect([...grades.subarray(start, end)]).toEqual(own.map(({ grade }) => grade));
          const span = elapsedDays.subarray(start, end).reduce((sum, days) => sum + days, 0);
          expect(span).toBe(Math.max(...own.map(({ day }) => day)) - (own[0]?.day ?? 0));
        }
      }),
    );
  });
});

describe("the reviews of a log", () => {
  it("are the same for any order and duplication, and lead to the memory of the rows", () => {
    fc.assert(
      fc.property(
        log.chain((events) => fc.tuple(fc.constant(events), disturbed(events))),
        ([events, again]) => {
          const reviews = reviewsOf(events);
          expect(reviewsOf(again)).toEqual(reviews);
          const states = noStates(reviews.memoryCount);
          foldReviews(kernel, reviews, states);
          const rows = replay(events, undefined, createMemory());
          const recalls = [...rows.values()].flatMap((row) =>
            "recall" in row && row.recall !== null ? [row.recall] : [],
          );
          const stabilities = recalls.map(({ memory }) => memory.stability).toSorted((a, b) => a - b);
          expect([...states.stability].toSorted((a, b) => a - b)).toEqual(stabilities);
        },
      ),
    );
  });
});
