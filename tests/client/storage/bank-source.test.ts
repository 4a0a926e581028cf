import { describe, expect, it } from "vitest";
import { createBankSource } from "../../../src/client/storage/bank-source.ts";
import { BANK_FORMAT } from "../../../src/domain/bank.ts";
import { cutOff, openBankSite } from "./bank-site.ts";
import { itemIn, publish } from "./banks.ts";

const BANK = { id: "bank", items: [itemIn("jichi", "jichi-1")] };
const { entry, manifest, packs } = publish(BANK);
const [reference] = manifest.packs as [(typeof manifest.packs)[number]];

const read = {
  list: async (listUrl: string) => createBankSource(listUrl).list(),
  manifest: async (listUrl: string) => createBankSource(listUrl).manifest(entry),
  pack: async (listUrl: string) => createBankSource(listUrl).pack(entry, reference),
};
const paths = { list: "index.json", manifest: entry.manifest, pack: `bank/${reference.file}` };
const FILES = ["list", "manifest", "pack"] as const;

describe("a file of the site's banks", () => {
  it.each([
    ["list", { format: BANK_FORMAT, banks: [entry] }],
    ["manifest", manifest],
    ["pack", packs[0]],
  ] as const)("arrives as it was published: the %s", async (file, expected) => {
    const { site } = await openSite();
    expect(await read[file](site.listUrl)).toEqual(expected);
  });

  it.each(FILES)("is missing where the site does not have it: the %s", async (file) => {
    const { site, urlOf } = await openSite();
    site.replace(paths[file], () => new Response("gone", { status: 404 }));
    expect(await read[file](site.listUrl)).toEqual({ kind: "bankFailure", reason: "missing", url: urlOf(file) });
  });

  it.each(FILES)("is offline where the site cannot be reached, or falls silent in the middle: the %s", async (file) => {
    const { site, urlOf } = await openSite();
    site.replace(paths[file], cutOff);
    const offline = { kind: "bankFailure", reason: "offline", url: urlOf(file) };
    expect(await read[file](site.listUrl)).toEqual(offline);
    await site.stop();
    expect(await read[file](site.listUrl)).toEqual(offline);
  });

  it.each(FILES)("is damaged where something else stands in its place: the %s", async (file) => {
    const { site, urlOf } = await openSite();
    const damaged = { kind: "bankFailure", reason: "damaged", url: urlOf(file) };
    for (const text of ["<!doctype html><title>Station Wi-Fi</title>", "", '{"format":0}', "null"]) {
      site.replace(paths[file], () => new Response(text));
      expect(await read[file](site.listUrl)).toEqual(damaged);
    }
  });

  it.each(FILES)("is of a newer format where this build could not read it: the %s", async (file) => {
    const { site } = await openSite();
    const newer = publish({ ...BANK, formats: [BANK_FORMAT + 1, BANK_FORMAT + 1] });
    site.publish({ ...BANK, formats: [BANK_FORMAT + 1, BANK_FORMAT + 1] });
    site.replace("index.json", () => new Response(JSON.stringify({ format: BANK_FORMAT + 1 })));
    const source = createBankSource(site.listUrl);
    const [pack] = newer.manifest.packs as [(typeof newer.manifest.packs)[number]];
    const readNewer = {
      list: () => source.list(),
      manifest: () => source.manifest(newer.entry),
      pack: () => source.pack(newer.entry, pack),
    };
    const found = { list: paths.list, manifest: newer.entry.manifest, pack: `bank/${pack.file}` }[file];
    expect(await readNewer[file]()).toEqual({
      kind: "bankFailure",
      reason: "newerFormat",
      url: new URL(found, site.listUrl).href,
    });
  });
});

async function openSite() {
  const site = await openBankSite();
  site.publish(BANK);
  return { site, urlOf: (file: keyof typeof paths) => new URL(paths[file], site.listUrl).href };
}
