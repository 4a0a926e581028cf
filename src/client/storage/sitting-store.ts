import type { SittingStore, Stored } from "../../domain/ports.ts";
import type { NoboruDatabase } from "./database.ts";
import { storageFailureFrom } from "./failure.ts";

/** The open mock exam on IndexedDB. */
export function createSittingStore(database: NoboruDatabase): SittingStore {
  return {
    load: async () => {
      const [row, paper] = await database.transaction("r", [database.sittings, database.papers], async () => {
        const open = await database.sittings.get("current");
        return [open, open && (await database.papers.get(open.sitting.id))] as const;
      });
      return row === undefined || paper === undefined ? null : { sitting: row.sitting, paper: paper.paper };
    },

    print: (sittingId, paper) =>
      stored(() =>
        database.transaction("rw", [database.sittings, database.papers], async () => {
          // In another tab one may be open.
          const open = await database.sittings.get("current");
          await database.papers
            .where("sittingId")
            .notEqual(open?.sitting.id ?? "")
            .delete();
          await database.papers.put({ sittingId, paper });
          return null;
        }),
      ),

    lead: (step) =>
      stored(() =>
        database.transaction("rw", database.sittings, async () => {
          const row = await database.sittings.get("current");
          const sitting = step(row?.sitting ?? null);
          if (sitting !== undefined) await database.sittings.put({ name: "current", sitting });
          return sitting;
        }),
      ),
  };
}

/** The connection that iOS dropped opens again with the next write: the learner is told, and taps once more. */
async function stored<T>(write: () => Promise<T>): Promise<Stored<T>> {
  try {
    return { kind: "stored", value: await write() };
  } catch (error) {
    return storageFailureFrom(error);
  }
}
