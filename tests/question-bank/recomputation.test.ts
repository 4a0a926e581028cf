import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { compileBank } from "../../src/compiler/bank/compile-bank.ts";
import { toStimulus } from "../../src/compiler/bank/manifest.ts";
import { listBanks, readBank } from "../../src/compiler/bank/read-bank.ts";
import { isWithinTolerance } from "../../src/domain/grading.ts";
import type { Item } from "../../src/domain/item.ts";
import { plainText } from "../../src/domain/plain-text.ts";
import { ictDataAi } from "./ict-data-ai.ts";
import { ictDesign } from "./ict-design.ts";
import { ictKanri } from "./ict-kanri.ts";
import { ictNetwork } from "./ict-network.ts";
import { jichi } from "./jichi.ts";
import { jitsumu } from "./jitsumu.ts";
import type { Recomputations } from "./recomputation.ts";
import { givenBy, numberIn, rounded, statementsOf } from "./recomputation.ts";
import { toukei } from "./toukei.ts";

/** One file per section; a new one is added here. */
const RECOMPUTATIONS: Recomputations = {
  ...ictDataAi,
  ...ictDesign,
  ...ictKanri,
  ...ictNetwork,
  ...jichi,
  ...jitsumu,
  ...toukei,
};

const PROJECT = resolve(import.meta.dirname, "../..");

const banks = listBanks(PROJECT).map((id) => compileBank(readBank(PROJECT, id), { drafts: true, today: "2026-11-22" }));
const items = banks.flatMap((bank) =>
  bank.items
    .filter(({ source }) => source.status !== "retired")
    .map(({ item }) => {
      const table = bank.stimuli.find(({ id }) => id === item.stimulusId);
      return { item, stimulus: table === undefined ? undefined : toStimulus(bank.id, table) };
    }),
);

describe("an answer that is computed", () => {
  it("is computed again for every number asked for and every table", () => {
    const computed = items.filter(({ item }) => item.type === "numeric" || item.stimulusId !== undefined);
    expect(computed.map(({ item }) => item.id).filter((id) => !Object.hasOwn(RECOMPUTATIONS, id))).toEqual([]);
  });

  it.each(Object.keys(RECOMPUTATIONS))("is the same computed again: %s", (id) => {
    const found = items.find(({ item }) => item.id === id);
    if (found === undefined) throw new Error(`there is no item ${id}: take its recomputation out`);
    const computed = RECOMPUTATIONS[id]?.(givenBy(found.item, found.stimulus));
    if (typeof computed === "number") expectValue(found.item, computed);
    else expect(Object.fromEntries(statementsOf(found.item).map((one) => [one.id, one.verdict]))).toEqual(computed);
  });
});

/** The value is the answer, and of the options that are values only the key. */
function expectValue(item: Item, value: number): void {
  if (item.type === "numeric") {
    expect(isWithinTolerance(item.answer, value), `${value} is ${item.answer.value}`).toBe(true);
    return;
  }
  const right = statementsOf(item).filter(({ text }) => isValueOf(plainText(text), value));
  expect(right.map(({ id }) => id)).toEqual(statementsOf(item).flatMap(({ id, verdict }) => (verdict ? [id] : [])));
}

/** An option states the value to as many decimals as it shows. */
function isValueOf(text: string, value: number): boolean {
  const decimals = /\.(\d+)/.exec(text.normalize("NFKC"))?.[1]?.length ?? 0;
  return numberIn(text) === rounded(value, decimals);
}

describe("the numbers of an item", () => {
  it.each([
    ["1,234", 1234],
    ["▲4.0", -4],
    ["△１２．５％", -12.5],
    ["約3割", 3],
  ])("%s is %d", (text, value) => {
    expect(numberIn(text)).toBe(value);
  });

  it("are never taken from a row or column that is not there, or there twice", () => {
    const [{ item, stimulus } = { item: undefined, stimulus: undefined }] = items.filter(
      (one) => one.item.id === "toukei-0001",
    );
    if (item === undefined) throw new Error("toukei-0001 is gone");
    expect(() => givenBy(item, stimulus).cell("令和", "電子")).toThrow(/4 times/);
    expect(() => givenBy(item, stimulus).cell("令和3", "電話")).toThrow(/0 times/);
    expect(() => givenBy(item, stimulus).stem(/(\d+)人の職員/)).toThrow(/no number/);
  });
});
