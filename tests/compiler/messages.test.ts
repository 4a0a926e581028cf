import { describe, expect, it } from "vitest";
import { finding } from "../../src/compiler/finding.ts";
import { readItem } from "../../src/compiler/item/read-item.ts";
import { displayWidth, printFinding } from "../../src/compiler/message.ts";
import { sourceFile } from "../../src/compiler/source/source-file.ts";

const PATH = "question-bank/tokyo-shunin/items/jichi/juumin-kansa/jichi-0142.yaml";

function caretOf(text: string, spot: string): { before: string; caret: string } {
  const file = sourceFile(PATH, text);
  const start = text.indexOf(spot);
  const lines = printFinding(finding("Q005", { file, start, end: start + spot.length }, "例")).split("\n");
  const shown = (lines[1] ?? "").split(" | ").slice(1).join(" | ");
  return { before: shown.slice(0, shown.indexOf(spot)), caret: (lines[2] ?? "").split(" | ").slice(1).join(" | ") };
}

describe("a message", () => {
  it("says where, what, the line, why, what to do and how to have it done", () => {
    const [found] = readItem(sourceFile(PATH, "id: jichi-0142\nstem: 次のうち正しいもの: どれか\n")).findings;
    expect(found && printFinding(found)).toBe(
      [
        `${PATH}:2:16  Q005  コロンの後が別の項目と読まれました`,
        "   2 | stem: 次のうち正しいもの: どれか",
        "     |                         ^",
        "  なぜ: 半角の「: 」は項目の区切りです。",
        "  直し方: 文は次のように「|」の下に字下げして書いてください。",
        "    stem: |",
        "      次のうち正しいもの: どれか",
        "  自動で直す: npm run bank -- fix jichi-0142",
      ].join("\n"),
    );
  });

  it.each([
    ["after Japanese", "text: 住民監査請求★は"],
    ["after half-width katakana", "text: ｱｲｳ★は"],
    ["after a letter with a combining mark", "text: か\u3099き★は"],
    ["after an emoji outside the BMP", "text: 𠮷野家😀★は"],
    ["on a line longer than the screen", `text: ${"地方自治法".repeat(60)}★${"条".repeat(200)}`],
  ])("puts its caret under the spot %s", (_name, text) => {
    const { before, caret } = caretOf(text, "★");
    expect(caret.indexOf("^")).toBe(displayWidth(before));
  });

  it("shows what cannot be seen, without moving the caret", () => {
    const { before, caret } = caretOf("text:\tあ\u200Bい★", "★");
    expect(before).toContain("→");
    expect(caret.indexOf("^")).toBe(displayWidth(before));
  });
});
