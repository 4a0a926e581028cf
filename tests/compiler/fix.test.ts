import { describe, expect, it } from "vitest";
import { fixText, wordsOf } from "../../src/compiler/fix/fix-text.ts";
import { inspectFile } from "../../src/compiler/fix/inspect-file.ts";
import { sourceFile } from "../../src/compiler/source/source-file.ts";
import { CLOZE_TEXT } from "./built-items.ts";
import { NEGATIVE, SINGLE, sampleText } from "./sample-bank.ts";

const PATH = "question-bank/sample/items/jichi/juumin-kansa/jichi-0001.yaml";
const inspect = (text: string) => inspectFile(sourceFile(PATH, text));
const fixed = (text: string) => fixText(text, inspect);

const STEM = /stem: \|\n.*\n/;
const withStem = (stem: string) => sampleText(SINGLE).replace(STEM, () => `${stem}\n`);

const MENDABLE: readonly (readonly [name: string, broken: string, mended: string])[] = [
  ["a comment inside a sentence", withStem("stem: C# の #define"), withStem("stem: |\n  C# の #define")],
  ["a value that is all comment", withStem("stem: #8 番"), withStem("stem: |\n  #8 番")],
  ["a colon in a sentence", withStem("stem: 正しいもの: どれか"), withStem("stem: |\n  正しいもの: どれか")],
  ["quotes around the first word", withStem('stem: "引用"という'), withStem('stem: |\n  "引用"という')],
  ["brackets in front", withStem("stem: [注] 問題文"), withStem("stem: |\n  [注] 問題文")],
  ["an anchor", withStem("stem: &lt 問題文"), withStem("stem: |\n  &lt 問題文")],
  ["a ruby in front", withStem("stem: {監査|かんさ}請求"), withStem("stem: |\n  {監査|かんさ}請求")],
  ["text without quotes", withStem("stem: 問題文"), withStem("stem: |\n  問題文")],
  ["text over two lines", withStem("stem: 問題\n  文"), withStem("stem: |\n  問題\n  文")],
  ["quoted text over two lines", withStem("stem: '問題''\n  文'"), withStem("stem: |\n  問題'\n  文")],
  ["a folded block", withStem("stem: >\n  問題文"), withStem("stem: |\n  問題文")],
  ["a full-width colon", withStem("stem：|\n  問題文"), withStem("stem: |\n  問題文")],
  ["a full-width space behind the colon", withStem("stem:　|\n  問題文"), withStem("stem: |\n  問題文")],
  ["a full-width bar", withStem("stem: ｜\n  問題文"), withStem("stem: |\n  問題文")],
  ["full-width indentation", withStem("stem: |\n　　問題文"), withStem("stem: |\n  問題文")],
  ["tabs", withStem("stem: |\n\t問題文"), withStem("stem: |\n  問題文")],
  ["an invisible character", withStem("stem: |\n  問\u200B題文"), withStem("stem: |\n  問題文")],
  [
    "full-width dashes and numbers",
    sampleText(SINGLE).replace("  - id: b", "  －　id： b").replace("version: 1\nstatus", "version：　１\nstatus"),
    sampleText(SINGLE),
  ],
  [
    "a full-width list",
    sampleText(NEGATIVE).replace("[jichi-0001]", "［jichi-0001、jichi-0003］"),
    sampleText(NEGATIVE).replace("[jichi-0001]", "[jichi-0001, jichi-0003]"),
  ],
  [
    "a negative that is not bold",
    sampleText(NEGATIVE).replaceAll("**妥当でないもの**", "妥当でないもの"),
    sampleText(NEGATIVE),
  ],
];

describe("fix", () => {
  it.each(MENDABLE)("mends %s", (_name, broken, mended) => {
    expect(fixed(broken)).toBe(mended);
  });

  it.each(MENDABLE)("has nothing left to mend after %s", (_name, broken) => {
    const once = fixed(broken);
    expect(fixed(once)).toBe(once);
    expect(inspect(once).flatMap(({ edits }) => edits)).toEqual([]);
  });

  it.each(MENDABLE)("loses no character of %s", (_name, broken) => {
    expect(wordsOf(fixed(broken))).toBe(wordsOf(broken));
  });

  it("mends several traps of one file, one uncovering the next", () => {
    const broken = withStem("stem：次の: どれか").replace("    trap: 期間の取り違え", "\ttrap: [注] 期間の取り違え");
    expect(inspect(fixed(broken)).filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it("mends a word of a cloze that YAML would take for a comment", () => {
    expect(fixed(CLOZE_TEXT.replace("word: 90日", "word: #90日"))).toBe(
      CLOZE_TEXT.replace("word: 90日", "word: |\n      #90日"),
    );
  });

  it("does not touch what only the author can know", () => {
    for (const text of [
      withStem("stem: 問題文 # メモ"),
      withStem('stem: "問題文'),
      sampleText(SINGLE).replace("key: a", "kye: a"),
    ]) {
      expect(fixed(text)).toBe(text);
    }
  });

  it("refuses an edit that would lose a word", () => {
    const lossy = () =>
      inspect(withStem("stem: 問題文")).map((found) => ({
        ...found,
        edits: found.edits.map((edit) => ({ ...edit, text: "|" })),
      }));
    expect(fixText(withStem("stem: 問題文"), lossy)).toBe(withStem("stem: 問題文"));
  });
});
