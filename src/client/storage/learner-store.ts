import {
  type EventDraft,
  type ItemReference,
  type KnownEvent,
  type StoredEvent,
  versionOf,
} from "../../domain/event.ts";
import { cutsOf, isInScope, mergeLogs, newsIn, renamed } from "../../domain/log.ts";
import {
  CLOCK_LEAD_LIMIT_MILLIS,
  compareEvents,
  nextPosition,
  type OrderPosition,
  positionAfter,
} from "../../domain/order.ts";
import type { Chance, Clock, LearnerStore, MergeReceipt, RecordReceipt, Stored } from "../../domain/ports.ts";
import type { Subject } from "../../domain/progress.ts";
import { itemSubject, statementSubject, subjectsOf } from "../../domain/replay.ts";
import type { DeviceRow, NoboruDatabase } from "./database.ts";
import { cuttersOf, foldEverything, foldNewEvents, toEventRow } from "./derived-rows.ts";
import { storageFailureFrom } from "./failure.ts";

interface Dependencies {
  readonly database: NoboruDatabase;
  readonly clock: Clock;
  readonly chance: Chance;
}

/**
 * Raised whenever a reducer or the memory model gives other rows for the same log, or when a type or subject kind
 * becomes known; stored rows are then folded again.
 */
const FOLD_VERSION = 5;

/** More new events than this are folded faster with the whole log than one by one. */
const STEPS_MAX = 200;

/** The learner store on IndexedDB. */
export function createLearnerStore({ database, clock, chance }: Dependencies): LearnerStore {
  const tables = [database.events, database.derivedRows, database.device, database.sessions];

  return {
    load: async (kinds) => {
      const device = await database.device.get("self");
      if (device !== undefined && device.foldVersion !== FOLD_VERSION) await foldAgain();
      return database.transaction("r", tables, async () => {
        const lists = await Promise.all(
          kinds.map((kind) => database.derivedRows.where("subject").startsWith(`${kind}/`).toArray()),
        );
        const current = await database.sessions.get("current");
        return {
          rows: new Map(lists.flat().map(({ subject, row }) => [subject as Subject, row])),
          session: current?.session ?? null,
        };
      });
    },

    record: (drafts, step) => {
      const now = { wallMs: clock.wallMs(), zoneMinutes: clock.zoneMinutes() };
      let events: readonly StoredEvent[] = [];
      return stored(database, () =>
        database.transaction("rw", tables, async (): Promise<RecordReceipt> => {
          const session = (await database.sessions.get("current"))?.session ?? null;
          // The first attempt was stored after all, only its answer was lost.
          if (await areStored(events)) {
            return { events, changedRows: await foldEverything(database), session: step && session };
          }
          const device = await thisDevice();
          events = await stamp(drafts, device, now);
          const next = step?.(events, session);
          if (step !== undefined && next === undefined) return { events: [], changedRows: new Map(), session: next };
          await database.events.bulkAdd(events.map(toEventRow));
          await database.device.put({ ...device, nextSequence: device.nextSequence + events.length });
          const changedRows = await foldNewEvents(database, events);
          if (next === null) await database.sessions.delete("current");
          else if (next !== undefined) await database.sessions.put({ name: "current", session: next });
          return { events, changedRows, session: next };
        }),
      );
    },

    merge: (events) => stored(database, () => database.transaction("rw", tables, () => unite(events))),

    readAll: async () => (await database.events.toArray()).map(toEvent).sort(compareEvents),

    historyOf: (item: ItemReference) =>
      database.transaction("r", database.events, async () => {
        const about = await database.events
          .where("subjects")
          .equals(itemSubject(item))
          .or("subjects")
          .startsWith(statementSubject(item, ""))
          .toArray();
        return [...about, ...(await cuttersOf(database, about))].map(toEvent).sort(compareEvents);
      }),

    erase: () =>
      database.transaction("rw", tables, async () => {
        await Promise.all(tables.map((table) => table.clear()));
      }),
  };

  async function thisDevice(): Promise<DeviceRow> {
    const known = await database.device.get("self");
    return known ?? { name: "self", deviceId: chance.newId(), nextSequence: 0, foldVersion: FOLD_VERSION };
  }

  /**
   * Takes in the union with another log. Events under this device's id that it did not write are those of its other
   * self, after a restored backup: then it goes on under a new id, and where two events claim one id, the one that the
   * union drops moves there.
   */
  async function unite(events: readonly StoredEvent[]): Promise<MergeReceipt> {
    const device = await thisDevice();
    const given = mergeLogs(events, []);
    const rows = await database.events.bulkGet(given.map(({ deviceId, sequence }) => [deviceId, sequence]));
    const known = rows.flatMap((row) => (row === undefined ? [] : [toEvent(row)]));
    const news = newsIn(given, known);
    const union = new Set(mergeLogs(known, news));

    const isOwn = ({ deviceId }: Pick<StoredEvent, "deviceId">) => deviceId === device.deviceId;
    const isDropped = (event: StoredEvent) => isOwn(event) && !union.has(event);
    const deviceId = news.some(isOwn) ? chance.newId() : device.deviceId;
    const ours = renamed(known.filter(isDropped), deviceId, 0);
    const moved = [...ours, ...renamed(news.filter(isDropped), deviceId, ours.length)];

    await database.events.bulkPut([...news.filter((event) => union.has(event)), ...moved].map(toEventRow));
    await database.device.put(isOwn({ deviceId }) ? device : { ...device, deviceId, nextSequence: moved.length });
    const lacking = union.size - known.length;
    const isSmall = lacking === news.length && lacking <= STEPS_MAX;
    const changedRows = isSmall ? await foldNewEvents(database, news) : await foldEverything(database);
    const added = lacking + moved.length;
    return { added, known: events.length - added, changedRows };
  }

  /** Gives each draft its envelope: dense sequence, and a position after the draft before it and all that it follows. */
  async function stamp(
    drafts: readonly EventDraft[],
    { deviceId, nextSequence }: DeviceRow,
    now: Pick<StoredEvent, "wallMs" | "zoneMinutes">,
  ): Promise<readonly StoredEvent[]> {
    const start = nextPosition(await lastSeen(now.wallMs), now.wallMs);
    const { resets } = cutsOf(await cuttersOf(database, []));
    const events: StoredEvent[] = [];
    for (const [index, draft] of drafts.entries()) {
      const { type, body } = draft;
      const cutting = resets.filter(({ body: { scope } }) => isInScope(draft, scope));
      const position = positionAfter(start, [...events.slice(-1), ...cutting, ...(await replacedBy(draft))]);
      const id = { deviceId, sequence: nextSequence + index };
      events.push({ ...id, ...position, ...now, type, version: versionOf(draft), body });
    }
    return events;
  }

  /** Whether there are events, and the log holds them. Under their ids another tab may have written its own. */
  async function areStored(events: readonly StoredEvent[]): Promise<boolean> {
    const rows = await database.events.bulkGet(events.map(({ deviceId, sequence }) => [deviceId, sequence]));
    const found = rows.flatMap((row) => (row === undefined ? [] : [toEvent(row)]));
    return events.length > 0 && newsIn(events, found).length === 0;
  }

  /** What a mark, note or preference has to come after: the last word on its subject, though a wrong clock wrote it. */
  async function replacedBy(draft: EventDraft): Promise<readonly OrderPosition[]> {
    if (draft.type === "itemAnswered") return [];
    const rows = await database.derivedRows.bulkGet([...subjectsOf(draft as KnownEvent)]);
    return rows.flatMap((row) => row?.last ?? []);
  }

  /** The last position in the log, as far as a right clock can have written it. */
  async function lastSeen(wallMs: number): Promise<OrderPosition> {
    const latest = [wallMs + CLOCK_LEAD_LIMIT_MILLIS, Number.POSITIVE_INFINITY];
    const last = await database.events.where("[orderMs+lamport]").belowOrEqual(latest).last();
    return last ?? { orderMs: 0, lamport: 0 };
  }

  function foldAgain(): Promise<void> {
    return database.transaction("rw", tables, async () => {
      await foldEverything(database);
      await database.device.put({ ...(await thisDevice()), foldVersion: FOLD_VERSION });
    });
  }
}

function toEvent({ subjects: _, ...event }: StoredEvent & { subjects: readonly string[] }): StoredEvent {
  return event;
}

/**
 * Runs a write. iOS drops the database connection while the app sleeps: then it is opened again and the write
 * tried once more. It has to bear that the first attempt was stored and only the answer was lost.
 */
async function stored<T>(database: NoboruDatabase, write: () => Promise<T>): Promise<Stored<T>> {
  try {
    return { kind: "stored", value: await write() };
  } catch (error) {
    const failure = storageFailureFrom(error);
    if (failure.reason !== "closed") return failure;
  }
  try {
    database.close({ disableAutoOpen: false });
    await database.open();
    return { kind: "stored", value: await write() };
  } catch (error) {
    return storageFailureFrom(error);
  }
}
