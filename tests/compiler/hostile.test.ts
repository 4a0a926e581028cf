import * as fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { fixText, wordsOf } from "../../src/compiler/fix/fix-text.ts";
import { inspectFile } from "../../src/compiler/fix/inspect-file.ts";
import type { CompiledItem } from "../../src/compiler/item/compile-item.ts";
import { readCompiledItem } from "../../src/compiler/item/item-reader.ts";
import { printFinding } from "../../src/compiler/message.ts";
import { sourceFile } from "../../src/compiler/source/source-file.ts";
import { plainValue } from "../../src/compiler/source/yaml-tree.ts";
import type { RichText } from "../../src/domain/item.ts";
import { hostileSource } from "./hostile-sources.ts";

vi.setConfig({ testTimeout: 60_000 }); // two hundred compilations take a second, on a busy machine ten

const RUNS = { numRuns: 200, seed: 20261122 };
const PATH = "question-bank/sample/items/jichi/juumin-kansa/jichi-0001.yaml";
const read = (text: string) => readCompiledItem(sourceFile(PATH, text), { bankId: "sample", lawAsOf: "2026-02-08" });

/** Letters by how often they occur. Digits are left out: 0.50 and 0.5 are the same number. */
function letters(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [letter] of text.normalize("NFKC").matchAll(/\p{L}/gu)) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return counts;
}

function missing(wanted: string, found: string): string[] {
  const have = letters(found);
  return [...letters(wanted)].filter(([letter, count]) => count > (have.get(letter) ?? 0)).map(([letter]) => letter);
}

/** All that an author could have meant as text: everything but comments, which begin a line or follow a blank. */
function withoutComments(text: string): string {
  return text.replace(/(^|\s)#.*$/gm, "$1");
}

/** The prose of an item beside its compiled form, in pairs. */
function prose({ source, item }: CompiledItem): (readonly [source: string, compiled: RichText])[] {
  const statements = item.type === "combination" ? item.statements : "options" in item ? item.options : [];
  const sources = source.type === "combination" ? source.statements : "options" in source ? source.options : [];
  return [
    [source.stem, item.stem],
    [source.explanation, item.explanation],
    ...sources.flatMap((from, index) => {
      const to = statements[index];
      if (to === undefined) throw new Error(`statement ${from.id} is not in the compiled item`);
      return [[from.text, to.text] as const, [from.why, to.why] as const];
    }),
  ];
}

describe("200 hostile sources", () => {
  it("never crash the compiler, and each error names a line and a remedy", () => {
    fc.assert(
      fc.property(hostileSource, (text) => {
        const lines = text.split("\n").length;
        for (const found of read(text).findings) {
          expect(found.line).toBeGreaterThanOrEqual(1);
          expect(found.line).toBeLessThanOrEqual(lines);
          expect(found.column).toBeGreaterThanOrEqual(1);
          expect(found.remedy).not.toBe("");
          expect(printFinding(found)).toContain("直し方: ");
        }
      }),
      RUNS,
    );
  });

  it("lose no letter of their prose unless a finding says so", () => {
    fc.assert(
      fc.property(hostileSource, (text) => {
        const { compiled, findings } = read(text);
        if (findings.length > 0) return;
        if (compiled === null) throw new Error("neither an item nor a finding");
        expect(missing(withoutComments(text), JSON.stringify(plainValue(compiled.tree)))).toEqual([]);
        for (const [source, rich] of prose(compiled))
          expect(missing(source.replace(/\$[^$]*\$/g, ""), JSON.stringify(rich))).toEqual([]);
      }),
      RUNS,
    );
  });

  it("are mended without losing a word, and the same the second time", () => {
    const inspect = (text: string) => inspectFile(sourceFile(PATH, text));
    fc.assert(
      fc.property(hostileSource, (text) => {
        const once = fixText(text, inspect);
        expect(wordsOf(once)).toBe(wordsOf(text));
        expect(fixText(once, inspect)).toBe(once);
      }),
      RUNS,
    );
  });

  it("leave the prototype of objects alone", () => {
    fc.assert(
      fc.property(hostileSource, (text) => {
        read(text);
        expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
      }),
      RUNS,
    );
  });
});
