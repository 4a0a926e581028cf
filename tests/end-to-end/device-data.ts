import type { Page } from "@playwright/test";

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
