import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { solveOptionsOnly } from "../../src/compiler/measures/options-only.ts";
import { normalEquations, solveRidge, without } from "../../src/compiler/measures/ridge.ts";
import type { SingleItem } from "../../src/domain/item.ts";
import { createRandom } from "../../src/domain/random.ts";
import { single } from "../domain/items.ts";

const NOUNS = ["議会", "知事", "監査委員", "住民", "職員", "条例", "予算", "契約", "財産", "訴訟", "委員会", "許可"];
const VERBS = ["定める", "行う", "求める", "認める", "命じる", "公表する", "議決する", "承認する"];

/** Items whose words are drawn by lot; `mark` changes the key. */
function crowd(count: number, mark: (text: string) => string): SingleItem[] {
  const random = createRandom(7);
  const draw = (words: readonly string[]) => words[random(words.length)] ?? "";
  return Array.from({ length: count }, (_, number) => {
    const key = single.options[random(5)]?.id ?? "a";
    const options = single.options.map(({ id }) => {
      const text = `${draw(NOUNS)}は、${draw(NOUNS)}の${draw(NOUNS)}を${draw(VERBS)}。`;
      return { id, text: id === key ? mark(text) : text, verdict: id === key, why: "" };
    });
    return { ...single, id: `jichi-${1000 + number}`, options, key };
  });
}

describe("the solver of options without stems", () => {
  it("is within chance where nothing tells keys from distractors", () => {
    const solved = solveOptionsOnly(crowd(200, (text) => text));
    expect(solved?.chance).toBeCloseTo(0.2, 10);
    expect(solved?.rate).toBeGreaterThan(0.1);
    expect(solved?.rate).toBeLessThan(0.3);
    expect(solved?.cues).toEqual([]);
  });

  it.each([
    ["a hedge", (text: string) => `原則として、${text}`],
    ["more words", (text: string) => text.replace("は、", "は、あらかじめ関係する者の意見を聴いたうえで、")],
    ["a word of their own", (text: string) => text.replace(/.{2}。$/, "妥結。")],
  ])("finds keys that have %s", (_name, mark) => {
    const solved = solveOptionsOnly(crowd(60, mark));
    expect(solved?.rate).toBeGreaterThan(0.8);
    expect(solved?.hits.length).toBeGreaterThan(40);
  });

  it("names what gives keys away", () => {
    const solved = solveOptionsOnly(crowd(60, (text) => `原則として、${text}`));
    expect(solved?.cues).toContainEqual(expect.objectContaining({ name: "ぼかし(原則、など)", inKeys: "more" }));
  });

  it("gives the same answer every time, in whatever order the items come", () => {
    const items = crowd(40, (text) => text);
    expect(solveOptionsOnly(items.toReversed())?.rate).toBeCloseTo(solveOptionsOnly(items)?.rate ?? 0, 10);
  });

  it("has nothing to learn from one item", () => {
    expect(solveOptionsOnly(crowd(1, (text) => text))).toBeNull();
  });
});

describe("ridge regression", () => {
  const number = fc.integer({ min: -9, max: 9 });
  const rows = fc.array(
    fc.record({ features: fc.tuple(number, number, number).map((tuple) => [...tuple]), target: number }),
    { minLength: 1, maxLength: 12 },
  );

  it("solves its equations", () => {
    fc.assert(
      fc.property(rows, (all) => {
        const equations = normalEquations(all, 3);
        const weights = solveRidge(equations, 1);
        equations.gram.forEach((line, i) => {
          const left = line.reduce((sum, value, j) => sum + value * (weights[j] ?? 0), weights[i] ?? 0);
          expect(left).toBeCloseTo(equations.moment[i] ?? 0, 6);
        });
      }),
    );
  });

  it("takes rows out again as if they had never been there", () => {
    fc.assert(
      fc.property(rows, rows, (kept, gone) => {
        const taken = without(normalEquations([...kept, ...gone], 3), normalEquations(gone, 3));
        expect(taken).toEqual(normalEquations(kept, 3));
      }),
    );
  });
});
