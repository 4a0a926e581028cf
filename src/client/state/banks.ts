import type { BankList, BankManifest, BankPack } from "../../domain/bank.ts";
import type { BankFailure, BankSource, BankStore, InstalledBank, StorageFailure } from "../../domain/ports.ts";

export type BankUpdate = { readonly kind: "upToDate" } | { readonly kind: "installed" } | BankFailure | StorageFailure;

export interface BankUpdates {
  readonly update: BankUpdate;
  /** Optional banks that the site serves, chosen or not; null where nobody could be asked. */
  readonly offered: readonly BankManifest[] | null;
}

/**
 * Brings the installed banks up to date: only packs whose hash changed are fetched, each bank is swapped in one
 * transaction. Optional banks are installed where `chosen` names them, and taken out where it does not. A bank that
 * fails does not keep the others back; the first failure is what is told.
 */
export async function updateBanks(
  source: BankSource,
  store: BankStore,
  chosen: readonly string[],
): Promise<BankUpdates> {
  const list = await source.list();
  if ("kind" in list) return { update: list, offered: null };
  const installed = await store.installed();
  const updates: BankUpdate[] = [];
  const offered: BankManifest[] = [];
  for (const entry of list.banks) {
    const manifest = await source.manifest(entry);
    if (!("kind" in manifest) && manifest.optional) offered.push(manifest);
    updates.push("kind" in manifest ? manifest : await updateBank(entry, manifest));
  }
  const isFailure = ({ kind }: BankUpdate) => kind === "bankFailure" || kind === "storageFailure";
  const update = updates.find(isFailure) ?? updates.find(({ kind }) => kind === "installed") ?? { kind: "upToDate" };
  return { update, offered };

  async function updateBank(entry: BankList["banks"][number], manifest: BankManifest): Promise<BankUpdate> {
    const present = installed.find((bank) => bank.manifest.id === manifest.id);
    if (manifest.optional && !chosen.includes(manifest.id)) {
      return present === undefined ? { kind: "upToDate" } : outcomeOf(await store.remove(manifest.id));
    }
    if (present !== undefined && sameManifest(present, manifest)) return { kind: "upToDate" };

    const hashes = await store.packHashes(manifest.id);
    const wanted = manifest.packs.filter(({ section, hash }) => hashes.get(section) !== hash);
    const packs = await Promise.all(wanted.map((pack) => source.pack(entry, pack)));
    const failure = packs.find((pack) => "kind" in pack);
    if (failure !== undefined && "kind" in failure) return failure;
    const fetched = packs.filter((pack): pack is BankPack => !("kind" in pack));
    return outcomeOf(await store.install(manifest, fetched));
  }
}

function outcomeOf(stored: { readonly kind: "stored" } | StorageFailure): BankUpdate {
  return stored.kind === "storageFailure" ? stored : { kind: "installed" };
}

function sameManifest(bank: InstalledBank, manifest: BankManifest): boolean {
  return JSON.stringify(bank.manifest) === JSON.stringify(manifest);
}
