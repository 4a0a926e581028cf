import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addBlindSolve } from "../../src/compiler/blind/credit.ts";
import { run } from "../../src/compiler/commands/run.ts";
import { sourceFile } from "../../src/compiler/source/source-file.ts";
import {
  COMBINATION,
  MULTIPLE,
  NEGATIVE,
  NUMERIC,
  SAMPLE_PROJECT,
  SAMPLE_ROOT,
  SINGLE,
  sampleText,
  TODAY,
  TRUE_FALSE,
} from "./sample-bank.ts";

let project = "";

function bank(...args: string[]) {
  const { exitCode, output } = run(args, project, TODAY);
  return { status: exitCode, stdout: output };
}

const pathOf = (name: string) => join(project, SAMPLE_ROOT, name);
const read = (name: string) => readFileSync(pathOf(name), "utf8");
const change = (name: string, from: string, to: string) =>
  writeFileSync(
    pathOf(name),
    read(name).replace(from, () => to),
  );

/** A sheet written to a file with these answers below it. */
function fill(sheet: readonly string[], lines: readonly string[]): string {
  const path = join(project, "sheet.txt");
  writeFileSync(path, `${bank("blind", ...sheet).stdout}\n${lines.join("\n")}\n`);
  return path;
}

/** The letter that a text has on a sheet. */
function letterOf(sheet: string, text: string): string {
  const letter = new RegExp(`^([a-f])\\. ${text}`, "m").exec(sheet)?.[1];
  if (letter === undefined) throw new Error(`「${text}」 is not on the sheet`);
  return letter;
}

const RIGHT_TEXTS: Readonly<Record<string, string>> = {
  "jichi-0001": "不当な公金の支出も対象となり",
  "jichi-0002": "違法な行為だけでなく",
  "jichi-0003": "ア、ウ$",
};

function rightAnswers(seed: number): string[] {
  const letters = Object.entries(RIGHT_TEXTS).map(
    ([id, text]) => `${id}: ${letterOf(bank("blind", id, "--seed", String(seed)).stdout, text)}`,
  );
  const several = bank("blind", "jijou-0001", "--seed", String(seed)).stdout;
  const both = [letterOf(several, "一般会計"), letterOf(several, "基金")].join(", ");
  return [...letters, "jichi-0004: ○", `jijou-0001: ${both}`, "toukei-0001: １２．５％"];
}

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "noboru-blind-"));
  cpSync(join(SAMPLE_PROJECT, "question-bank"), join(project, "question-bank"), { recursive: true });
});
afterEach(() => rmSync(project, { recursive: true }));

describe("a blind sheet", () => {
  it("shows stem, table and options, and nothing that gives the key away", () => {
    const sheet = bank("blind", "jichi", "toukei", "jijou").stdout;
    for (const shown of ["妥当なものはどれか", "1,350", "連署をもって請求する", "ア、ウ", "当てはまるものをすべて"])
      expect(sheet).toContain(shown);
    for (const secret of ["第242条第1項", "混同", "true", "期間の取り違え", "key", "noboru", "12.5 と"])
      expect(sheet).not.toContain(secret);
  });

  it("has the same order under the same seed, and other letters under another", () => {
    expect(bank("blind", "jichi").stdout).toBe(bank("blind", "jichi", "--seed", "1").stdout);
    const letters = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) =>
      letterOf(bank("blind", "jichi-0001", `--seed=${seed}`).stdout, "不当な公金"),
    );
    expect(new Set(letters).size).toBeGreaterThan(2);
  });

  it("takes a section by slug or name, a 論点, a range of numbers, or ids", () => {
    const idsOf = (...args: string[]) =>
      [...bank("blind", ...args).stdout.matchAll(/^## (\S+-\d{4})$/gm)].map(([, id]) => id);
    expect(idsOf("地方自治制度")).toEqual(["jichi-0001", "jichi-0002", "jichi-0003", "jichi-0004"]);
    expect(idsOf("jichi", "--from", "2", "--to", "3")).toEqual(["jichi-0002", "jichi-0003"]);
    expect(idsOf("jichi/juumin-kansa")).toEqual(["jichi-0001", "jichi-0004"]);
    expect(idsOf("toukei-0001", "jichi-0002")).toEqual(["toukei-0001", "jichi-0002"]);
  });

  it("leaves the stems out for a solver of options alone", () => {
    const sheet = bank("blind", "jichi", "--options-only").stdout;
    expect(sheet).not.toContain("妥当なものはどれか");
    expect([...sheet.matchAll(/^## (jichi-\d{4})$/gm)].map(([, id]) => id)).toEqual(["jichi-0001", "jichi-0002"]);
  });

  it.each([
    [["jich"], "「jichi」ではありませんか"],
    [["jichi-9999"], "「jichi-9999」という番号のファイルがありません"],
    [["jichi", "--from", "two"], "数字を書いてください"],
    [["jichi", "--from"], "「--from」の後に値がありません"],
    [[], "使い方"],
  ])("is refused with a reason: %s", (args, reason) => {
    expect(bank("blind", ...args)).toMatchObject({ status: 1, stdout: expect.stringContaining(reason) as string });
  });
});

describe("grading a sheet", () => {
  it.each([1, 2, 7])("finds every right answer right under seed %d", (seed) => {
    const path = fill(["jichi", "toukei", "jijou", "--seed", String(seed)], rightAnswers(seed));
    expect(JSON.parse(bank("grade", path, "--json").stdout)).toMatchObject({
      answered: 6,
      agreed: 6,
      disagreements: [],
      sections: [
        { section: "jichi", answered: 4, agreed: 4 },
        { section: "toukei", answered: 1, agreed: 1 },
        { section: "jijou", answered: 1, agreed: 1 },
      ],
    });
  });

  it("lists what was chosen instead, objections and what was left blank", () => {
    const wrong = letterOf(bank("blind", "jichi").stdout, "選挙権を持つ者");
    const path = fill(["jichi"], [`jichi-0001: ${wrong}`, "jichi-0004: ？", "jichi-0001! 肢 e も正しい"]);
    const { stdout } = bank("grade", path);
    expect(stdout).toContain("2 問のうち 0/2(0%) が正答と一致");
    expect(stdout).toContain("答え: b「選挙権を持つ者の50分の1以上の連署をもって請求する。」");
    expect(stdout).toContain("正答: a「不当な公金の支出も対象となり、住民は一人でも請求できる。」");
    expect(stdout).toContain("jichi-0001: 肢 e も正しい");
    expect(stdout).toContain("答えのない問題: jichi-0002、jichi-0003");
  });

  it("reads answers from a file of their own, with the sheet or with its head", () => {
    const sheet = bank("blind", "jichi-0004").stdout;
    writeFileSync(join(project, "sheet.txt"), sheet);
    writeFileSync(join(project, "answers.txt"), "jichi-0004: ○\n");
    expect(bank("grade", "sheet.txt", "answers.txt").stdout).toContain("1/1");
    expect(bank("grade", "answers.txt")).toMatchObject({
      status: 1,
      stdout: expect.stringContaining("用紙:") as string,
    });
    const head = sheet.split("\n").find((line) => line.startsWith("用紙:"));
    writeFileSync(join(project, "answers.txt"), `${head}\njichi-0004: ○\n`);
    expect(bank("grade", "answers.txt").stdout).toContain("1/1");
  });

  it.each([
    ["an answer that cannot be read", ["jichi-0001: g"], "読めない答えがあります"],
    ["two letters where one is asked", ["jichi-0001: a, b"], "読めない答えがあります"],
    ["an id that is not on the sheet", ["jichi-0099: a"], "用紙にない番号の行があります: jichi-0099"],
    ["two answers to one item", ["jichi-0001: a", "jichi-0001: b"], "答えが二通り書かれています: jichi-0001"],
  ])("refuses %s and writes nothing", (_name, lines, reason) => {
    const before = read(SINGLE);
    const { status, stdout } = bank("grade", fill(["jichi"], [...lines, "jichi-0004: ○"]), "--credit");
    expect({ status, stdout }).toEqual({ status: 1, stdout: expect.stringContaining(reason) as string });
    expect(stdout).toContain("何も書き込んでいません");
    expect([read(SINGLE), read(TRUE_FALSE)]).toEqual([before, sampleText(TRUE_FALSE)]);
  });

  it("refuses a sheet whose items were rewritten since, unless those are to be left out", () => {
    const path = fill(["jichi"], ["jichi-0001: a", "jichi-0004: ○"]);
    change(SINGLE, "連署をもって請求する", "連署によって請求する");
    expect(bank("grade", path)).toMatchObject({ status: 1, stdout: expect.stringContaining("jichi-0001") as string });
    expect(JSON.parse(bank("grade", path, "--skip-changed", "--json").stdout)).toMatchObject({
      answered: 1,
      skipped: ["jichi-0001"],
    });
  });

  it("grades by the key of today: an answer stands where only the key was corrected", () => {
    const path = fill(["jichi-0004"], ["jichi-0004: ×"]);
    change(TRUE_FALSE, "key: true", "key: false");
    expect(bank("grade", path).stdout).toContain("1/1");
  });
});

describe("credit", () => {
  it("counts solvers and agreement, and keeps every other byte", () => {
    const [right] = rightAnswers(1);
    const path = fill(["jichi"], [right ?? "", "jichi-0004: ×"]);
    expect(bank("grade", path, "--credit").stdout).toContain("2 問の credit.blind_solves に書きました");
    expect(read(SINGLE)).toBe(sampleText(SINGLE).replace("solvers: 2\n    agreed: 2", "solvers: 3\n    agreed: 3"));
    const added = "  blind_solves:\n    solvers: 1\n    agreed: 0\n";
    expect(read(TRUE_FALSE)).toBe(sampleText(TRUE_FALSE).replace("history:", `${added}history:`));
    expect(read(NEGATIVE)).toBe(sampleText(NEGATIVE));
    expect(bank("check").status).toBe(0);
  });

  it("never counts one sheet twice", () => {
    const path = fill(["jichi-0004"], ["jichi-0004: ○"]);
    bank("grade", path, "--credit");
    const once = read(TRUE_FALSE);
    expect(bank("grade", path, "--credit")).toMatchObject({ status: 1 });
    expect(read(TRUE_FALSE)).toBe(once);
  });

  it("is never given for options without stems", () => {
    const path = fill(["jichi", "--options-only"], ["jichi-0001: a"]);
    expect(bank("grade", path).status).toBe(0);
    expect(bank("grade", path, "--credit")).toMatchObject({ status: 1 });
    expect(read(SINGLE)).toBe(sampleText(SINGLE));
  });

  it.each([SINGLE, NEGATIVE, COMBINATION, TRUE_FALSE, MULTIPLE, NUMERIC])("reads back in %s, however often", (name) => {
    let text = sampleText(name);
    for (const agrees of [true, false, true]) text = addBlindSolve(sourceFile(name, text), agrees);
    expect(text.replace(/ {2}blind_solves:\n.*\n.*\n/, "")).toBe(
      sampleText(name).replace(/ {2}blind_solves:\n.*\n.*\n/, ""),
    );
  });

  it.each([
    ["a comment behind the last field", "  reviewers: [noboru-r]  # 二人目\n"],
    ["a list of its own lines", "  reviewers:\n    - noboru-r\n"],
  ])("finds its place below %s", (_name, lines) => {
    const text = sampleText(NEGATIVE).replace("  reviewers: [noboru-r]\n", lines);
    const added = "  blind_solves:\n    solvers: 1\n    agreed: 1\n";
    expect(addBlindSolve(sourceFile(NEGATIVE, text), true)).toBe(text.replace("history:", `${added}history:`));
  });

  it("keeps a file's own line breaks", () => {
    const crlf = sampleText(NEGATIVE).replaceAll("\n", "\r\n");
    expect(addBlindSolve(sourceFile(NEGATIVE, crlf), true)).not.toMatch(/[^\r]\n/);
  });
});
