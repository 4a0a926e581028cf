import { describe, expect, it } from "vitest";
import { readItem } from "../../src/compiler/item/read-item.ts";
import { sourceFile } from "../../src/compiler/source/source-file.ts";
import { SINGLE, sampleText } from "./sample-bank.ts";

const STEM = /stem: \|\n.*\n/;

function findingsOf(text: string) {
  return readItem(sourceFile("items/jichi/juumin-kansa/jichi-0001.yaml", text)).findings;
}

function withStem(stem: string): string {
  return sampleText(SINGLE).replace(STEM, () => `${stem}\n`);
}

/** Everything that YAML reads without complaint as something else than the author wrote. */
const SILENT: readonly (readonly [name: string, text: string])[] = [
  ["a comment inside a sentence", withStem("stem: C# の #define")],
  ["a value that is all comment", withStem("stem: #8 番")],
  ["a comment behind the head of a block", withStem("stem: | #8番\n  問題文")],
  ["a comment between a key and its text", withStem("stem: # 8番\n  問題文")],
  ["a last line that slipped out of its block", withStem("stem: |\n  問題文\n #8番")],
  ["a full-width space behind the colon", withStem("stem:　問題文")],
  ["a full-width space behind the dash", sampleText(SINGLE).replace("  - id: b", "  -　id: b")],
  ["a full-width space as indentation", withStem("stem: |\n　　問題文")],
  ["a full-width colon", withStem("stem：問題文")],
  ["a full-width bar", withStem("stem: ｜\n  問題文")],
  ["a colon without a blank", sampleText(SINGLE).replace("id: jichi", "id:jichi")],
  ["a dash without a blank", sampleText(SINGLE).replace("  - id: b", "  -id: b")],
  ["an entity that is an anchor", withStem("stem: &lt; より小さい")],
  ["an asterisk that is an alias", withStem("stem: *重要*な記述")],
  ["an exclamation mark that is a tag", withStem("stem: !注意 問題文")],
  ["a brace that is a mapping", withStem("stem: {監査|かんさ}請求")],
  ["a folded block", withStem("stem: >\n  問題\n  文")],
  ["a sentence over two lines", withStem("stem: 問題\n  文")],
  ["a quoted sentence over two lines", withStem('stem: "問題\n  文"')],
  ["text without quotes", withStem("stem: 問題文")],
  ["a control character in an escape", withStem('stem: "問題\\x07文"')],
  ["a lone surrogate in an escape", withStem('stem: "問題\\ud800文"')],
  ["a second document", `${sampleText(SINGLE)}---\nid: x\n`],
  ["the end of the document", `${sampleText(SINGLE)}...\n余り\n`],
  ["a directive", `%YAML 1.1\n---\n${sampleText(SINGLE)}`],
  ["an explicit key", sampleText(SINGLE).replace("key: a", "? key\n: a")],
  ["a merge key", `${sampleText(SINGLE)}<<:\n  id: x\n`],
  ["the prototype as a key", `${sampleText(SINGLE)}__proto__:\n  id: x\n`],
];

/** What YAML refuses, but in words that help nobody. */
const LOUD: readonly (readonly [name: string, text: string])[] = [
  ["a colon in a sentence", withStem("stem: 正しいもの: どれか")],
  ["brackets in front of a sentence", withStem("stem: [注] 問題文")],
  ["quotes around the first word", withStem('stem: "引用"という')],
  ["quotes that do not close", withStem('stem: "問題文')],
  ["a tab as indentation", withStem("stem: |\n\t問題文")],
  ["an at sign in front", withStem("stem: @東京都")],
  ["a line that slipped out of its block", withStem("stem: |\n  問題文\nつづき")],
  ["a field that is there twice", `${sampleText(SINGLE)}id: jichi-0001\n`],
  ["fields that do not line up", sampleText(SINGLE).replace("    verdict: true", "   verdict: true")],
];

describe("a YAML trap", () => {
  it.each([...SILENT, ...LOUD])("is found: %s", (_name, text) => {
    const [first] = findingsOf(text);
    expect(first).toMatchObject({ severity: "error" });
    expect(first?.remedy).toMatch(/ください|使えるのは/);
    expect(first?.what).not.toMatch(/[a-z]{5,} [a-z]+/);
  });

  it("is not seen where a block holds the same characters", () => {
    const stem =
      'stem: |\n  C# の #define、#8 番、&lt でも &amp でもない、正しいもの: どれか、[注]、"引用"という、*、!、@東京都、100%';
    expect(findingsOf(withStem(stem))).toEqual([]);
  });

  it("leaves comments alone that stand on lines of their own or behind short values", () => {
    const text = sampleText(SINGLE)
      .replace("status: reviewed", "status: reviewed # 査読済み")
      .replace("key: a", "# 正答\nkey: a")
      .replace("options:", "options: # 五つ");
    expect(findingsOf(text)).toEqual([]);
  });

  it("does not turn 1.10 into 1.1", () => {
    const item = readItem(sourceFile("x.yaml", sampleText(SINGLE).replace("note: 初版", "note: 1.10"))).item;
    expect(item?.source.history[0]?.note).toBe("1.10");
  });
});

describe("a mistyped name", () => {
  it.each([
    ["type", "type: single", "type: singel", "single"],
    ["the field type itself", "type: single", "tpye: single", "type"],
    ["a field", "difficulty: 2", "dificulty: 2", "difficulty"],
    ["a field inside an option", "verdict: true", "verdit: true", "verdict"],
    ["a value", "status: reviewed", "status: revewed", "reviewed"],
  ])("is answered with what was meant: %s", (_name, from, to, meant) => {
    const found = findingsOf(sampleText(SINGLE).replace(from, to));
    expect(found.map(({ what }) => what)).toEqual([expect.stringContaining(`「${meant}」ではありませんか`)]);
  });
});
