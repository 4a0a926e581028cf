import { describe, expect, it } from "vitest";
import { updateBanks } from "../../../src/client/state/banks.ts";
import { createBankSource } from "../../../src/client/storage/bank-source.ts";
import { BANK_FORMAT } from "../../../src/domain/bank.ts";
import { cutOff, openBankSite } from "../storage/bank-site.ts";
import { type Bank, itemIn } from "../storage/banks.ts";
import { breakDisk } from "../storage/broken-disk.ts";
import { contentsOf, createPhone, type Tab } from "../storage/phone.ts";

const FIRST: Bank = { id: "bank", items: [itemIn("jichi", "jichi-1"), itemIn("kenpou", "kenpou-1")] };
const CORRECTED: Bank = {
  ...FIRST,
  version: "2",
  items: [itemIn("jichi", "jichi-1"), itemIn("kenpou", "kenpou-1", { version: 2 })],
};
const SHRUNK: Bank = { ...FIRST, version: "3", items: [itemIn("kenpou", "kenpou-1")] };

describe("bringing banks up to date", () => {
  it("installs a bank that is new, and then finds nothing to do", async () => {
    const { tab, site, update } = await openPhoneAndSite();
    site.publish(FIRST);
    expect(await update()).toEqual({ kind: "installed" });
    expect(await keysOn(tab)).toEqual(["bank/jichi-1", "bank/kenpou-1"]);
    site.takeRequests();
    expect(await update()).toEqual({ kind: "upToDate" });
    expect(site.takeRequests().filter((path) => !/index|manifest/.test(path))).toEqual([]);
  });

  it("fetches only the packs that changed", async () => {
    const { tab, site, update } = await openPhoneAndSite(FIRST);
    site.publish(CORRECTED);
    expect(await update()).toEqual({ kind: "installed" });
    expect(site.takeRequests().filter((path) => !/index|manifest/.test(path))).toEqual([
      expect.stringMatching(/^bank\/kenpou-/),
    ]);
    expect((await tab.bankStore.items(["bank/jichi-1", "bank/kenpou-1"])).map(({ version }) => version)).toEqual([
      1, 2,
    ]);
  });

  it("takes a section out that the bank no longer has", async () => {
    const { tab, site, update } = await openPhoneAndSite(FIRST);
    site.publish(SHRUNK);
    expect(await update()).toEqual({ kind: "installed" });
    expect(await keysOn(tab)).toEqual(["bank/kenpou-1"]);
    expect([...(await tab.bankStore.packHashes("bank")).keys()]).toEqual(["kenpou"]);
  });

  it("offers an optional bank without fetching it, installs it when chosen, and keeps it up to date", async () => {
    const { tab, site, update, offered } = await openPhoneAndSite();
    site.publish({ ...FIRST, optional: true });
    expect(await offered()).toEqual(["bank"]);
    expect(await keysOn(tab)).toEqual([]);
    expect(site.takeRequests().filter((path) => !/index|manifest/.test(path))).toEqual([]);

    expect(await update(["bank"])).toEqual({ kind: "installed" });
    expect(await keysOn(tab)).toEqual(["bank/jichi-1", "bank/kenpou-1"]);
    site.publish({ ...CORRECTED, optional: true });
    expect(await update(["bank"])).toEqual({ kind: "installed" });
    expect(await update(["bank"])).toEqual({ kind: "upToDate" });
  });

  it("takes an optional bank out whole when it is not chosen any more, and no other", async () => {
    const { tab, site, update } = await openPhoneAndSite();
    site.publish({ ...FIRST, id: "kept" }, { ...FIRST, optional: true });
    await update(["bank"]);
    expect(await update([])).toEqual({ kind: "installed" });
    expect(await keysOn(tab)).toEqual(["kept/jichi-1", "kept/kenpou-1"]);
    expect(await tab.bankStore.packHashes("bank")).toEqual(new Map());
    expect((await tab.bankStore.allItems()).map(({ bankId }) => bankId)).toEqual(["kept", "kept"]);
  });

  it.each([
    ["missing", () => new Response("gone", { status: 404 })],
    ["damaged", () => new Response("{}")],
    ["offline", cutOff],
  ] as const)("changes nothing where a pack is %s, and says so", async (reason, answer) => {
    const { tab, site, update } = await openPhoneAndSite(FIRST);
    const before = await contentsOf(tab);
    site.publish({ ...FIRST, items: [itemIn("jichi", "jichi-9"), itemIn("kenpou", "kenpou-9")] });
    site.replace("bank/kenpou", answer);
    expect(await update()).toMatchObject({ kind: "bankFailure", reason });
    expect(await contentsOf(tab)).toEqual(before);
  });

  it.each([
    ["manifest", [BANK_FORMAT + 1, BANK_FORMAT]],
    ["packs", [BANK_FORMAT, BANK_FORMAT + 1]],
  ] as const)("changes nothing where the %s are of a newer format than this build reads", async (_, formats) => {
    const { tab, site, update } = await openPhoneAndSite(FIRST);
    const before = await contentsOf(tab);
    site.publish({ ...CORRECTED, formats });
    expect(await update()).toMatchObject({ kind: "bankFailure", reason: "newerFormat" });
    expect(await contentsOf(tab)).toEqual(before);
  });

  it("changes nothing offline", async () => {
    const { tab, site, update } = await openPhoneAndSite(FIRST);
    const before = await contentsOf(tab);
    await site.stop();
    expect(await update()).toMatchObject({ kind: "bankFailure", reason: "offline" });
    expect(await contentsOf(tab)).toEqual(before);
  });

  it("tells of a full disk", async () => {
    const { site, update } = await openPhoneAndSite();
    site.publish(FIRST);
    breakDisk("items", "QuotaExceededError");
    expect(await update()).toMatchObject({ kind: "storageFailure", reason: "full" });
  });

  it("does not keep a bank back because another one fails", async () => {
    const { tab, site, update } = await openPhoneAndSite();
    site.publish({ ...FIRST, id: "a" }, { ...FIRST, id: "b" });
    site.replace("a/jichi", () => new Response("{}"));
    expect(await update()).toMatchObject({ kind: "bankFailure", reason: "damaged" });
    expect((await tab.bankStore.installed()).map(({ manifest }) => manifest.id)).toEqual(["b"]);
  });
});

/** A phone with a bank installed from a site that is online. */
async function openPhoneAndSite(bank?: Bank) {
  const [tab, site] = [createPhone().open(), await openBankSite()];
  const updates = (chosen: readonly string[] = []) =>
    updateBanks(createBankSource(site.listUrl), tab.bankStore, chosen);
  const update = async (chosen?: readonly string[]) => (await updates(chosen)).update;
  const offered = async () => (await updates()).offered?.map(({ id }) => id);
  if (bank !== undefined) {
    site.publish(bank);
    await update();
  }
  return { tab, site, update, offered };
}

async function keysOn({ bankStore }: Tab): Promise<readonly string[]> {
  return (await bankStore.installed()).flatMap(({ summaries }) => summaries.map(({ key }) => key));
}
