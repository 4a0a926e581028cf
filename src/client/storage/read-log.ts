import type { StoredEvent } from "../../domain/event.ts";

/** Few enough that an answer, which has to wait for its turn, is stored without a delay that is felt. */
const SLICE_EVENTS = 1_000;

/**
 * The whole log of the database of this name, in no particular order, read in slices between which the app can write.
 * Without Dexie, so that a worker starts quickly. Rejects where the database cannot be opened.
 */
export async function readLog(name: string): Promise<readonly StoredEvent[]> {
  const database = await answerTo(indexedDB.open(name));
  try {
    const events: StoredEvent[] = [];
    let slice: readonly StoredEvent[];
    do {
      const last = events.at(-1);
      const rest = last === undefined ? null : IDBKeyRange.lowerBound([last.deviceId, last.sequence], true);
      slice = await answerTo<StoredEvent[]>(
        database.transaction("events").objectStore("events").getAll(rest, SLICE_EVENTS),
      );
      for (const event of slice) events.push(event);
    } while (slice.length === SLICE_EVENTS);
    return events;
  } finally {
    database.close();
  }
}

function answerTo<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
