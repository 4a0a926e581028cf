import type { BankPack, ItemSummary } from "../../domain/bank.ts";
import { drillableStatements, type Item, itemKey, sectionOfTopic } from "../../domain/item.ts";
import type { BankStore, InstalledBank } from "../../domain/ports.ts";
import type { NoboruDatabase } from "./database.ts";
import { storageFailureFrom } from "./failure.ts";

/** The bank store on IndexedDB. */
export function createBankStore(database: NoboruDatabase): BankStore {
  const tables = [database.banks, database.packs, database.items, database.stimuli];

  return {
    installed: () =>
      database.transaction("r", tables, async () => {
        const [banks, packs] = await Promise.all([database.banks.toArray(), database.packs.toArray()]);
        return banks.map(({ id, manifest }) => ({
          manifest,
          summaries: packs.filter(({ bankId }) => bankId === id).flatMap(({ summaries }) => summaries),
        }));
      }),

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
          return { manifest, summaries: rows.flatMap(({ summaries }) => summaries) };
        });
        return { kind: "stored", value };
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

  async function remove(bankId: string, section: string): Promise<void> {
    await Promise.all([
      database.packs.delete([bankId, section]),
      database.items.where("[bankId+section]").equals([bankId, section]).delete(),
      database.stimuli.where("[bankId+section]").equals([bankId, section]).delete(),
    ]);
  }

  async function add({ bankId, section, items, stimuli }: BankPack, hash: string): Promise<void> {
    await Promise.all([
      database.packs.put({ bankId, section, hash, summaries: items.map(summaryOf) }),
      database.items.bulkPut(items.map((item) => ({ key: itemKey(item), bankId, section, item }))),
      database.stimuli.bulkPut(stimuli.map((stimulus) => ({ bankId, id: stimulus.id, section, stimulus }))),
    ]);
  }
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
