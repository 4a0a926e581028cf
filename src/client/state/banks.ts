import type { BankList, BankPack } from "../../domain/bank.ts";
import type { BankFailure, BankSource, BankStore, InstalledBank, StorageFailure } from "../../domain/ports.ts";

export type BankUpdate = { readonly kind: "upToDate" } | { readonly kind: "installed" } | BankFailure | StorageFailure;

/**
 * Brings the installed banks up to date: only packs whose hash changed are fetched, each bank is swapped in one
 * transaction. Optional banks are left alone unless they are installed already. A bank that fails does not keep the
 * others back; the first failure is what is told.
 */
export async function updateBanks(source: BankSource, store: BankStore): Promise<BankUpdate> {
  const list = await source.list();
  if ("kind" in list) return list;
  const installed = await store.installed();
  const updates: BankUpdate[] = [];
  for (const entry of list.banks) updates.push(await updateBank(entry, installed, source, store));
  const isFailure = ({ kind }: BankUpdate) => kind === "bankFailure" || kind === "storageFailure";
  return updates.find(isFailure) ?? updates.find(({ kind }) => kind === "installed") ?? { kind: "upToDate" };
}

async function updateBank(
  entry: BankList["banks"][number],
  installed: readonly InstalledBank[],
  source: BankSource,
  store: BankStore,
): Promise<BankUpdate> {
  const manifest = await source.manifest(entry);
  if ("kind" in manifest) return manifest;
  const present = installed.find((bank) => bank.manifest.id === manifest.id);
  if (present === undefined ? manifest.optional : sameManifest(present, manifest)) return { kind: "upToDate" };

  const hashes = await store.packHashes(manifest.id);
  const wanted = manifest.packs.filter(({ section, hash }) => hashes.get(section) !== hash);
  const packs = await Promise.all(wanted.map((pack) => source.pack(entry, pack)));
  const failure = packs.find((pack) => "kind" in pack);
  if (failure !== undefined && "kind" in failure) return failure;
  const fetched = packs.filter((pack): pack is BankPack => !("kind" in pack));
  const stored = await store.install(manifest, fetched);
  return stored.kind === "storageFailure" ? stored : { kind: "installed" };
}

function sameManifest(bank: InstalledBank, manifest: InstalledBank["manifest"]): boolean {
  return JSON.stringify(bank.manifest) === JSON.stringify(manifest);
}
