import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { compileProject } from "../../src/compiler/bank/compile-project.ts";
import { readBaseline } from "../../src/compiler/baseline/read-baseline.ts";
import { run } from "../../src/compiler/commands/run.ts";
import { NEGATIVE, SAMPLE_PROJECT, SAMPLE_ROOT, SINGLE, TODAY, TRUE_FALSE } from "./sample-bank.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 }); // a dozen git processes per test, on a busy machine

let project = "";

function git(...args: string[]): void {
  execFileSync("git", ["-C", project, "-c", "user.name=test", "-c", "user.email=test@example.com", ...args], {
    stdio: "ignore",
  });
}

function commit(): void {
  git("add", "--all");
  git("commit", "--quiet", "--message=change");
}

const pathOf = (name: string) => join(project, SAMPLE_ROOT, name);

function change(name: string, from: string, to: string): void {
  const text = readFileSync(pathOf(name), "utf8");
  if (!text.includes(from)) throw new Error(`${name} does not contain ${from}`);
  writeFileSync(pathOf(name), text.replace(from, to));
}

function findings() {
  return compileProject(project, { drafts: true, today: TODAY }).flatMap((bank) =>
    bank.findings.map(({ code, severity, what }) => ({ code, severity, what })),
  );
}

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "noboru-history-"));
  cpSync(join(SAMPLE_PROJECT, "question-bank"), join(project, "question-bank"), { recursive: true });
});
afterEach(() => rmSync(project, { recursive: true }));

describe("without a main branch", () => {
  it("says plainly that nothing was compared, and why", () => {
    expect(findings()).toEqual([
      { code: "Q007", severity: "info", what: expect.stringContaining("git の管理下にないフォルダ") as string },
    ]);
    git("init", "--quiet", "--initial-branch=other");
    expect(readBaseline(project)).toEqual({ kind: "unknown", reason: "main ブランチが見つかりません" });
  });
});

describe("against the main branch", () => {
  beforeEach(() => {
    git("init", "--quiet", "--initial-branch=main");
    commit();
  });

  it("finds nothing where nothing changed, and nothing in what learners do not see", () => {
    change(SINGLE, "difficulty: 2", "difficulty: 3");
    change(SINGLE, "authors: [noboru-a]", "authors: [noboru-a, noboru-b]");
    expect(findings()).toEqual([]);
  });

  it.each([
    ["the stem", "住民監査請求に関する記述", "住民監査請求についての記述"],
    ["an explanation of an option", "住民の人数を要件にしていない。", "住民の人数を要件としていない。"],
    ["a citation", "paragraph: 1\n    as_of", "paragraph: 2\n    as_of"],
  ])("demands a new version where %s changed", (_name, from, to) => {
    change(SINGLE, from, to);
    expect(findings()).toEqual([
      { code: "Q007", severity: "error", what: expect.stringContaining("version が 1 のまま") as string },
    ]);
    change(SINGLE, "version: 1\nstatus", "version: 2\nstatus");
    change(
      SINGLE,
      "    note: 初版",
      "    note: 初版\n  - version: 2\n    date: 2026-11-23\n    change: wording\n    note: 言い回し",
    );
    expect(findings()).toEqual([]);
  });

  it("lets drafts change freely: nobody has them", () => {
    change(TRUE_FALSE, "4回", "四回");
    expect(findings()).toEqual([]);
  });

  it("does not let a version go down", () => {
    change(NEGATIVE, "version: 2\nstatus", "version: 1\nstatus");
    change(NEGATIVE, /\n {2}- version: 2[\s\S]*$/.exec(readFileSync(pathOf(NEGATIVE), "utf8"))?.[0] ?? "", "\n");
    expect(findings().map(({ code, what }) => [code, what])).toEqual([
      ["Q007", expect.stringContaining("2 から 1 に下がって")],
    ]);
  });

  it("finds a published item whose file is gone, wherever it went", () => {
    rmSync(pathOf(NEGATIVE));
    expect(findings().filter(({ severity }) => severity === "error")).toEqual([
      { code: "Q002", severity: "error", what: expect.stringContaining("jichi-0002") as string },
    ]);
  });

  it("lets an item move to another folder", () => {
    change(NEGATIVE, "topic: jichi/juumin-soshou", "topic: jichi/juumin-kansa");
    change(NEGATIVE, "version: 2\nstatus", "version: 3\nstatus");
    change(
      NEGATIVE,
      "    note: 肢 d の言い回しを直した",
      "    note: 肢 d の言い回しを直した\n  - version: 3\n    date: 2026-11-23\n    change: meta\n    note: 論点",
    );
    renameSync(pathOf(NEGATIVE), pathOf(NEGATIVE.replace("juumin-soshou", "juumin-kansa")));
    expect(findings().filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it("keeps the id of a retired item taken", () => {
    change(NEGATIVE, "status: reviewed", "status: retired");
    expect(findings().filter(({ severity }) => severity === "error")).toEqual([]);
    commit();
    change(NEGATIVE, "status: retired", "status: draft");
    expect(findings()).toContainEqual({
      code: "Q002",
      severity: "error",
      what: expect.stringContaining("廃止した問題の番号") as string,
    });
  });

  it("keeps the id of a deleted item taken, for ever", () => {
    const text = readFileSync(pathOf(NEGATIVE), "utf8");
    rmSync(pathOf(NEGATIVE));
    commit();
    writeFileSync(pathOf(NEGATIVE), text.replace("肢 d", "肢 e"));
    expect(findings()).toContainEqual({
      code: "Q002",
      severity: "error",
      what: expect.stringContaining("前に配布して消した") as string,
    });
  });

  it("frees the id of a deleted draft", () => {
    const text = readFileSync(pathOf(TRUE_FALSE), "utf8");
    rmSync(pathOf(TRUE_FALSE));
    commit();
    writeFileSync(pathOf(TRUE_FALSE), text.replace("4回", "四回"));
    expect(findings().filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it("answers for its own branch only: what others did on main since is not missing here, and its ids are taken", () => {
    const text = readFileSync(pathOf(SINGLE), "utf8");
    git("checkout", "--quiet", "-b", "mine");
    git("checkout", "--quiet", "main");
    writeFileSync(pathOf(SINGLE.replace("0001", "0009")), text.replace("id: jichi-0001", "id: jichi-0009"));
    change(NEGATIVE, "別訴を起こせない", "別の訴えを起こせない");
    commit();
    git("checkout", "--quiet", "mine");
    expect(findings()).toEqual([]);
    expect(run(["new", "juumin-kansa"], project, TODAY).output).toContain("jichi-0010");
  });
});
