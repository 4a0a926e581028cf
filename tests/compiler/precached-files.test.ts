import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { compileBank } from "../../src/compiler/bank/compile-bank.ts";
import { type BankOutput, packBank } from "../../src/compiler/pack/packs.ts";
import { precachedFiles } from "../../src/compiler/pack/precached-files.ts";
import { writePacks } from "../../src/compiler/pack/write-packs.ts";
import { sampleBank, TODAY } from "./sample-bank.ts";

it("are all files of a build but optional banks and the list of banks", () => {
  const folder = mkdtempSync(join(tmpdir(), "noboru-precache-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writePacks(join(folder, "bank"), [bank("sample", false), bank("sample-more", true)]);
  const banks = readdirSync(join(folder, "bank"), { recursive: true, encoding: "utf8" });
  const build = [
    "index.html",
    "assets/a.js",
    ...banks.filter((name) => name.endsWith(".json")).map((n) => `bank/${n}`),
  ];

  const kept = precachedFiles(
    build.map((url) => ({ url, revision: null })),
    folder,
  ).map(({ url }) => url);

  expect(build).toContainEqual(expect.stringMatching(/^bank\/sample-more\/jichi-/));
  expect(kept.sort()).toEqual(
    build.filter((url) => !url.startsWith("bank/sample-more/") && url !== "bank/index.json").sort(),
  );
});

function bank(id: string, optional: boolean): BankOutput {
  const { items, output } = compileBank(sampleBank(), { drafts: false, today: TODAY });
  if (output === null) throw new Error("the sample bank compiles");
  const { packs: _, ...facts } = output.manifest;
  return packBank(
    { ...facts, id, optional },
    items.map(({ item }) => item),
    [],
  );
}
