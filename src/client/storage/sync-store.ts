import type { Table } from "dexie";
import type { StoredEvent } from "../../domain/event.ts";
import type { Chance } from "../../domain/ports.ts";
import {
  type Coverage,
  coverageOf,
  holesIn,
  type Span,
  sizeOf,
  unionOf,
  withoutCovered,
} from "../../domain/sync/coverage.ts";
import type {
  ChunkRow,
  Intake,
  IntakeReceipt,
  Kept,
  KnownDevice,
  Overtaken,
  SyncAccount,
  SyncReceipt,
  SyncStore,
} from "../../domain/sync/ports.ts";
import type { NoboruDatabase } from "./database.ts";
import { toEvent } from "./event-row.ts";
import { eventsInSpan, fileOnePage, logTables } from "./event-table.ts";
import { thisDevice } from "./learner-store.ts";
import { countOf, eventsSince, idsInSpan, lastEvents } from "./log-outline.ts";
import { stored } from "./stored.ts";
import { uniteLog } from "./unite.ts";

interface Dependencies {
  readonly database: NoboruDatabase;
  readonly chance: Chance;
}

const OVERTAKEN: Overtaken = { kind: "overtaken" };

/** Chunks that hold another event under an id than the log does are no part of any pack: a pack has one of the two. */
const CONTESTED = "contested";

/** Receipts are for looking back at the last days. */
const RECEIPTS_MAX = 20;

/** The sync store on IndexedDB. */
export function createSyncStore({ database, chance }: Dependencies): SyncStore {
  const { device, derivedRows, syncAccounts, syncChunks, syncReceipts } = database;
  const log = logTables(database);
  const syncTables = [syncAccounts, syncChunks, syncReceipts];

  return {
    load,

    begin: (account) =>
      database.transaction("rw", syncTables, async () => {
        await syncChunks.clear();
        // Who still works for the account before is overtaken, and must not take this one for its own.
        await put({ ...account, revision: ((await load())?.revision ?? 0) + 1 });
      }),

    end: () =>
      database.transaction("rw", syncTables, async () => {
        await Promise.all(syncTables.map((table) => table.clear()));
      }),

    deviceId: async () => (await device.get("self"))?.deviceId ?? "",

    pending: (limit) =>
      database.transaction("r", [...log, syncAccounts, device], async () => {
        const account = await load();
        if (account === null) return null;
        const { deviceId } = (await device.get("self")) ?? { deviceId: "" };
        return { account, deviceId, events: await readSpans(await uncovered(account.coverage), limit) };
      }),

    keep: (account, puts, removed = []) =>
      guarded(syncTables, account, async () => {
        await syncChunks.bulkDelete([...removed]);
        await syncChunks.bulkPut([...puts]);
        return put(account);
      }),

    take: (intake) => guarded([...log, derivedRows, device, ...syncTables], intake.account, () => takeIn(intake)),

    chunks: (place) => (place === undefined ? syncChunks.toArray() : syncChunks.where("place").equals(place).toArray()),

    chunksById: async (ids) => (await syncChunks.bulkGet([...ids])).filter((row) => row !== undefined),

    chunksOfGroup: (group) => syncChunks.where("group").equals(group).toArray(),

    events: (coverage) => database.transaction("r", log, async () => readSpans(coverage, Number.POSITIVE_INFINITY)),

    eventsSince: (sinceMs) =>
      database.transaction("r", log, async () => (await eventsSince(database, sinceMs)).map(toEvent)),

    unsent: () =>
      database.transaction("r", [...log, syncAccounts, syncChunks], async () => {
        const account = await load();
        if (account === null) return 0;
        const outbox = await syncChunks.where("place").equals("outbox").toArray();
        return sizeOf(await uncovered(account.coverage)) + outbox.reduce((sum, { covers }) => sum + sizeOf(covers), 0);
      }),

    receipts: () => syncReceipts.orderBy("at").reverse().toArray(),

    markUndone: async (receiptId) => {
      await syncReceipts.update(receiptId, { isUndone: true });
    },

    devices: () => database.transaction("r", log, knownDevices),

    fileSome: () => database.transaction("rw", log, async () => fileOnePage(database)),
  };

  async function load(): Promise<SyncAccount | null> {
    return (await syncAccounts.get("current"))?.account ?? null;
  }

  async function put(account: SyncAccount): Promise<SyncAccount> {
    const next = { ...account, revision: account.revision + 1 };
    await syncAccounts.put({ name: "current", account: next });
    return next;
  }

  /** A write that is refused where the account was changed since it was read. */
  async function guarded<T>(tables: readonly Table[], account: SyncAccount, write: () => Promise<T>): Promise<Kept<T>> {
    const kept = await stored(database, () =>
      database.transaction("rw", tables, async () =>
        (await load())?.revision === account.revision ? { value: await write() } : null,
      ),
    );
    if (kept.kind === "storageFailure") return kept;
    return kept.value === null ? OVERTAKEN : { kind: "stored", value: kept.value.value };
  }

  async function takeIn({ account, chunks, events: given, at }: Intake): Promise<IntakeReceipt> {
    const self = await thisDevice(database, chance);
    const lacking = withoutCovered(coverageOf(given), await heldOf(coverageOf(given)));
    const { rivals, isContested, ...merged } = await uniteLog(database, chance, self, given);
    await syncChunks.bulkPut(
      chunks.map((chunk) => (isContested ? { ...chunk, group: chunk.group || CONTESTED } : chunk)),
    );
    await addReceipts(given, lacking, at);
    const next = await put({
      ...account,
      // Where the log keeps another event under an id than the one that came, its own has yet to be sent.
      coverage: withoutCovered(account.coverage, coverageOf(rivals)),
      missingLinks: await missingAfter(account, chunks),
    });
    return { ...merged, account: next };
  }

  /** The links named as previous that no chunk at hand and no pack accounts for. */
  async function missingAfter(account: SyncAccount, chunks: readonly ChunkRow[]): Promise<readonly string[]> {
    const named = [...new Set([...account.missingLinks, ...chunks.map(({ previous }) => previous)])].filter(Boolean);
    const counts = await Promise.all(named.map((link) => syncChunks.where("link").equals(link).count()));
    return named.filter((link, index) => counts[index] === 0 && !account.packedLinks.includes(link));
  }

  async function addReceipts(given: readonly StoredEvent[], lacking: Coverage, at: number): Promise<void> {
    const receipts = Object.entries(lacking).flatMap(([deviceId, spans]): SyncReceipt[] => {
      const answers = given.filter(
        (event) => event.type === "itemAnswered" && event.deviceId === deviceId && isIn(event.sequence, spans),
      ).length;
      return answers === 0 ? [] : [{ id: chance.newId(), at, deviceId, answers, spans, isUndone: false }];
    });
    await syncReceipts.bulkPut(receipts);
    const surplus = await syncReceipts.orderBy("at").reverse().offset(RECEIPTS_MAX).primaryKeys();
    await syncReceipts.bulkDelete(surplus);
  }

  /** What of the log lies outside a coverage. */
  async function uncovered(coverage: Coverage): Promise<Coverage> {
    const open = (await lastEvents(database)).map(
      ({ deviceId, sequence }) => [deviceId, holesIn([0, sequence + 1], coverage[deviceId] ?? [])] as const,
    );
    return heldOf(Object.fromEntries(open));
  }

  /** What of a coverage the log holds. */
  async function heldOf(coverage: Coverage): Promise<Coverage> {
    let held: Coverage = {};
    for (const [deviceId, spans] of Object.entries(coverage)) {
      for (const [from, to] of spans) {
        held = unionOf(held, coverageOf(await idsInSpan(database, deviceId, from, to)));
      }
    }
    return held;
  }

  async function readSpans(coverage: Coverage, limit: number): Promise<readonly StoredEvent[]> {
    const found: StoredEvent[] = [];
    for (const [deviceId, spans] of Object.entries(coverage)) {
      for (const [from, to] of spans) {
        if (found.length >= limit) return found;
        const rows = await eventsInSpan(database, deviceId, from, Math.min(to, from + limit - found.length));
        for (const row of rows) found.push(toEvent(row));
      }
    }
    return found;
  }

  async function knownDevices(): Promise<readonly KnownDevice[]> {
    const last = await lastEvents(database);
    return Promise.all(
      last.map(async ({ deviceId, wallMs }) => ({
        deviceId,
        events: await countOf(database, deviceId),
        lastAt: wallMs,
      })),
    );
  }
}

function isIn(sequence: number, spans: readonly Span[]): boolean {
  return spans.some(([from, to]) => sequence >= from && sequence < to);
}
