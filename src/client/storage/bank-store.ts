import type { BankManifest, BankPack, ItemSummary } from "../../domain/bank.ts";
import { drillableStatements, type Item, itemKey, sectionOfTopic } from "../../domain/item.ts";
import type { BankStore, InstalledBank } from "../../domain/ports.ts";
import type { NoboruDatabase, PackRow } from "./database.ts";
import { storageFailureFrom } from "./failure.ts";

/** Raise it when `summaryOf` changes: the summaries of installed packs are then made again. */
const SUMMARY_VERSION = 1;

/** The bank store on IndexedDB. */
export function createBankStore(database: NoboruDatabase): BankStore {
  const tables = [database.banks, database.packs, database.items, database.stimuli];

  return {
    installed: async () => {
      const [banks, found, packs] = await database.transaction("r", tables, async () => {
        const [bankRows, rows] = await Promise.all([database.banks.toArray(), database.packs.toArray()]);
        return [bankRows, rows, await Promise.all(rows.map(renewed))] as const;
      });
      // A full disk does not keep anybody from practising: then they are made again at every start.
      if (found.some(isOutdated)) await keep(packs).catch(() => {});
      return banks.map(({ manifest }) => installedBank(manifest, packs));
    },

    install: async (manifest, packs) => {
      try {
        const value = await database.transaction("rw", tables, async (): Promise<InstalledBank> => {
          const wanted = new Set(manifest.packs.map(({ section }) => section));
          const present = await database.packs.where("bankId").equals(manifest.id).toArray();
          const gone = present.map(({ section }) => section).filter((section) => !wanted.has(section));
          for (const section of [...gone, ...packs.map(({ section }) => section)]) await remove(manifest.id, section);
          for (const pack of packs) {
            const hash = manifest.packs.find(({ section }) => section === pack.section)?.hash;
            if (hash === undefined) throw new Error(`Inconsistent: bank ${manifest.id} has no pack ${pack.section}`);
            await add(pack, hash);
          }
          await database.banks.put({ id: manifest.id, manifest });
          const rows = await database.packs.where("bankId").equals(manifest.id).toArray();
          return installedBank(manifest, await Promise.all(rows.map(renewed)));
        });
        return { kind: "stored", value };
      } catch (error) {
        return storageFailureFrom(error);
      }
    },

    remove: async (bankId) => {
      try {
        await database.transaction("rw", tables, async () => {
          const present = await database.packs.where("bankId").equals(bankId).toArray();
          for (const { section } of present) await remove(bankId, section);
          await database.banks.delete(bankId);
        });
        return { kind: "stored", value: null };
      } catch (error) {
        return storageFailureFrom(error);
      }
    },

    packHashes: async (bankId) => {
      const packs = await database.packs.where("bankId").equals(bankId).toArray();
      return new Map(packs.map(({ section, hash }) => [section, hash]));
    },

    items: async (keys) => {
      const rows = await database.items.bulkGet([...keys]);
      return rows.flatMap((row) => (row === undefined ? [] : [row.item]));
    },

    allItems: async () => (await database.items.toArray()).map(({ item }) => item),

    stimulus: async (bankId, id) => (await database.stimuli.get({ bankId, id }))?.stimulus ?? null,
  };

  /** The pack with summaries of this version. */
  async function renewed(pack: PackRow): Promise<PackRow> {
    if (!isOutdated(pack)) return pack;
    const rows = await itemsOf(pack.bankId, pack.section).toArray();
    return { ...pack, ...summariesOf(rows.map(({ item }) => item)) };
  }

  /** Unless another tab has put other packs in their place. */
  async function keep(packs: readonly PackRow[]): Promise<void> {
    await database.transaction("rw", database.packs, async () => {
      for (const pack of packs) {
        const present = await database.packs.get([pack.bankId, pack.section]);
        if (present?.hash === pack.hash) await database.packs.put(pack);
      }
    });
  }

  function itemsOf(bankId: string, section: string) {
    return database.items.where("[bankId+section]").equals([bankId, section]);
  }

  async function remove(bankId: string, section: string): Promise<void> {
    await Promise.all([
      database.packs.delete([bankId, section]),
      itemsOf(bankId, section).delete(),
      database.stimuli.where("[bankId+section]").equals([bankId, section]).delete(),
    ]);
  }

  async function add({ bankId, section, items, stimuli }: BankPack, hash: string): Promise<void> {
    await Promise.all([
      database.packs.put({ bankId, section, hash, ...summariesOf(items) }),
      database.items.bulkPut(items.map((item) => ({ key: itemKey(item), bankId, section, item }))),
      database.stimuli.bulkPut(stimuli.map((stimulus) => ({ bankId, id: stimulus.id, section, stimulus }))),
    ]);
  }
}

function installedBank(manifest: BankManifest, packs: readonly PackRow[]): InstalledBank {
  const own = packs.filter(({ bankId }) => bankId === manifest.id);
  return { manifest, summaries: own.flatMap(({ derivedSummaries }) => derivedSummaries) };
}

function isOutdated({ summaryVersion }: PackRow): boolean {
  return summaryVersion !== SUMMARY_VERSION;
}

function summariesOf(items: readonly Item[]): Pick<PackRow, "derivedSummaries" | "summaryVersion"> {
  return { derivedSummaries: items.map(summaryOf), summaryVersion: SUMMARY_VERSION };
}

function summaryOf(item: Item): ItemSummary {
  const { bankId, type, version, topic, difficulty, characters, changes } = item;
  return {
    key: itemKey(item),
    bankId,
    type,
    version,
    section: sectionOfTopic(topic),
    topic,
    difficulty,
    characters,
    changes,
    enemies: item.enemies.map((id) => itemKey({ bankId, id })),
    statementIds: drillableStatements(item).map(({ id }) => id),
    ...(item.stimulusId === undefined ? {} : { stimulusId: item.stimulusId }),
    ...(item.validUntil === undefined ? {} : { validUntil: item.validUntil }),
  };
}
