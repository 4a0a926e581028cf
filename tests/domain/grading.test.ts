import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Response } from "../../src/domain/event.ts";
import { gradeResponse, gradeStatement, ratingOf } from "../../src/domain/grading.ts";
import { combination, multiple, numeric, single, trueFalse } from "./items.ts";

const chose = (...optionIds: string[]): Response => ({ kind: "options", optionIds });
const said = (verdict: boolean): Response => ({ kind: "verdict", verdict });
const typed = (value: number): Response => ({ kind: "value", value });

const anyResponse: fc.Arbitrary<Response> = fc.oneof(
  fc.subarray(["a", "b", "c", "d", "e", "アウ", "アイ"]).map((ids) => chose(...ids)),
  fc.boolean().map(said),
  fc.double().map(typed),
  fc.constant<Response>({ kind: "pass" }),
);

describe("gradeResponse", () => {
  it.each([
    ["the key of a single item", single, chose("b"), 1],
    ["a distractor", single, chose("a"), 0],
    ["the key and one more", single, chose("a", "b"), 0],
    ["nothing", single, chose(), 0],
    ["an option that is gone", single, chose("z"), 0],
    ["all keys of a multiple item, in any order", multiple, chose("d", "b"), 1],
    ["some of the keys", multiple, chose("b"), 0],
    ["the keys and one more", multiple, chose("b", "d", "e"), 0],
    ["one key twice", multiple, chose("b", "b"), 0],
    ["the right pick of a combination", combination, chose("アウ"), 1],
    ["another pick", combination, chose("アイ"), 0],
    ["the verdict of a true-false item", trueFalse, said(false), 1],
    ["the other verdict", trueFalse, said(true), 0],
    ["the number itself", numeric, typed(0.3), 1],
    ["a number on the upper edge of the tolerance", numeric, typed(0.4), 1],
    ["a number on the lower edge of the tolerance", numeric, typed(0.2), 1],
    ["a number just beyond the tolerance", numeric, typed(0.4001), 0],
    ["no number", numeric, typed(Number.NaN), 0],
  ])("scores %s", (_name, item, response, score) => {
    expect(gradeResponse(item, response)).toBe(score);
  });

  it("wants an exact number where nothing is tolerated", () => {
    const exact = { ...numeric, answer: { value: 12_345, tolerance: 0, unit: "人" } };
    expect([12_344, 12_345, 12_346].map((value) => gradeResponse(exact, typed(value)))).toEqual([0, 1, 0]);
    const zero = { ...numeric, answer: { value: 0, tolerance: 0, unit: "人" } };
    expect([-1e-300, 0].map((value) => gradeResponse(zero, typed(value)))).toEqual([0, 1]);
  });

  it("scores a pass 0 on every type", () => {
    for (const item of [single, multiple, combination, trueFalse, numeric]) {
      expect(gradeResponse(item, { kind: "pass" })).toBe(0);
    }
  });

  it("scores 0 or 1, or throws and names the item", () => {
    fc.assert(
      fc.property(fc.constantFrom(single, multiple, combination, trueFalse, numeric), anyResponse, (item, response) => {
        let score: number;
        try {
          score = gradeResponse(item, response);
        } catch (error) {
          expect(String(error)).toContain("bank/one");
          return;
        }
        expect([0, 1]).toContain(score);
      }),
    );
  });

  it.each([
    [single, said(true)],
    [multiple, typed(1)],
    [combination, said(false)],
    [trueFalse, chose("a")],
    [numeric, chose("a")],
  ])("throws on a response that $type items never ask for", (item, response) => {
    expect(() => gradeResponse(item, response)).toThrow(/Inconsistent: .*bank\/one/);
  });
});

describe("gradeStatement", () => {
  const [statement] = combination.statements;
  if (statement === undefined) throw new Error("the combination has statements");

  it("scores the verdict on what the statement says, a pass 0", () => {
    expect([said(true), said(false), { kind: "pass" } as const].map((one) => gradeStatement(statement, one))).toEqual([
      1, 0, 0,
    ]);
  });

  it("throws on anything but a verdict", () => {
    expect(() => gradeStatement(statement, chose("a"))).toThrow(/Inconsistent: statement ア/);
  });
});

describe("ratingOf", () => {
  it.each([
    [0, false, "again"],
    [0, true, "again"],
    [0.5, false, "again"],
    [1, true, "hard"],
    [1, false, "good"],
  ] as const)("makes of score %d, guessed %s: %s", (score, guessed, rating) => {
    expect(ratingOf(score, guessed)).toBe(rating);
  });
});
