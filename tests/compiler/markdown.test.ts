import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileMarkdown } from "../../src/compiler/text/markdown.ts";
import { compileMath } from "../../src/compiler/text/math.ts";
import { countCharacters, strongTexts } from "../../src/compiler/text/rich-text.ts";
import type { MathNode } from "../../src/domain/item.ts";
import { plainText } from "../../src/domain/plain-text.ts";

const text = (source: string) => compileMarkdown(source).text;
const problems = (source: string) => compileMarkdown(source).problems.map(({ start, end }) => source.slice(start, end));

describe("the Markdown subset", () => {
  it("is a plain string where nothing is marked up", () => {
    expect(text("普通地方公共団体の長は、1.5 倍 (注) 100% とする。")).toBe(
      "普通地方公共団体の長は、1.5 倍 (注) 100% とする。",
    );
  });

  it.each([
    [
      "bold",
      "**妥当でないもの**はどれか",
      [{ kind: "paragraph", children: [{ kind: "strong", children: ["妥当でないもの"] }, "はどれか"] }],
    ],
    [
      "bold that ends with a bracket",
      "**「妥当」**である",
      [{ kind: "paragraph", children: [{ kind: "strong", children: ["「妥当」"] }, "である"] }],
    ],
    [
      "ruby",
      "{監査|かんさ}請求",
      [{ kind: "paragraph", children: [{ kind: "ruby", base: "監査", reading: "かんさ" }, "請求"] }],
    ],
    [
      "ruby inside bold",
      "**{監査|かんさ}**",
      [
        {
          kind: "paragraph",
          children: [{ kind: "strong", children: [{ kind: "ruby", base: "監査", reading: "かんさ" }] }],
        },
      ],
    ],
    [
      "code",
      "`a | b`と`<b>`",
      [{ kind: "paragraph", children: [{ kind: "code", text: "a | b" }, "と", { kind: "code", text: "<b>" }] }],
    ],
    ["lists", "- 甲\n- 乙", [{ kind: "list", ordered: false, items: [["甲"], ["乙"]] }]],
    ["numbered lists", "1. 甲\n2. 乙", [{ kind: "list", ordered: true, items: [["甲"], ["乙"]] }]],
    [
      "tables with ruby",
      "| 語 | 値 |\n|---|--:|\n| {甲\\|こう} | 1 |",
      [{ kind: "table", head: [["語"], ["値"]], rows: [[[{ kind: "ruby", base: "甲", reading: "こう" }], ["1"]]] }],
    ],
    [
      "two paragraphs",
      "甲。\n\n乙。",
      [
        { kind: "paragraph", children: ["甲。"] },
        { kind: "paragraph", children: ["乙。"] },
      ],
    ],
  ])("has %s", (_name, source, expected) => {
    expect(compileMarkdown(source)).toEqual({ text: expected, problems: [] });
  });

  it("joins lines without a blank, except between words of Latin letters", () => {
    expect(text("監査委員は、\n勧告する。")).toBe("監査委員は、勧告する。");
    expect(text("Plan Do\nCheck")).toBe("Plan Do Check");
    expect(text("甲は  \n乙")).toBe("甲は乙");
  });

  it.each([
    ["raw HTML", "a<b>c</b>", ["<b>", "</b>"]],
    ["a link", "[条文](https://example.com)", ["[条文](https://example.com)"]],
    ["an image", "![図](a.png)", ["![図](a.png)"]],
    ["a heading", "# 問題", ["# 問題"]],
    ["a heading by a line below", "問題\n===", ["問題\n==="]],
    ["a quotation", "> 問題", ["> 問題"]],
    ["deep indentation", "甲\n\n    乙", ["    乙"]],
    ["emphasis by one sign", "*問題*", ["*問題*"]],
    ["bold by underscores", "__init__", ["__init__"]],
    ["bold that does not end", "**問題", ["**"]],
    ["a backslash that would vanish", "\\(x\\", ["\\("]],
    ["a character reference", "1 &lt; 2", ["&lt;"]],
    ["a half-written ruby", "{監査|請求", ["{監査|"]],
    ["a full-width ruby", "｛監査｜かんさ｝", ["｛監査｜かんさ｝"]],
    ["a number that would change", "2025. 年の予算", ["2025. 年の予算"]],
    ["a list in a list", "- 甲\n  - 乙", ["- 乙"]],
    ["a table row too wide", "| a |\n|---|\n| 1 | 2 |", ["| 1 | 2 |"]],
    ["money taken for a formula", "100$と200$である", ["$と200$"]],
    ["a formula that does not parse", "$\\frac{1$", ["$\\frac{1$"]],
    ["a formula with a link", "$\\href{javascript:alert(1)}{x}$", ["$\\href{javascript:alert(1)}{x}$"]],
  ])("ends at %s", (_name, source, expected) => {
    expect(problems(source)).toEqual(expected);
  });

  it("reads a plain line the same with and without its short cut", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(..."あア漢a1 、。-+=.)(#*_`$|{}[]<>&~\\!:"), { maxLength: 12 }),
        (characters) => {
          const line = characters.join("").trim();
          // A paragraph in front switches the short cut off and changes nothing else.
          const long = compileMarkdown(`段落\n\n${line}`);
          const short = compileMarkdown(line);
          if (short.problems.length > 0 || long.problems.length > 0 || line === "") return;
          expect(plainText(long.text).split("\n").slice(1).join("\n")).toBe(plainText(short.text));
        },
      ),
      { numRuns: 500, seed: 1 },
    );
  });
});

describe("formulas", () => {
  const tags = (node: MathNode): string[] => [
    node.tag,
    ...node.children.flatMap((child) => (typeof child === "string" ? [] : tags(child))),
  ];

  it("become trees of MathML elements without markup, classes or addresses", () => {
    const result = compileMath("\\frac{A_1}{\\sqrt{x^2}} \\times 100");
    if (!result.ok) throw new Error(result.reason);
    expect(new Set(tags(result.node))).toEqual(
      new Set(["math", "mrow", "mfrac", "msub", "msqrt", "msup", "mi", "mn", "mo"]),
    );
    expect(JSON.stringify(result.node)).not.toMatch(/class|style|href/);
  });

  it.each(["\\includegraphics{a}", "\\htmlClass{x}{y}", "\\def\\a{\\a\\a}\\a", "}", "\\unknown"])(
    "are refused with a reason: %s",
    (tex) => {
      expect(compileMath(tex)).toMatchObject({ ok: false, reason: expect.stringMatching(/./) as string });
    },
  );
});

describe("plain text", () => {
  it("is what a reader sees", () => {
    expect(plainText(text("**甲**と{乙|おつ}と`丙`と$1+2$"))).toBe("甲と乙と丙と1+2");
    expect(strongTexts(text("**甲**と**乙**"))).toEqual(["甲", "乙"]);
    expect(countCharacters(text("甲 乙\n\n丙𠮷"))).toBe(4);
  });
});
