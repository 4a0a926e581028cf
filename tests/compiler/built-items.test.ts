import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { run } from "../../src/compiler/commands/run.ts";
import { ITEM_SOURCES } from "../../src/schema/item-source.ts";
import { CLOZE, CLOZE_TEXT, FILL, FILL_TEXT, ORDERING, ORDERING_TEXT } from "./built-items.ts";
import type { Change } from "./sample-bank.ts";
import { compileChanged, SAMPLE_PROJECT, SAMPLE_ROOT, TODAY } from "./sample-bank.ts";

const BUILT: readonly Change[] = [
  [FILL, "", FILL_TEXT],
  [CLOZE, "", CLOZE_TEXT],
  [ORDERING, "", ORDERING_TEXT],
];

const itemOf = (id: string) => compileChanged(BUILT).items.find(({ item }) => item.id === id)?.item;

describe("items whose answer is put together", () => {
  it("pass every lint", () => {
    expect(compileChanged(BUILT).findings).toEqual([]);
  });

  it("are packed with what is asked and what is right", () => {
    expect(itemOf("jichi-0011")).toMatchObject({
      type: "fill",
      accepted: ["監査委員", "監査委員会議"],
      negative: false,
    });
    expect(itemOf("jichi-0012")).toMatchObject({
      type: "cloze",
      shuffle: true,
      blanks: [
        { id: "1", key: "a", citations: [{ label: "地方自治法第242条第2項" }] },
        { id: "2", key: "b" },
      ],
    });
    expect(itemOf("jichi-0013")).toMatchObject({ type: "ordering", elements: [{ id: "a" }, { id: "b" }, { id: "c" }] });
  });

  it("have their blanks in the stem's tree, also within bold and in full width", () => {
    const blank = (id: string) => ({ kind: "blank", id });
    expect(itemOf("jichi-0012")?.stem).toEqual([
      {
        kind: "paragraph",
        children: [
          "この請求は、行為の終わった日から",
          blank("1"),
          "を過ぎるとできず、勧告までの期間は",
          { kind: "strong", children: [blank("2"), "以内"] },
          "である。",
        ],
      },
    ]);
    const wide = compileChanged([[CLOZE, "", CLOZE_TEXT.replace("[1]", "［１］")]]);
    expect(wide.items.find(({ item }) => item.id === "jichi-0012")?.item.stem).toEqual(itemOf("jichi-0012")?.stem);
  });

  it("count as characters what is read before answering", () => {
    expect(itemOf("jichi-0012")?.characters).toBe(
      "この請求は、行為の終わった日から[1]を過ぎるとできず、勧告までの期間は[2]以内である。1年60日90日".length,
    );
  });
});

describe("on the command line", () => {
  let project = "";
  beforeEach(() => {
    project = mkdtempSync(join(tmpdir(), "noboru-built-"));
    cpSync(join(SAMPLE_PROJECT, "question-bank"), join(project, "question-bank"), { recursive: true });
    for (const [name, , text] of BUILT) writeFileSync(join(project, SAMPLE_ROOT, name), text ?? "");
  });
  afterEach(() => rmSync(project, { recursive: true }));

  const bank = (...args: string[]) => run(args, project, TODAY).output;

  it.each(Object.keys(ITEM_SOURCES))("%s items begin complete in form, with the words still to be written", (type) => {
    const { path } = JSON.parse(bank("new", "yosan", "--type", type, "--json")) as { path: string };
    expect(readFileSync(join(project, path), "utf8")).toContain(`type: ${type}`);
    const { findings } = JSON.parse(bank("check", "jijou-0002", "--json")) as { findings: { code: string }[] };
    expect(findings.map(({ code }) => code).sort()).toEqual(["Q001", "Q308"]);
  });

  it("a type that does not exist is not begun", () => {
    expect(bank("new", "yosan", "--type", "essay")).toContain("出題形式はありません");
  });

  it("are solved blind, each in its own form", () => {
    const sheet = bank("blind", "jichi", "--from", "11");
    const letter = (text: string) => new RegExp(`^([a-h])\\. ${text}`, "m").exec(sheet)?.[1] ?? "";
    expect(sheet).not.toContain("監査委員会議");
    const cloze = `1=${letter("1年")} 2=${letter("60日")}`;
    const order = ["住民が書面", "委員が監査", "執行機関に"].map(letter).join(" → ");
    const file = join(project, "sheet.txt");
    const grade = (...lines: string[]) => {
      writeFileSync(file, `${sheet}\n${lines.join("\n")}\n`);
      return bank("grade", file);
    };
    expect(grade("jichi-0011: 監査　委員", `jichi-0012: ${cloze}`, `jichi-0013: ${order}`)).toContain("3/3");
    const half = `1=${letter("1年")} 2=${letter("90日")}`;
    const wrong = grade("jichi-0011: 監査専門委員", `jichi-0012: ${half}`, "jichi-0013: a, b, c");
    expect(wrong).toContain("答え: [1] 1年、[2] 90日\n  正答: [1] 1年、[2] 60日");
    expect(wrong).toContain("正答: 監査委員、監査委員会議");
    expect(grade("jichi-0012: 1=a")).toContain("読めない答え");
    expect(grade("jichi-0013: a, b")).toContain("読めない答え");
  });
});
