import { describe, expect, it } from "vitest";
import type { Response } from "../../src/domain/event.ts";
import { withMistake } from "../../src/domain/mistakes.ts";
import { type ItemProgress, UNSEEN_ITEM } from "../../src/domain/progress.ts";
import { isSureMistake } from "../../src/domain/sure-mistake.ts";

const options = (...optionIds: string[]): Response => ({ kind: "options", optionIds });

type Mistake = readonly [response: Response, day: number, predicted: number | null];

function rowAfter(...mistakes: readonly Mistake[]): ItemProgress {
  let row = UNSEEN_ITEM;
  for (const mistake of mistakes) row = { ...row, ...withMistake(row, ...mistake) };
  return row;
}

describe("a wrong response", () => {
  it("is kept with how often it was given, the latest last, in whatever order options were ticked", () => {
    const { wrongChoices } = rowAfter(
      [options("a", "c"), 1, null],
      [options("d"), 2, null],
      [options("c", "a"), 3, null],
    );
    expect(wrongChoices).toMatchObject([
      { response: options("d"), times: 1, lastDay: 2 },
      { times: 2, lastDay: 3 },
    ]);
  });

  it("pushes out the oldest where there are many different ones", () => {
    const { wrongChoices } = rowAfter(...[..."abcdefgh"].map((id, day) => [options(id), day, null] as const));
    expect(wrongChoices.map(({ lastDay }) => lastDay)).toEqual([2, 3, 4, 5, 6, 7]);
  });

  it("is a surprise where the item should have been known, or where it is given again", () => {
    expect(rowAfter([options("a"), 1, 0.6]).surprise).toBeNull();
    expect(rowAfter([options("a"), 1, null]).surprise).toBeNull();
    expect(rowAfter([options("a"), 1, 0.95]).surprise).toEqual({ times: 1, lastDay: 1 });
    expect(rowAfter([options("a"), 1, null], [options("a"), 4, 0.3]).surprise).toEqual({ times: 1, lastDay: 4 });
  });
});

describe("a sure mistake", () => {
  const surprised = rowAfter([options("a"), 100, 0.95]);
  const recall = recallWith(1);

  it("is one of the last weeks, or one that is still wrong", () => {
    expect(isSureMistake(UNSEEN_ITEM, 100)).toBe(false);
    expect(isSureMistake({ ...surprised, recall }, 110)).toBe(true);
    expect(isSureMistake({ ...surprised, recall }, 200)).toBe(false);
    expect(isSureMistake({ ...surprised, recall: recallWith(0) }, 200)).toBe(true);
  });
});

function recallWith(lastScore: number): NonNullable<ItemProgress["recall"]> {
  const memory = { stability: 10, difficulty: 5 };
  return { memory, lastDay: 100, lastScore, lastGuessed: false, lastVersion: 1, reps: 3, lapses: 1 };
}
