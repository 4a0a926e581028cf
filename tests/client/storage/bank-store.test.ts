import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Stimulus } from "../../../src/domain/item.ts";
import type { BankStore } from "../../../src/domain/ports.ts";
import { itemIn, type PublishedBank, publish } from "./banks.ts";
import { breakDisk } from "./broken-disk.ts";
import { contentsOf, createPhone } from "./phone.ts";

const JICHI = [itemIn("jichi", "jichi-1"), itemIn("jichi", "jichi-2")];
const KENPOU = [itemIn("kenpou", "kenpou-1")];
const TABLE: Stimulus = { bankId: "bank", id: "t1", title: "Table", kind: "table", columns: ["a"], rows: [["1"]] };

const install = (store: BankStore, { manifest, packs }: PublishedBank) => store.install(manifest, packs);

describe("an installed bank", () => {
  it("is there with its manifest, and what selection needs of every item", async () => {
    const { bankStore } = createPhone().open();
    const enemy = itemIn("jichi", "jichi-3", { enemies: ["jichi-1"], validUntil: "2027-03-31", stimulusId: "t1" });
    const bank = publish({ id: "bank", items: [...JICHI, enemy], stimuli: [TABLE] });
    const stored = await install(bankStore, bank);
    const installed = await bankStore.installed();
    expect(stored).toEqual({ kind: "stored", value: installed[0] });
    expect(installed[0]?.manifest).toEqual(bank.manifest);
    expect(installed[0]?.summaries[2]).toEqual({
      key: "bank/jichi-3",
      bankId: "bank",
      type: "single",
      version: 1,
      section: "jichi",
      topic: "jichi/leaf",
      difficulty: 3,
      characters: 300,
      changes: [],
      enemies: ["bank/jichi-1"],
      statementIds: ["a", "b", "c", "d", "e"],
      stimulusId: "t1",
      validUntil: "2027-03-31",
    });
    expect(await bankStore.stimulus("bank", "t1")).toEqual(TABLE);
    expect(await bankStore.stimulus("bank", "t2")).toBeNull();
  });

  it("gives its items in the order asked, without those it does not have", async () => {
    const { bankStore } = createPhone().open();
    const items = [...JICHI, ...KENPOU];
    await install(bankStore, publish({ id: "bank", items }));
    const keys = fc.shuffledSubarray(["bank/jichi-1", "bank/jichi-2", "bank/kenpou-1", "bank/gone", "other/jichi-1"]);
    await fc.assert(
      fc.asyncProperty(keys, async (asked) => {
        const present = asked.filter((key) => items.some(({ id }) => key === `bank/${id}`));
        expect((await bankStore.items(asked)).map(({ id }) => `bank/${id}`)).toEqual(present);
      }),
      { numRuns: 30 },
    );
    expect(await bankStore.allItems()).toHaveLength(3);
  });

  it("lies beside others, each with its own items", async () => {
    const { bankStore } = createPhone().open();
    await install(bankStore, publish({ id: "bank", items: JICHI }));
    await install(bankStore, publish({ id: "other", items: JICHI }));
    const keys = (await bankStore.installed()).map(({ summaries }) => summaries.map(({ key }) => key));
    expect(keys).toEqual([
      ["bank/jichi-1", "bank/jichi-2"],
      ["other/jichi-1", "other/jichi-2"],
    ]);
  });
});

describe("summaries that another version of the app made", () => {
  const bank = publish({ id: "bank", items: [...JICHI, ...KENPOU] });
  const outdated = { summaryVersion: 0, derivedSummaries: [] };

  it("are made again from the items, once", async () => {
    const phone = createPhone();
    const tab = phone.open();
    await install(tab.bankStore, bank);
    const [before, installed] = [await contentsOf(tab), await tab.bankStore.installed()];
    await tab.database.packs.update(["bank", "jichi"], outdated);
    expect(await phone.open().bankStore.installed()).toEqual(installed);
    expect(await contentsOf(tab)).toEqual(before);
  });

  it("are made again where another section is updated", async () => {
    const tab = createPhone().open();
    await install(tab.bankStore, bank);
    const installed = await tab.bankStore.installed();
    await tab.database.packs.update(["bank", "jichi"], outdated);
    expect(await tab.bankStore.install(bank.manifest, [])).toEqual({ kind: "stored", value: installed[0] });
  });

  it("keep nobody from practising where the disk is full", async () => {
    const tab = createPhone().open();
    await install(tab.bankStore, bank);
    const installed = await tab.bankStore.installed();
    await tab.database.packs.update(["bank", "jichi"], outdated);
    breakDisk("packs", "QuotaExceededError");
    expect(await tab.bankStore.installed()).toEqual(installed);
  });
});

describe("an update", () => {
  it("leaves exactly what installing it anew would", async () => {
    // Two sections that share tables and often stay as they were, and an item that moves between them.
    const items = fc.subarray([...itemsWithTables("jichi"), ...itemsWithTables("kenpou")]);
    const mover = fc.option(fc.constantFrom("jichi", "kenpou", "toukei"));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(items, mover), { minLength: 1, maxLength: 4 }), async (versions) => {
        const banks = versions.map(([rows, home], index) =>
          publish({
            id: "bank",
            version: String(index),
            items: [...rows, ...(home === null ? [] : [itemIn(home, "mover")])],
            stimuli: ["t1", "t2"].map((id) => ({ ...TABLE, id })),
          }),
        );
        const [updated, fresh] = [createPhone().open(), createPhone().open()];
        for (const bank of banks) {
          const hashes = await updated.bankStore.packHashes("bank");
          const changed = bank.manifest.packs.filter(({ section, hash }) => hashes.get(section) !== hash);
          const packs = bank.packs.filter(({ section }) => changed.some((pack) => pack.section === section));
          await updated.bankStore.install(bank.manifest, packs);
        }
        await install(fresh.bankStore, banks.at(-1) as PublishedBank);
        expect(await contentsOf(updated)).toEqual(await contentsOf(fresh));
      }),
      { numRuns: 40 },
    );
  });

  it("that the disk has no room for changes nothing and says so", async () => {
    for (const table of ["packs", "items", "stimuli", "banks"]) {
      const tab = createPhone().open();
      await install(tab.bankStore, publish({ id: "bank", items: JICHI }));
      const before = await contentsOf(tab);
      const item = itemIn("kenpou", "kenpou-1", { stimulusId: "t1" });
      const mend = breakDisk(table, "QuotaExceededError");
      const stored = await install(tab.bankStore, publish({ id: "bank", items: [item], stimuli: [TABLE] }));
      mend();
      expect(stored).toMatchObject({ kind: "storageFailure", reason: "full" });
      expect(await contentsOf(tab)).toEqual(before);
    }
  });

  it("with a pack that its manifest does not name is refused whole", async () => {
    const tab = createPhone().open();
    await install(tab.bankStore, publish({ id: "bank", items: JICHI }));
    const before = await contentsOf(tab);
    const { manifest } = publish({ id: "bank", items: JICHI });
    const { packs } = publish({ id: "bank", items: KENPOU });
    await expect(tab.bankStore.install(manifest, packs)).rejects.toThrow("bank bank has no pack kenpou");
    expect(await contentsOf(tab)).toEqual(before);
  });
});

function itemsWithTables(section: string) {
  return [1, 2].map((number) => itemIn(section, `${section}-${number}`, { stimulusId: `t${number}` }));
}
