import { globSync, readFileSync } from "node:fs";
import { parseAst } from "vite";
import { describe, expect, it } from "vitest";
import en from "../../src/client/messages/en.json" with { type: "json" };
import ja from "../../src/client/messages/ja.json" with { type: "json" };

/** Japanese where the reader may know none, and why. */
const ALLOWED: Readonly<Record<string, string>> = {
  settings_language_ja: "a language is found by its own name",
  "src/client/web-manifest.ts": "the launcher's names, read before the app knows its language",
};

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

const { $schema: _, ...japanese } = ja;
const { $schema: __, ...english } = en;
const sources = globSync("src/client/**/*.{ts,tsx}").filter((path) => !path.startsWith("src/client/messages/"));

describe("messages", () => {
  it("are the same in both languages, with the same gaps", () => {
    expect(gapsByKey(english)).toEqual(gapsByKey(japanese));
  });

  it("say something in each, and English has no Japanese left in it", () => {
    for (const text of [...Object.values(japanese), ...Object.values(english)]) expect(text.trim()).not.toBe("");
    expect(Object.entries(english).filter(([key, text]) => JAPANESE.test(text) && !(key in ALLOWED))).toEqual([]);
  });

  it("are all used", () => {
    const code = sources.map((path) => readFileSync(path, "utf8")).join("\n");
    const used = new Set([...code.matchAll(/\bm\.(\w+)/g)].map(([, key]) => key));
    expect(Object.keys(japanese).filter((key) => !used.has(key))).toEqual([]);
  });
});

describe("code", () => {
  it("has no Japanese word of its own", () => {
    const found = sources.flatMap((path) => wordsIn(path).map((word) => ({ path, word })));
    expect(found.filter(({ path, word }) => JAPANESE.test(word) && !(path in ALLOWED))).toEqual([]);
  });
});

function gapsByKey(messages: Readonly<Record<string, string>>) {
  return Object.fromEntries(
    Object.entries(messages).map(([key, text]) => [key, (text.match(/\{\w+\}/g) ?? []).toSorted()]),
  );
}

/** Every text that a file's code can show: strings, templates, and what stands between tags. Comments are no words. */
function wordsIn(path: string): readonly string[] {
  const words: string[] = [];
  JSON.stringify(parseAst(readFileSync(path, "utf8"), { lang: path.endsWith("x") ? "tsx" : "ts" }), (_, node) => {
    if (node?.type === "Literal" || node?.type === "JSXText") words.push(String(node.value));
    if (node?.type === "TemplateElement") words.push(node.value.raw);
    return node;
  });
  return words;
}
