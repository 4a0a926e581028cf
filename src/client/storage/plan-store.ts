import type { PlanStore } from "../../domain/ports.ts";
import type { NoboruDatabase } from "./database.ts";

/** The plan on IndexedDB. */
export function createPlanStore(database: NoboruDatabase): PlanStore {
  return {
    load: async () => (await database.derivedPlans.get("current"))?.plan ?? null,
    save: async (plan) => {
      if (plan === null) await database.derivedPlans.clear();
      else await database.derivedPlans.put({ name: "current", plan });
    },
  };
}
