import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { run } from "../../src/compiler/commands/run.ts";
import { NEGATIVE, SAMPLE_PROJECT, SAMPLE_ROOT, SINGLE, TODAY } from "./sample-bank.ts";

const MAIN = resolve(import.meta.dirname, "../../src/compiler/main.ts");

vi.setConfig({ testTimeout: 60_000 }); // compilations and a process of its own, on a busy machine

let project = "";

function bank(...args: string[]) {
  const { exitCode, output } = run(args, project, TODAY);
  return { status: exitCode, stdout: output };
}

function change(name: string, from: string, to: string): void {
  const path = join(project, SAMPLE_ROOT, name);
  writeFileSync(path, readFileSync(path, "utf8").replace(from, to));
}

/** As documented in `bank-measures.ts`. */
const REPORT_KEYS =
  "id items reviewed measured statuses types errors warningsPerItem sections leafCoverage citationShare lawCitationsResolved whyShare trapShare blindSolved blindAgreement longestIsKeyRate optionsOnly keyChiSquareMinP keyChiSquareSections keyChiSquareP negativeShare negativeEmphasised nearDuplicates over600Share lawItems applicationShare".split(
    " ",
  );

const packs = () => readdirSync(join(project, "public/bank"), { recursive: true, encoding: "utf8" }).sort();

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "noboru-commands-"));
  cpSync(join(SAMPLE_PROJECT, "question-bank"), join(project, "question-bank"), { recursive: true });
});
afterEach(() => rmSync(project, { recursive: true }));

describe("build", () => {
  it("writes packs, and the same packs the second time", () => {
    expect(bank("build")).toMatchObject({ status: 0 });
    const first = packs();
    expect(first).toContain("index.json");
    expect(bank("build").stdout).toContain("新しいファイル 0");
    expect(packs()).toEqual(first);
  });

  it("leaves the former packs and fails where there is an error", () => {
    bank("build");
    const former = packs();
    change(SINGLE, "key: a", "key: b");
    const { status, stdout } = bank("build");
    expect(status).toBe(1);
    expect(stdout).toContain("jichi-0001.yaml:50:6  Q003");
    expect(stdout).toContain("そのまま残しました");
    expect(packs()).toEqual(former);
  });

  it("takes drafts only when asked", () => {
    expect(bank("build").stdout).toContain("問題 5 ");
    expect(bank("build", "--drafts").stdout).toContain("問題 6 ");
  });
});

describe("check", () => {
  it("fails on errors only, and can look at one item", () => {
    expect(bank("check").status).toBe(0);
    change(NEGATIVE, "**妥当でないもの**", "妥当でないもの");
    expect(bank("check").status).toBe(1);
    expect(bank("check", "jichi-0001")).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("問題 1 問: エラー 0 件") as string,
    });
    expect(bank("check", "jichi-0002")).toMatchObject({
      status: 1,
      stdout: expect.stringContaining("問題 1 問: エラー 1 件") as string,
    });
  });

  it.each([["jichi-9999"], ["jichi-000"], ["jichi-0001", "jichi-9999"]])(
    "refuses an id that no file has: %s %s",
    (...ids) => {
      const { status, stdout } = bank("check", ...ids.filter((id) => id !== undefined));
      expect(status).toBe(1);
      expect(stdout).toContain(`「${ids.findLast((id) => id !== undefined)}」という番号のファイルがありません。`);
    },
  );
});

describe("fix", () => {
  it("mends the files on disk and says which", () => {
    change(NEGATIVE, "**妥当でないもの**", "妥当でないもの");
    expect(bank("fix", "jichi-0002").stdout).toContain(`直しました: ${SAMPLE_ROOT}/${NEGATIVE}`);
    expect(bank("check").status).toBe(0);
    expect(bank("fix").stdout).toContain("ありませんでした");
  });

  it("refuses an id that no file has", () => {
    expect(bank("fix", "jichi-9999")).toMatchObject({ status: 1 });
  });
});

describe("new", () => {
  it("begins an item under the next free id that passes the check but for what is to be written", () => {
    const { status, stdout } = bank("new", "jichi/juumin-soshou");
    expect(status).toBe(0);
    expect(stdout).toContain("items/jichi/juumin-soshou/jichi-0005.yaml");
    expect(stdout).toContain("npm run bank -- check jichi-0005");
    expect(bank("check", "jichi-0005")).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("警告 1 件") as string,
    });
  });

  it("understands a leaf alone, and asks back where it does not", () => {
    expect(bank("new", "yosan").stdout).toContain("jijou-0002");
    expect(bank("new", "jichi/jumin-kansa")).toMatchObject({
      status: 1,
      stdout: expect.stringContaining("「jichi/juumin-kansa」ではありませんか") as string,
    });
    expect(bank("new")).toMatchObject({
      status: 1,
      stdout: expect.stringContaining("jichi/juumin-kansa  地方自治制度 > 住民監査請求") as string,
    });
  });
});

describe("report", () => {
  it("gives every measure of the quality bar", () => {
    const { banks } = JSON.parse(bank("report", "--json").stdout) as { banks: readonly Record<string, unknown>[] };
    expect(banks).toHaveLength(1);
    expect(banks[0]).toMatchObject({
      id: "sample",
      items: 6,
      reviewed: 5,
      measured: "reviewed",
      errors: 0,
      warningsPerItem: 0,
      leafCoverage: 1,
      citationShare: 1,
      whyShare: 1,
      lawCitationsResolved: 1,
      nearDuplicates: 0,
      over600Share: 0,
      negativeShare: 0.25,
      negativeEmphasised: 1,
      blindAgreement: 1,
      optionsOnly: { items: 2, chance: 0.2 },
      keyChiSquareP: {},
      lawItems: 3,
      applicationShare: 0,
      sections: {
        toukei: { reviewed: 1, quota: 1 },
        jichi: { reviewed: 3, quota: 2 },
        jijou: { reviewed: 1, quota: 0 },
      },
      statuses: { reviewed: 5, draft: 1 },
      types: { single: 2, combination: 1, truefalse: 1, multiple: 1, numeric: 1 },
      keyChiSquareSections: [],
    });
    for (const share of ["trapShare", "longestIsKeyRate", "keyChiSquareMinP", "blindSolved"]) {
      expect(banks[0]?.[share]).toBeGreaterThanOrEqual(0);
      expect(banks[0]?.[share]).toBeLessThanOrEqual(1);
    }
  });

  it("never loses a key", () => {
    const { banks } = JSON.parse(bank("report", "--json").stdout) as { banks: readonly object[] };
    expect(Object.keys(banks[0] ?? {})).toEqual(REPORT_KEYS);
  });

  it("asks no quota of a bank that no exam asks for", () => {
    rmSync(join(project, SAMPLE_ROOT, "blueprints"), { recursive: true });
    expect(bank("report").stdout).toMatch(/出題数の3倍ある科目 +出題構成なし +— +—/);
  });

  it("measures nothing in a bank that is still empty", () => {
    for (const gone of ["blueprints", "items", "stimuli"])
      rmSync(join(project, SAMPLE_ROOT, gone), { recursive: true });
    const { stdout } = bank("report");
    expect(stdout).toContain("まだ問題がありません");
    expect(stdout).not.toMatch(/NaN|×/);
  });

  it("says over which items the balance of keys was taken", () => {
    expect(bank("report").stdout).toContain("問題集全体");
  });
});

describe("every command", () => {
  it.each([["check"], ["fix"], ["build"], ["report"], ["new", "yosan"], ["new"], ["nonsense"], []])(
    "prints exactly one JSON object with --json: %s %s",
    (...args) => {
      const { stdout } = bank(...args.filter((arg) => arg !== undefined), "--json");
      expect(stdout.split("\n")).toHaveLength(1);
      expect(typeof JSON.parse(stdout)).toBe("object");
    },
  );

  it("writes nothing else to either stream, and ends with the command's code", () => {
    change(SINGLE, "key: a", "key: b");
    const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, "check", "--json"], {
      cwd: project,
      encoding: "utf8",
    });
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    expect(JSON.parse(stdout)).toMatchObject({ errors: 1, findings: [{}, { code: "Q003", line: 50 }] });
  });

  it("is explained where it is not understood", () => {
    expect(bank()).toMatchObject({ status: 1, stdout: expect.stringContaining("使い方") as string });
    expect(bank("biuld").stdout).toContain("「build」ではありませんか");
    expect(bank("build", "--draft").stdout).toContain("「--draft」という指定はありません");
  });

  it("works on a project without banks", () => {
    rmSync(join(project, "question-bank"), { recursive: true });
    expect(bank("check").status).toBe(1);
    expect(bank("build").status).toBe(0);
    expect(existsSync(join(project, "public/bank/index.json"))).toBe(true);
  });
});
