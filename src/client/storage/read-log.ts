import { eventIdToString, type StoredEvent } from "../../domain/event.ts";

/** Few enough that an answer, which has to wait for its turn, is stored without a delay that is felt. */
const SLICE_EVENTS = 1_000;

/**
 * The whole log of the database of this name, in no particular order, read in slices between which the app can write.
 * Without Dexie, so that a worker starts quickly. Rejects where the database cannot be opened.
 */
export async function readLog(name: string): Promise<readonly StoredEvent[]> {
  const database = await answerTo(indexedDB.open(name));
  try {
    // Pages first: one that is filed meanwhile is then read twice, and not missed.
    const pages = await answerTo<{ events: string }[]>(
      database.transaction("unfiledPages").objectStore("unfiledPages").getAll(),
    );
    const events = pages.flatMap((page) => JSON.parse(page.events) as StoredEvent[]);
    const inPages = new Set(events.map(eventIdToString));
    let last: StoredEvent | undefined;
    let slice: readonly StoredEvent[];
    do {
      const rest = last === undefined ? null : IDBKeyRange.lowerBound([last.deviceId, last.sequence], true);
      slice = await answerTo<StoredEvent[]>(
        database.transaction("events").objectStore("events").getAll(rest, SLICE_EVENTS),
      );
      for (const event of slice) if (!inPages.has(eventIdToString(event))) events.push(event);
      last = slice.at(-1);
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
