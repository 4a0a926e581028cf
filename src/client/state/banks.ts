import type { BankPack } from "../../domain/bank.ts";
import type { BankFailure, BankSource, BankStore, InstalledBank, StorageFailure } from "../../domain/ports.ts";

export type BankUpdate =
  | { readonly kind: "upToDate" }
  | { readonly kind: "installed"; readonly banks: readonly InstalledBank[] }
  | BankFailure
  | StorageFailure;

/**
 * Brings the installed banks up to date: only packs whose hash changed are fetched, each bank is swapped in one
 * transaction. Optional banks are left alone unless they are installed already.
 */
export async function updateBanks(source: BankSource, store: BankStore): Promise<BankUpdate> {
  const list = await source.list();
  if ("kind" in list) return list;
  const installed = await store.installed();
  const updated: InstalledBank[] = [];
  for (const entry of list.banks) {
    const manifest = await source.manifest(entry);
    if ("kind" in manifest) return manifest;
    const present = installed.find((bank) => bank.manifest.id === manifest.id);
    if (present === undefined ? manifest.optional : sameManifest(present, manifest)) continue;

    const hashes = await store.packHashes(manifest.id);
    const wanted = manifest.packs.filter(({ section, hash }) => hashes.get(section) !== hash);
    const packs = await Promise.all(wanted.map((pack) => source.pack(entry, pack)));
    const failure = packs.find((pack) => "kind" in pack);
    if (failure !== undefined && "kind" in failure) return failure;
    const fetched = packs.filter((pack): pack is BankPack => !("kind" in pack));
    const stored = await store.install(manifest, fetched);
    if (stored.kind === "storageFailure") return stored;
    updated.push(stored.value);
  }
  return updated.length === 0 ? { kind: "upToDate" } : { kind: "installed", banks: updated };
}

function sameManifest(bank: InstalledBank, manifest: InstalledBank["manifest"]): boolean {
  return JSON.stringify(bank.manifest) === JSON.stringify(manifest);
}
