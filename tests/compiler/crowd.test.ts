import { describe, expect, it } from "vitest";
import { chiSquareTail, keyBalance } from "../../src/compiler/measures/key-balance.ts";
import { longestIsKeyRate } from "../../src/compiler/measures/option-lengths.ts";
import { bigrams, jaccard, similarPairs } from "../../src/compiler/measures/similarity.ts";
import type { Change } from "./sample-bank.ts";
import { compileChanged, SINGLE, sampleText } from "./sample-bank.ts";

const LETTERS = ["a", "b", "c", "d", "e"] as const;
const VARIED_STEM = "地方自治法に定める住民監査請求に関する記述として、妥当なものはどれか。";

/** Copies of the sample's single item; `letterOf` says which option each is keyed on. Long keys win by length. */
function crowd(count: number, letterOf: (index: number) => string, isKeyLong: (index: number) => boolean): Change[] {
  return Array.from({ length: count }, (_, index): Change => {
    const id = `jichi-${1000 + index}`;
    const letter = letterOf(index);
    const text = sampleText(SINGLE)
      .replace("id: jichi-0001", `id: ${id}`)
      .replace(VARIED_STEM, `${String.fromCharCode(0x4e00 + index * 7).repeat(40)}。`)
      .replace(
        "不当な公金の支出も対象となり、住民は一人でも請求できる。",
        isKeyLong(index) ? "不当な公金の支出も対象となり、住民は一人でも請求できる。" : "住民は一人でも請求できる。",
      )
      .replace(/- id: (a|b|c|d|e)\n/g, (whole, id: string) =>
        id === "a" ? `- id: ${letter}\n` : id === letter ? "- id: a\n" : whole,
      )
      .replace("key: a", `key: ${letter}`);
    return [`items/jichi/juumin-kansa/${id}.yaml`, "", text];
  });
}

const codesOf = (changes: readonly Change[]) => compileChanged(changes).findings.map(({ code }) => code);
const evenly = (index: number) => LETTERS[index % 5] ?? "a";

describe("the balance of the keys", () => {
  it("is found wanting where most keys stand first", () => {
    expect(
      codesOf(
        crowd(
          60,
          (index) => (index < 30 ? "a" : evenly(index)),
          (index) => index % 5 === 0,
        ),
      ),
    ).toContain("Q402");
  });

  it("is left alone where keys are spread, and where items are few", () => {
    expect(codesOf(crowd(60, evenly, (index) => index % 5 === 0))).not.toContain("Q402");
    expect(
      codesOf(
        crowd(
          20,
          () => "a",
          (index) => index % 5 === 0,
        ),
      ),
    ).not.toContain("Q402");
  });

  it.each([
    [3.841, 1, 0.05],
    [9.488, 4, 0.05],
    [13.277, 4, 0.01],
    [0, 4, 1],
  ])("has the tail of the chi-square tables: %d with %d degrees", (x, degrees, p) => {
    expect(chiSquareTail(x, degrees)).toBeCloseTo(p, 3);
  });

  it("has no answer without items", () => {
    expect(keyBalance([])).toBeNull();
  });
});

describe("picking the longest option", () => {
  it("is found where it wins more often than chance", () => {
    expect(codesOf(crowd(30, evenly, () => true))).toContain("Q403");
    expect(codesOf(crowd(30, evenly, (index) => index % 5 === 0))).not.toContain("Q403");
  });

  it("wins a tie by lot", () => {
    const items = compileChanged([]).items.map(({ item }) => item);
    expect(longestIsKeyRate(items)).toBe((1 / 1 + 0) / 2);
  });
});

describe("likeness", () => {
  it("is 1 for the same text in other widths and 0 for texts that share nothing", () => {
    expect(jaccard(bigrams("第１０条の、定め"), bigrams("第10条の定め"))).toBe(1);
    expect(jaccard(bigrams("住民監査請求"), bigrams("公の施設"))).toBe(0);
  });

  it("gives every pair above the threshold, also when it stops early at others", () => {
    const texts = [
      "住民監査請求をすることができる",
      "住民監査請求をすることはできない",
      "公の施設の利用を拒むことができる",
      "住民監査請求をすることができる。",
    ];
    const sets = texts.map(bigrams);
    const expected = sets.flatMap((a, first) =>
      sets.flatMap((b, second) => (second > first && jaccard(a, b) >= 0.6 ? [[first, second]] : [])),
    );
    expect(similarPairs(sets, 0.6).map(({ first, second }) => [first, second])).toEqual(expected);
  });
});
