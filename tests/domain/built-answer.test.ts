import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldWritten, gradeAnyResponse } from "../../src/domain/built-answer.ts";
import type { Response } from "../../src/domain/event.ts";
import { cloze, fill, ordering, single } from "./items.ts";

const typed = (text: string): Response => ({ kind: "text", text });
const filled = (...pairs: readonly (readonly [string, string])[]): Response => ({
  kind: "blanks",
  filled: pairs.map(([blankId, wordId]) => ({ blankId, wordId })),
});
const order = (...elementIds: string[]): Response => ({ kind: "order", elementIds });

describe("a word typed", () => {
  it.each([
    ["監査委員", 1],
    [" 監査 委員。", 1],
    ["サーバ", 1],
    ["ｻｰﾊﾞｰ", 1],
    ["さーばー", 1],
    ["wi fi", 1],
    ["Ｗｉ－Ｆｉ", 1],
    ["3ヶ月", 1],
    ["３箇月", 1],
    ["3カ月", 1],
    ["監査", 0],
    ["サービス", 0],
    ["", 0],
    ["。", 0],
  ])("%s scores %d", (text, score) => {
    expect(gradeAnyResponse({ ...fill, accepted: ["監査委員", "サーバー", "Wi-Fi", "3か月"] }, typed(text))).toBe(
      score,
    );
  });

  it("keeps the sign of a number", () => {
    expect(foldWritten("-5")).not.toBe(foldWritten("5"));
  });

  it("is the same folded once or twice", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."サーバーば -ヶケか月3Ａa・。") }), (text) => {
        expect(foldWritten(foldWritten(text))).toBe(foldWritten(text));
      }),
    );
  });
});

describe("blanks filled", () => {
  it.each([
    ["all right", filled(["1", "a"], ["2", "b"]), 1],
    ["in any order", filled(["2", "b"], ["1", "a"]), 1],
    ["one wrong", filled(["1", "a"], ["2", "c"]), 0.5],
    ["one left empty", filled(["2", "b"]), 0.5],
    ["exchanged", filled(["1", "b"], ["2", "a"]), 0],
    ["one twice, the last word counts", filled(["1", "c"], ["1", "a"], ["2", "b"]), 1],
    ["a blank that is gone", filled(["1", "a"], ["2", "b"], ["9", "c"]), 1],
    ["none", filled(), 0],
  ])("%s", (_name, response, score) => {
    expect(gradeAnyResponse(cloze, response)).toBe(score);
  });
});

describe("elements in order", () => {
  it.each([
    ["the right order", order("a", "b", "c", "d"), 1],
    ["two neighbours exchanged", order("a", "c", "b", "d"), 0],
    ["the last one first", order("d", "a", "b", "c"), 2 / 3],
    ["reversed", order("d", "c", "b", "a"), 0],
    ["some only", order("a", "b"), 1 / 3],
    ["none", order(), 0],
  ])("%s", (_name, response, score) => {
    expect(gradeAnyResponse(ordering, response)).toBeCloseTo(score, 10);
  });
});

describe("gradeAnyResponse", () => {
  it("scores 0..1, nothing for a pass, and 1 only where all is right", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(["a", "b", "c", "d"]), (ids) => {
        const score = gradeAnyResponse(ordering, order(...ids));
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score === 1).toBe(ids.join("") === "abcd");
      }),
    );
    for (const item of [fill, cloze, ordering]) expect(gradeAnyResponse(item, { kind: "pass" })).toBe(0);
  });

  it("grades the other types as gradeResponse does, and refuses what an item never asks for", () => {
    expect(gradeAnyResponse(single, { kind: "options", optionIds: ["b"] })).toBe(1);
    expect(() => gradeAnyResponse(single, typed("b"))).toThrow(/Inconsistent: .*bank\/one/);
    expect(() => gradeAnyResponse(cloze, order("a"))).toThrow(/Inconsistent: .*bank\/one/);
  });
});
