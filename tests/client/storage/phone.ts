import { Dexie } from "dexie";
import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { createBankStore } from "../../../src/client/storage/bank-store.ts";
import { createClimbStore } from "../../../src/client/storage/climb-store.ts";
import { createDatabase, type NoboruDatabase } from "../../../src/client/storage/database.ts";
import { createLearnerStore } from "../../../src/client/storage/learner-store.ts";
import { createPlanStore } from "../../../src/client/storage/plan-store.ts";
import { createSittingStore } from "../../../src/client/storage/sitting-store.ts";
import type {
  BankStore,
  Chance,
  ClimbStore,
  Clock,
  LearnerStore,
  PlanStore,
  SittingStore,
} from "../../../src/domain/ports.ts";

/** Noon of 1 June 2026 in Tokyo. */
const FIRST_MILLIS = Date.UTC(2026, 5, 1, 3);
const MINUTE_MILLIS = 60_000;
export const DAY_MILLIS = 24 * 60 * MINUTE_MILLIS;

/** A clock that goes where it is told. */
export interface HandClock extends Clock {
  /** Time goes by. */
  pass(millis: number): void;
  /** Somebody, or the network, sets it. */
  set(wallMs: number, zoneMinutes?: number): void;
}

/** What the app keeps on a phone's disk, seen by one tab. */
export interface Tab {
  readonly database: NoboruDatabase;
  readonly learnerStore: LearnerStore;
  readonly bankStore: BankStore;
  readonly planStore: PlanStore;
  readonly sittingStore: SittingStore;
  readonly climbStore: ClimbStore;
}

/** A phone with an empty disk. Tabs opened on it share disk and clock; a kill is a tab that is no longer used. */
export interface Phone {
  readonly clock: HandClock;
  readonly chance: Chance;
  open(): Tab;
}

export function createPhone(name = "phone"): Phone {
  const indexedDB = new IDBFactory();
  const clock = createClock();
  const chance = createChance(name);
  return {
    clock,
    chance,
    open: () => {
      Dexie.dependencies = { indexedDB, IDBKeyRange };
      const database = createDatabase("noboru");
      return {
        database,
        learnerStore: createLearnerStore({ database, clock, chance }),
        bankStore: createBankStore(database),
        planStore: createPlanStore(database),
        sittingStore: createSittingStore(database),
        climbStore: createClimbStore(database),
      };
    },
  };
}

/** Every row of every table, to compare a whole disk with itself. */
export async function contentsOf({ database }: Tab): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const tables = await Promise.all(database.tables.map(async (table) => [table.name, await table.toArray()] as const));
  return Object.fromEntries(tables);
}

function createClock(): HandClock {
  let [now, zone, elapsed] = [FIRST_MILLIS, 9 * 60, 0];
  return {
    wallMs: () => now,
    zoneMinutes: () => zone,
    elapsedMs: () => elapsed,
    pass: (millis) => {
      now += millis;
      elapsed += millis;
    },
    set: (wallMs, zoneMinutes = zone) => {
      [now, zone] = [wallMs, zoneMinutes];
    },
  };
}

/** Chance that can be foretold: `phone`, then `phone-2`, `phone-3` … */
function createChance(name: string): Chance {
  let ids = 0;
  return {
    newId: () => {
      ids += 1;
      return ids === 1 ? name : `${name}-${ids}`;
    },
  };
}
