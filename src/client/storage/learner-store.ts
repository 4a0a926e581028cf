import {
  type EventDraft,
  type ItemReference,
  type KnownEvent,
  type StoredEvent,
  versionOf,
} from "../../domain/event.ts";
import { cutsOf, isInScope, newsIn } from "../../domain/log.ts";
import {
  CLOCK_LEAD_LIMIT_MILLIS,
  compareEvents,
  nextPosition,
  type OrderPosition,
  positionAfter,
} from "../../domain/order.ts";
import type { Chance, Clock, LearnerStore, RecordReceipt } from "../../domain/ports.ts";
import type { Subject } from "../../domain/progress.ts";
import { itemSubject, statementSubject, subjectsOf } from "../../domain/replay.ts";
import type { DeviceRow, NoboruDatabase } from "./database.ts";
import { cuttersOf, foldEverything, foldNewEvents } from "./derived-rows.ts";
import { toEvent, toEventRow } from "./event-row.ts";
import { allEvents, eventsAboutAny, lastPosition, logTables } from "./event-table.ts";
import { stored } from "./stored.ts";
import { uniteLog } from "./unite.ts";

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

/** The learner store on IndexedDB. */
export function createLearnerStore({ database, clock, chance }: Dependencies): LearnerStore {
  const tables = [...logTables(database), database.derivedRows, database.device, database.sessions, database.sittings];

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

    record: (drafts, step, sittingStep) => {
      const now = { wallMs: clock.wallMs(), zoneMinutes: clock.zoneMinutes() };
      let events: readonly StoredEvent[] = [];
      return stored(database, () =>
        database.transaction("rw", tables, async (): Promise<RecordReceipt> => {
          const session = (await database.sessions.get("current"))?.session ?? null;
          // The first attempt was stored after all, only its answer was lost.
          if (await areStored(events)) {
            return { events, changedRows: await foldEverything(database), session: step && session };
          }
          const device = await thisDevice(database, chance);
          events = await stamp(drafts, device, now);
          const next = step?.(events, session);
          const sitting = (await database.sittings.get("current"))?.sitting ?? null;
          const nextSitting = sittingStep?.(events, sitting);
          const isRefused =
            (step !== undefined && next === undefined) || (sittingStep !== undefined && nextSitting === undefined);
          if (isRefused) return { events: [], changedRows: new Map(), session: undefined };
          await database.events.bulkAdd(events.map(toEventRow));
          await database.device.put({ ...device, nextSequence: device.nextSequence + events.length });
          const changedRows = await foldNewEvents(database, events);
          if (next === null) await database.sessions.delete("current");
          else if (next !== undefined) await database.sessions.put({ name: "current", session: next });
          if (nextSitting === null) await database.sittings.delete("current");
          else if (nextSitting !== undefined) await database.sittings.put({ name: "current", sitting: nextSitting });
          return { events, changedRows, session: next };
        }),
      );
    },

    merge: (events) =>
      stored(database, () =>
        database.transaction("rw", tables, async () => {
          const {
            rivals: _,
            isContested: __,
            ...receipt
          } = await uniteLog(database, chance, await thisDevice(database, chance), events);
          return receipt;
        }),
      ),

    readAll: () =>
      database.transaction("r", logTables(database), async () =>
        (await allEvents(database)).map(toEvent).sort(compareEvents),
      ),

    historyOf: (item: ItemReference) =>
      database.transaction("r", logTables(database), async () => {
        const about = await eventsAboutAny(database, itemSubject(item), statementSubject(item, ""));
        return [...about, ...(await cuttersOf(database, about))].map(toEvent).sort(compareEvents);
      }),

    erase: () => {
      // The words as well: who erases a device may be about to give it away.
      const sync = [database.syncAccounts, database.syncChunks, database.syncReceipts];
      const all = [...tables, database.papers, database.derivedClimb, ...sync];
      return database.transaction("rw", all, async () => {
        await Promise.all(all.map((table) => table.clear()));
      });
    },
  };

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
    return (await lastPosition(database, wallMs + CLOCK_LEAD_LIMIT_MILLIS)) ?? { orderMs: 0, lamport: 0 };
  }

  function foldAgain(): Promise<void> {
    return database.transaction("rw", tables, async () => {
      await foldEverything(database);
      await database.device.put({ ...(await thisDevice(database, chance)), foldVersion: FOLD_VERSION });
    });
  }
}

/** Who this device is; a new one where it has not written yet. */
export async function thisDevice(database: NoboruDatabase, chance: Chance): Promise<DeviceRow> {
  const known = await database.device.get("self");
  return known ?? { name: "self", deviceId: chance.newId(), nextSequence: 0, foldVersion: FOLD_VERSION };
}
