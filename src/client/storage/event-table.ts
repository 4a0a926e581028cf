import type { EventId, StoredEvent } from "../../domain/event.ts";
import type { OrderPosition } from "../../domain/order.ts";
import type { Subject } from "../../domain/progress.ts";
import type { EventRow, NoboruDatabase } from "./database.ts";
import { toEventRow } from "./event-row.ts";

/**
 * The log on the disk: a row for each event, and pages of answers that came by the thousand, until there is time to file
 * them row by row. For a browser a row costs as much as a page: 100,000 of them take a phone a quarter of a minute, in
 * which a learner with a new phone would look at nothing. Only answers are left in pages: what undoes and resets, and what
 * is not understood, is looked up by index. All functions run inside the caller's transaction over `logTables`.
 */
export function logTables({ events, unfiledPages }: NoboruDatabase) {
  return [events, unfiledPages];
}

/** A page is filed in one go, which an answer may have to wait for: 20 ms on a slow phone. */
const PAGE_EVENTS = 200;

/** Fewer new events are filed at once. */
const BULK_MIN = 2_000;

/** What a tab has read of the pages on the disk, by their ids: they are written once, and each only read once. */
const readPages = new WeakMap<NoboruDatabase, Map<string, readonly EventRow[]>>();

/** Every event, in no particular order. */
export async function allEvents(database: NoboruDatabase): Promise<EventRow[]> {
  return [...(await database.events.toArray()), ...(await unfiledEvents(database))];
}

export async function eventWithId(database: NoboruDatabase, id: EventId): Promise<EventRow | undefined> {
  const filed = await database.events.get([id.deviceId, id.sequence]);
  if (filed !== undefined) return filed;
  return (await unfiledEvents(database)).find((row) => row.sequence === id.sequence && row.deviceId === id.deviceId);
}

/** The events that touch a subject. */
export async function eventsAbout(database: NoboruDatabase, subject: string): Promise<EventRow[]> {
  const filed = await database.events.where("subjects").equals(subject).toArray();
  return [...filed, ...(await unfiledEvents(database)).filter(({ subjects }) => subjects.includes(subject))];
}

/** The events that touch a subject, or one whose name begins so. */
export async function eventsAboutAny(database: NoboruDatabase, subject: Subject, prefix: string): Promise<EventRow[]> {
  const filed = await database.events.where("subjects").equals(subject).or("subjects").startsWith(prefix).toArray();
  const isAbout = (one: string) => one === subject || one.startsWith(prefix);
  return [...filed, ...(await unfiledEvents(database)).filter(({ subjects }) => subjects.some(isAbout))];
}

/** The events of a device with sequences of `from` up to before `to`. */
export async function eventsInSpan(
  database: NoboruDatabase,
  deviceId: string,
  from: number,
  to: number,
): Promise<EventRow[]> {
  const filed = await database.events.where("[deviceId+sequence]").between([deviceId, from], [deviceId, to]).toArray();
  const unfiled = (await unfiledEvents(database)).filter(
    (row) => row.deviceId === deviceId && row.sequence >= from && row.sequence < to,
  );
  return unfiled.length === 0 ? filed : [...filed, ...unfiled].sort((a, b) => a.sequence - b.sequence);
}

/** The last position that is not later than an instant, milliseconds since the epoch. */
export async function lastPosition(database: NoboruDatabase, latestMs: number): Promise<OrderPosition | undefined> {
  const latest = [latestMs, Number.POSITIVE_INFINITY];
  let last: OrderPosition | undefined = await database.events.where("[orderMs+lamport]").belowOrEqual(latest).last();
  for (const row of await unfiledEvents(database)) {
    const isLater = last === undefined || row.orderMs - last.orderMs || row.lamport - last.lamport;
    if (row.orderMs <= latestMs && (isLater === true || isLater > 0)) last = row;
  }
  return last;
}

/**
 * Puts events into the log. `replacing`: among them are some whose ids the log knows with other contents.
 * `newId`: makes the names of pages.
 */
export async function putEvents(
  database: NoboruDatabase,
  events: readonly StoredEvent[],
  replacing: boolean,
  newId: () => string,
): Promise<void> {
  if (replacing) while (await fileOnePage(database));
  const answers = events.length < BULK_MIN ? [] : events.filter(({ type }) => type === "itemAnswered");
  const isPaged = answers.length >= BULK_MIN && !replacing;
  const single = isPaged ? events.filter(({ type }) => type !== "itemAnswered") : events;
  await database.events.bulkPut(single.map(toEventRow));
  if (!isPaged) return;
  const known = readPages.get(database) ?? new Map<string, readonly EventRow[]>();
  readPages.set(database, known);
  const pages = Array.from({ length: Math.ceil(answers.length / PAGE_EVENTS) }, (_, index) => {
    const part = answers.slice(index * PAGE_EVENTS, (index + 1) * PAGE_EVENTS);
    const id = newId();
    known.set(id, part.map(toEventRow));
    return { id, events: JSON.stringify(part) };
  });
  await database.unfiledPages.bulkPut(pages);
}

/** Files one page row by row; false where there is none. */
export async function fileOnePage(database: NoboruDatabase): Promise<boolean> {
  const page = await database.unfiledPages.toCollection().first();
  if (page === undefined) return false;
  await database.events.bulkPut([...rowsOf(database, page)]);
  await database.unfiledPages.delete(page.id);
  readPages.get(database)?.delete(page.id);
  return true;
}

/** Those in pages, with the subjects that this build files them under. */
export async function unfiledEvents(database: NoboruDatabase): Promise<readonly EventRow[]> {
  const ids = await database.unfiledPages.toCollection().primaryKeys();
  const known = readPages.get(database);
  for (const id of known?.keys() ?? []) if (!ids.includes(id)) known?.delete(id);
  if (ids.length === 0) return [];
  const unread = ids.filter((id) => known?.has(id) !== true);
  const pages = unread.length === 0 ? [] : await database.unfiledPages.bulkGet(unread);
  for (const page of pages) if (page !== undefined) rowsOf(database, page);
  return ids.flatMap((id) => readPages.get(database)?.get(id) ?? []);
}

function rowsOf(database: NoboruDatabase, { id, events }: { id: string; events: string }): readonly EventRow[] {
  const known = readPages.get(database) ?? new Map<string, readonly EventRow[]>();
  readPages.set(database, known);
  const rows = known.get(id) ?? (JSON.parse(events) as StoredEvent[]).map(toEventRow);
  known.set(id, rows);
  return rows;
}
