import { createSyncStore } from "../../../../src/client/storage/sync-store.ts";
import { newAccount } from "../../../../src/client/sync/accounts.ts";
import { type RoundOutcome, syncRound } from "../../../../src/client/sync/round.ts";
import { type Ask, createSyncServer } from "../../../../src/client/sync/server.ts";
import type { StoredEvent } from "../../../../src/domain/event.ts";
import type { SyncStore } from "../../../../src/domain/sync/ports.ts";
import { answerTo } from "../../../domain/events.ts";
import { createPhone, type Phone, type Tab } from "../../storage/phone.ts";

/** A phone with the app, as far as sync goes: no screen. */
export interface SyncedDevice {
  readonly phone: Phone;
  readonly tab: Tab;
  readonly syncStore: SyncStore;
  /** Takes part under a secret. */
  join(secret: string, isJoining?: boolean, invite?: string): Promise<void>;
  answer(itemId: string, score?: number): Promise<StoredEvent>;
  sync(): Promise<RoundOutcome>;
  /** The whole log. */
  log(): Promise<readonly StoredEvent[]>;
  /** The rows that the screens show. */
  rows(): Promise<ReadonlyMap<string, unknown>>;
  /** Kills the tab: what was not stored is gone. */
  restart(): SyncedDevice;
}

export function createDevice(name: string, ask: Ask, phone: Phone = createPhone(name)): SyncedDevice {
  const tab = phone.open();
  const syncStore = createSyncStore({ database: tab.database, chance: phone.chance });
  return {
    phone,
    tab,
    syncStore,

    join: async (secret, isJoining = false, invite = "") =>
      syncStore.begin(await newAccount(secret, isJoining, invite)),

    answer: async (itemId, score = 1) => {
      phone.clock.pass(30_000);
      const body = answerTo(itemId, score, "tokyo-shunin");
      const stored = await tab.learnerStore.record([{ type: "itemAnswered", body }]);
      const event = stored.kind === "stored" ? stored.value.events[0] : undefined;
      if (event === undefined) throw new Error("Inconsistent: nothing was stored");
      return event;
    },

    sync: () =>
      syncRound({
        store: syncStore,
        serverFor: (keys) => createSyncServer(ask, keys),
        clock: phone.clock,
        onRows: () => {},
      }),

    log: () => tab.learnerStore.readAll(),

    rows: async () =>
      new Map((await tab.database.derivedRows.toArray()).map(({ subject, row }) => [subject, row] as const)),

    restart: () => createDevice(name, ask, phone),
  };
}
