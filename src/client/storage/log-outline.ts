import type { EventId } from "../../domain/event.ts";
import type { EventRow, NoboruDatabase } from "./database.ts";
import { unfiledEvents } from "./event-table.ts";

// What sync asks of the log beside its events, apart from `event-table.ts` because the first question needs none of it.
// All functions run inside the caller's transaction over `logTables`.

/** The ids of a device with sequences of `from` up to before `to`. */
export async function idsInSpan(
  database: NoboruDatabase,
  deviceId: string,
  from: number,
  to: number,
): Promise<readonly EventId[]> {
  const keys = await database.events
    .where("[deviceId+sequence]")
    .between([deviceId, from], [deviceId, to])
    .primaryKeys();
  const unfiled = (await unfiledEvents(database)).filter(
    (row) => row.deviceId === deviceId && row.sequence >= from && row.sequence < to,
  );
  return [...keys.map(([, sequence]) => ({ deviceId, sequence })), ...unfiled];
}

/** How many events of a device the log holds. */
export async function countOf(database: NoboruDatabase, deviceId: string): Promise<number> {
  const filed = database.events
    .where("[deviceId+sequence]")
    .between([deviceId, 0], [deviceId, Number.POSITIVE_INFINITY]);
  const unfiled = (await unfiledEvents(database)).filter((row) => row.deviceId === deviceId);
  return (await filed.count()) + unfiled.length;
}

/** The events whose place in the order is at an instant or later, milliseconds since the epoch. */
export async function eventsSince(database: NoboruDatabase, sinceMs: number): Promise<EventRow[]> {
  const filed = await database.events.where("[orderMs+lamport]").aboveOrEqual([sinceMs, 0]).toArray();
  return [...filed, ...(await unfiledEvents(database)).filter(({ orderMs }) => orderMs >= sinceMs)];
}

/** The last event of each device, found from device to device without reading what lies between. */
export async function lastEvents(database: NoboruDatabase): Promise<readonly EventRow[]> {
  const lastByDevice = new Map<string, EventRow>();
  let next = await database.events.where("[deviceId+sequence]").above([""]).first();
  while (next !== undefined) {
    const end = [next.deviceId, Number.POSITIVE_INFINITY];
    const last = await database.events.where("[deviceId+sequence]").belowOrEqual(end).last();
    lastByDevice.set(next.deviceId, last ?? next);
    next = await database.events.where("[deviceId+sequence]").above(end).first();
  }
  for (const row of await unfiledEvents(database)) {
    if ((lastByDevice.get(row.deviceId)?.sequence ?? -1) < row.sequence) lastByDevice.set(row.deviceId, row);
  }
  return [...lastByDevice.values()];
}
