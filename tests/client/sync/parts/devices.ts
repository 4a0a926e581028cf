import { createSyncStore } from "../../../../src/client/storage/sync-store.ts";
import { newAccount } from "../../../../src/client/sync/accounts.ts";
import { createSyncEngine } from "../../../../src/client/sync/engine.ts";
import { type RoundOutcome, syncRound } from "../../../../src/client/sync/round.ts";
import { type Ask, createSyncServer } from "../../../../src/client/sync/server.ts";
import type { EventDraft, StoredEvent } from "../../../../src/domain/event.ts";
import type { SyncEngine } from "../../../../src/domain/sync/engine.ts";
import type { SyncStore } from "../../../../src/domain/sync/ports.ts";
import { answerTo } from "../../../domain/events.ts";
import { createPhone, type Phone, type Tab } from "../../storage/phone.ts";

/** A phone with the app, as far as sync goes: no screen. */
export interface SyncedDevice {
  readonly phone: Phone;
  readonly tab: Tab;
  readonly syncStore: SyncStore;
  readonly engine: SyncEngine;
  readonly ask: Ask;
  /** Takes part under a secret. */
  join(secret: string, isJoining?: boolean, invite?: string): Promise<void>;
  record(draft: EventDraft): Promise<StoredEvent>;
  answer(itemId: string, score?: number): Promise<StoredEvent>;
  sync(): Promise<RoundOutcome>;
  /** The whole log. */
  log(): Promise<readonly StoredEvent[]>;
  /** The rows that the screens show. */
  rows(): Promise<ReadonlyMap<string, unknown>>;
  /** Kills the tab, what was not stored is gone, and opens it again. */
  restart(): SyncedDevice;
}

interface DeviceOptions {
  readonly phone?: Phone;
  /** Stands between sync and the disk. */
  readonly wrapStore?: (store: SyncStore) => SyncStore;
}

const MINUTE_MILLIS = 60_000;

export function createDevice(
  name: string,
  ask: Ask,
  { phone = createPhone(name), wrapStore = (store) => store }: DeviceOptions = {},
): SyncedDevice {
  const tab = phone.open();
  const syncStore = wrapStore(createSyncStore({ database: tab.database, chance: phone.chance }));
  const { clock } = phone;
  const engine = createSyncEngine({ store: syncStore, ask, clock, alone: (work) => work(), onRows: () => {} });
  const record = async (draft: EventDraft) => {
    clock.pass(MINUTE_MILLIS);
    const stored = await tab.learnerStore.record([draft]);
    const event = stored.kind === "stored" ? stored.value.events[0] : undefined;
    if (event === undefined) throw new Error("Inconsistent: nothing was stored");
    return event;
  };
  return {
    ...{ phone, tab, syncStore, engine, ask, record },

    join: async (secret, isJoining = false, invite = "") =>
      syncStore.begin(await newAccount(secret, isJoining, invite)),

    answer: (itemId, score = 1) => record({ type: "itemAnswered", body: answerTo(itemId, score, "tokyo-shunin") }),

    sync: () =>
      syncRound({ store: syncStore, serverFor: (keys) => createSyncServer(ask, keys), clock, onRows: () => {} }),

    log: () => tab.learnerStore.readAll(),

    rows: async () =>
      new Map((await tab.database.derivedRows.toArray()).map(({ subject, row }) => [subject, row] as const)),

    restart: () => createDevice(name, ask, { phone }),
  };
}
