import { describe, expect, it } from "vitest";
import { articleName, compileCitation } from "../../src/compiler/law/citation.ts";
import { findLaw } from "../../src/compiler/law/law-index.ts";
import { readMarkedText } from "../../src/compiler/law/make/marked-text.ts";
import { mergeTexts, nameOf } from "../../src/compiler/law/make/merge-texts.ts";
import { readNumberedText } from "../../src/compiler/law/make/numbered-text.ts";
import { kanjiNumber } from "../../src/compiler/law/make/statute.ts";
import index from "../../src/compiler/law-index.json" with { type: "json" };

const JICHI = "322AC0000000067"; // 地方自治法

describe("a citation", () => {
  it("of a statute is shown as a reader says it, and opens at the article", () => {
    expect(compileCitation({ law: JICHI, article: "243_2_8", paragraph: 1 }, "2026-02-08")).toEqual({
      label: "地方自治法第243条の2の8第1項",
      url: "https://laws.e-gov.go.jp/law/322AC0000000067#Mp-At_243_2_8",
      asOf: "2026-02-08",
    });
    expect(articleName("14")).toBe("第14条");
  });

  it("of another source is shown with its publisher, and dated by when it was checked", () => {
    const source = { title: "予算の概要", publisher: "東京都", url: "https://example.com/", date: "2026-01-30" };
    expect(compileCitation(source, "")).toEqual({
      label: "東京都「予算の概要」",
      url: "https://example.com/",
      asOf: "2026-01-30",
    });
    expect(compileCitation({ ...source, as_of: "2026-02-08" }, "").asOf).toBe("2026-02-08");
  });
});

describe("the index of laws", () => {
  const laws = Object.keys(index).map((id) => ({ id, law: findLaw(id) }));

  it("has 49 laws with titles, dates and articles", () => {
    expect(laws).toHaveLength(49);
    for (const { law } of laws) {
      expect(law?.title).toMatch(/[法令]|憲法/);
      expect(law?.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(law?.articles.has("1")).toBe(true);
    }
  });

  it.each([
    [JICHI, "242_2", 12],
    [JICHI, "243_2_8", 14],
    [JICHI, "252_26_5", 4],
    [JICHI, "260_49", 12],
    ["325AC0000000261", "22_2", 7],
    ["321CONSTITUTION", "14", 3],
    ["426AC0000000068", "87", null],
    ["347AC0000000057", "54_7", null],
  ])("knows %s 第%s条", (law, article, paragraphs) => {
    expect(findLaw(law)?.articles.get(article)).toBe(paragraphs);
  });

  it.each([
    [JICHI, "110", "repealed"],
    [JICHI, "300", "beyond the last"],
    ["323AC0000000109", "33", "a supplementary provision that goes on counting"],
    ["129AC0000000089", "38", "repealed as one of a range"],
    ["337AC0000000139", "61", "quoted from another law"],
  ])("does not have %s 第%s条: %s", (law, article) => {
    expect(findLaw(law)?.articles.has(article)).toBe(false);
  });

  it("knows no law that it does not have, whatever its name", () => {
    expect(findLaw("000AC0000000000")).toBeUndefined();
    expect(findLaw("__proto__")).toBeUndefined();
    expect(findLaw("constructor")).toBeUndefined();
  });
});

describe("reading statutes", () => {
  const NUMBERED = [
    "見本法",
    "目次",
    "第一章　総則（第一条―第四条）",
    "附　則",
    "第一章　総則",
    "（目的）",
    "第一条　この法律は、見本を示す。",
    "２　前項の見本は、次のとおりとする。",
    "一　甲",
    "二　乙",
    "３　見本は、読み替える。",
    "第九条",
    "第三十条　読み替える字句",
    "（定義）",
    "第二条　見本とは、例をいう。",
    "第三条　削除",
    "第四条から第六条まで　削除",
    "第七条の二　例外を設ける。",
    "第七条の二の二　例外の例外を設ける。",
    "附　則",
    "第一条　この法律は、公布の日から施行する。",
  ].join("\n");
  const marked = (...articles: readonly (readonly [name: string, text: string])[]) =>
    articles.map(([name, text]) => `<a id="${name}"></a>\n**${name}**\n${text}\n`).join("\n");

  it("reads Chinese numerals", () => {
    expect(["一", "十", "二十", "百三", "二百五十二", "千五十"].map(kanjiNumber)).toEqual([1, 10, 20, 103, 252, 1050]);
  });

  it("takes articles with their paragraphs, without the table of contents, quotations, repealed and supplementary ones", () => {
    expect(readNumberedText(NUMBERED).map((article) => `${nameOf(article)}:${article.paragraphs}`)).toEqual([
      "1:3",
      "2:1",
      "7_2:1",
      "7_2_2:1",
    ]);
  });

  it("ends a marked text where its articles begin anew", () => {
    const text = marked(
      ["第一条", "甲"],
      ["第二条", "削除"],
      ["第三条の二", "乙"],
      ["第一条", "附則である"],
      ["第九条", "附則である"],
    );
    expect(readMarkedText(text).map(nameOf)).toEqual(["1", "3_2"]);
  });

  it("does not take a reference inside a marked text for an article", () => {
    expect(
      readMarkedText(`${marked(["第一条", "甲"])}<a id="第七条"></a>\n**第七条**に規定する乙\n`).map(nameOf),
    ).toEqual(["1"]);
  });

  it("adds an article of the newer text only between two that both know", () => {
    const older = readNumberedText("第一条　甲\n２　乙\n第二条　丙\n第三条　丁");
    const newer = readMarkedText(
      marked(
        ["第一条", "甲\n乙"],
        ["第一条の二", "新しい"],
        ["第二条", "変わった"],
        ["第三条", "丁"],
        ["第四条", "附則かもしれない"],
      ),
    );
    expect(mergeTexts(older, newer).map((article) => `${nameOf(article)}:${article.paragraphs}`)).toEqual([
      "1:2",
      "1_2:null",
      "2:null",
      "3:1",
    ]);
  });
});
