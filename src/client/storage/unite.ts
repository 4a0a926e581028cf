import type { EventId, StoredEvent } from "../../domain/event.ts";
import { mergeLogs, newsIn, renamed } from "../../domain/log.ts";
import type { Chance, MergeReceipt } from "../../domain/ports.ts";
import { coverageOf } from "../../domain/sync/coverage.ts";
import type { DeviceRow, NoboruDatabase } from "./database.ts";
import { foldEverything, foldNewEvents } from "./derived-rows.ts";
import { toEvent } from "./event-row.ts";
import { eventsInSpan, putEvents } from "./event-table.ts";

/** More new events than this are folded faster with the whole log than one by one. */
const STEPS_MAX = 200;

export interface Union extends MergeReceipt {
  /** Some ids had other contents on either side. */
  readonly isContested: boolean;
  /** Ids under which the log keeps another event than the one given. */
  readonly rivals: readonly EventId[];
}

/**
 * Takes in the union with another log. Events under this device's id that it did not write are those of its other
 * self, after a restored backup: then it goes on under a new id, and where two events claim one id, the one that the
 * union drops moves there. Runs inside the caller's transaction.
 */
export async function uniteLog(
  database: NoboruDatabase,
  chance: Chance,
  device: DeviceRow,
  events: readonly StoredEvent[],
): Promise<Union> {
  const given = mergeLogs(events, []);
  const known = await knownAmong(database, given);
  const news = newsIn(given, known);
  const union = new Set(known.length === 0 ? news : mergeLogs(known, news));

  const isOwn = ({ deviceId }: Pick<StoredEvent, "deviceId">) => deviceId === device.deviceId;
  const isDropped = (event: StoredEvent) => isOwn(event) && !union.has(event);
  const deviceId = news.some(isOwn) ? chance.newId() : device.deviceId;
  const ours = renamed(known.filter(isDropped), deviceId, 0);
  const moved = [...ours, ...renamed(news.filter(isDropped), deviceId, ours.length)];

  const lacking = union.size - known.length;
  const isReplacing = lacking < news.length;
  const kept = [...news.filter((event) => union.has(event)), ...moved];
  await putEvents(database, kept, isReplacing, chance.newId);
  await database.device.put(isOwn({ deviceId }) ? device : { ...device, deviceId, nextSequence: moved.length });
  const isSmall = !isReplacing && lacking <= STEPS_MAX;
  const changedRows = isSmall ? await foldNewEvents(database, news) : await foldEverything(database);
  const added = lacking + moved.length;
  const rivals = news.filter((event) => !union.has(event));
  const isContested = rivals.length > 0 || isReplacing;
  return { added, known: events.length - added, changedRows, rivals, isContested };
}

/** What the log holds under the ids of these events: a span of a device at a time, not one by one. */
async function knownAmong(database: NoboruDatabase, events: readonly StoredEvent[]): Promise<readonly StoredEvent[]> {
  const spans = Object.entries(coverageOf(events)).flatMap(([deviceId, ofDevice]) =>
    ofDevice.map(([from, to]) => eventsInSpan(database, deviceId, from, to)),
  );
  return (await Promise.all(spans)).flat().map(toEvent);
}
