import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { compileBank } from "../../src/compiler/bank/compile-bank.ts";
import type { BankOutput } from "../../src/compiler/pack/packs.ts";
import { writePacks } from "../../src/compiler/pack/write-packs.ts";
import { BANK_FORMAT, type BankPack } from "../../src/domain/bank.ts";
import type { Change } from "./sample-bank.ts";
import { changedBank, NEGATIVE, SINGLE, sampleBank, TODAY, TRUE_FALSE } from "./sample-bank.ts";

function outputOf(changes: readonly Change[], drafts = false): BankOutput {
  const { output } = compileBank(changedBank(changes), { drafts, today: TODAY });
  if (output === null) throw new Error("the sample bank compiles");
  return output;
}

function packOf(output: BankOutput, section: string): BankPack {
  const file = output.packFiles.find(({ name }) => name.startsWith(section));
  if (file === undefined) throw new Error(`no pack of ${section}`);
  return JSON.parse(file.text) as BankPack;
}

const namesOf = (output: BankOutput) => output.packFiles.map(({ name }) => name);

describe("the packs of a bank", () => {
  it("are named by the SHA-256 of their bytes", () => {
    for (const { name, text, hash } of outputOf([]).packFiles) {
      expect(hash).toBe(createHash("sha256").update(text).digest("hex"));
      expect(name).toMatch(new RegExp(`^[a-z]+-${hash.slice(0, 16)}\\.json$`));
    }
  });

  it("are the same bytes in whatever order the files are read", () => {
    const bank = sampleBank();
    const reversed = compileBank({ ...bank, files: bank.files.toReversed() }, { drafts: false, today: TODAY }).output;
    expect(reversed?.packFiles).toEqual(outputOf([]).packFiles);
    expect(reversed?.manifestFile).toEqual(outputOf([]).manifestFile);
  });

  it("keep their name and bytes where nothing of their section changed", () => {
    const [before, after] = [outputOf([]), outputOf([[SINGLE, "difficulty: 2", "difficulty: 3"]])];
    const changed = namesOf(after).filter((name) => !namesOf(before).includes(name));
    expect(changed).toEqual([expect.stringMatching(/^jichi-/)]);
    expect(after.manifestFile.hash).not.toBe(before.manifestFile.hash);
  });

  it("hold reviewed items, and drafts only for authors", () => {
    expect(packOf(outputOf([]), "jichi").items.map(({ id }) => id)).toEqual(["jichi-0001", "jichi-0002", "jichi-0003"]);
    expect(packOf(outputOf([], true), "jichi").items.map(({ id }) => id)).toContain("jichi-0004");
  });

  it("never hold retired items", () => {
    expect(
      packOf(outputOf([[SINGLE, "status: reviewed", "status: retired"]], true), "jichi").items.map(({ id }) => id),
    ).not.toContain("jichi-0001");
  });

  it("name a pair of enemies on both, whoever wrote it, and no enemy that is not packed", () => {
    const enemies = Object.fromEntries(
      packOf(outputOf([[SINGLE, "credit:", "enemies: [jichi-0004]\ncredit:"]]), "jichi").items.map((item) => [
        item.id,
        item.enemies,
      ]),
    );
    expect(enemies).toMatchObject({ "jichi-0001": ["jichi-0002"], "jichi-0002": ["jichi-0001"], "jichi-0003": [] });
  });

  it("carry the stimuli that their items show, and those only", () => {
    expect(packOf(outputOf([]), "toukei").stimuli.map(({ id }) => id)).toEqual(["toukei-t01"]);
    expect(packOf(outputOf([]), "jichi").stimuli).toEqual([]);
  });

  it("tell what the manifest promises about them", () => {
    const { manifest, packFiles } = outputOf([]);
    expect(manifest.version).toBe("1.10");
    expect(manifest.packs.map(({ file, hash, bytes }) => ({ file, hash, bytes }))).toEqual(
      packFiles.map(({ name, hash, text }) => ({ file: name, hash, bytes: new TextEncoder().encode(text).length })),
    );
  });

  it("carry negatives, changes after the first version and resolved citations", () => {
    const item = packOf(outputOf([]), "jichi").items.find(({ id }) => id === "jichi-0002");
    expect(item).toMatchObject({
      negative: true,
      changes: [{ version: 2, change: "wording" }],
      citations: [
        {
          label: "地方自治法第242条の2第1項",
          url: "https://laws.e-gov.go.jp/law/322AC0000000067#Mp-At_242_2",
          asOf: "2026-02-08",
        },
      ],
    });
  });
});

describe("writing packs", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "noboru-packs-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("leaves unchanged files untouched and removes stale ones", () => {
    writePacks(folder, [outputOf([])]);
    const kept = readdirSync(join(folder, "sample")).find((name) => name.startsWith("toukei"));
    const path = join(folder, "sample", kept ?? "");
    utimesSync(path, 1, 1);
    writeFileSync(join(folder, "sample", "jichi-0123456789abcdef.json"), "{}");
    const summary = writePacks(folder, [outputOf([[NEGATIVE, "difficulty: 3", "difficulty: 4"]])]);
    expect(statSync(path).mtimeMs).toBe(1000);
    expect(summary).toEqual({ written: 3, unchanged: 2, removed: 3 });
    expect(readdirSync(join(folder, "sample")).filter((name) => name.startsWith("jichi"))).toHaveLength(1);
  });

  it("lists every bank with the hash of its manifest", () => {
    const output = outputOf([[TRUE_FALSE, "status: draft", "status: reviewed"]]);
    writePacks(folder, [output]);
    const list: unknown = JSON.parse(readFileSync(join(folder, "index.json"), "utf8"));
    expect(list).toEqual({
      format: BANK_FORMAT,
      banks: [{ id: "sample", manifest: `sample/${output.manifestFile.name}`, hash: output.manifestFile.hash }],
    });
  });
});
