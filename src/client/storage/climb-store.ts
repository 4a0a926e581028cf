import type { ClimbStore } from "../../domain/ports.ts";
import type { NoboruDatabase } from "./database.ts";

/** The climb on IndexedDB. */
export function createClimbStore(database: NoboruDatabase): ClimbStore {
  return {
    load: () => database.derivedClimb.orderBy("day").toArray(),
    keep: async (row) => void (await database.derivedClimb.put(row)),
    replaceAll: (rows) =>
      database.transaction("rw", database.derivedClimb, async () => {
        await database.derivedClimb.clear();
        await database.derivedClimb.bulkPut([...rows]);
      }),
  };
}
