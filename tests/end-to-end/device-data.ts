import type { Page } from "@playwright/test";
import type { StoredEvent } from "../../src/domain/event.ts";

/** All rows of one table of the device's database, in the order of their keys. */
export function readTable<Row>(page: Page, table: string): Promise<Row[]> {
  return page.evaluate(async (name) => {
    const opened = indexedDB.open("noboru");
    const database = await settled(opened);
    const rows = await settled(database.transaction(name).objectStore(name).getAll());
    database.close();
    return rows;

    function settled<T>(request: IDBRequest<T>): Promise<T> {
      return new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    }
  }, table);
}

/** Puts a row into a table of the device's database, as if the app had; it is noticed when the app opens next. */
export function writeRow(page: Page, table: string, row: object): Promise<void> {
  return page.evaluate(
    async ([name, value]) => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opened = indexedDB.open("noboru");
        opened.onsuccess = () => resolve(opened.result);
        opened.onerror = () => reject(opened.error);
      });
      const transaction = database.transaction(name, "readwrite");
      transaction.objectStore(name).put(value);
      await new Promise((resolve, reject) => {
        transaction.oncomplete = resolve;
        transaction.onerror = () => reject(transaction.error);
      });
      database.close();
    },
    [table, row] as const,
  );
}

/**
 * Puts a log on the device behind the app's back, as if it had been written there by an older version: the app folds it
 * when it is opened next.
 */
export async function plantLog(page: Page, events: readonly StoredEvent[]): Promise<void> {
  const SLICE = 5_000;
  for (let from = 0; from < events.length; from += SLICE) {
    await page.evaluate(
      async ({ slice, nextSequence }) => {
        const database = await settled(indexedDB.open("noboru"));
        const transaction = database.transaction(["events", "device"], "readwrite");
        for (const event of slice) transaction.objectStore("events").put({ ...event, subjects: [] });
        const [known] = await settled(transaction.objectStore("device").getAll());
        const self = known ?? { name: "self", deviceId: "BBBBBBBBBBBBBBBBBBBBBB", nextSequence };
        transaction.objectStore("device").put({ ...self, foldVersion: 0 });
        await new Promise((resolve, reject) => {
          transaction.oncomplete = resolve;
          transaction.onerror = reject;
        });
        database.close();

        function settled<T>(request: IDBRequest<T>): Promise<T> {
          return new Promise((resolve, reject) => {
            request.onsuccess = () => resolve(request.result);
            request.onerror = () => reject(request.error);
          });
        }
      },
      { slice: events.slice(from, from + SLICE), nextSequence: 0 },
    );
  }
}
