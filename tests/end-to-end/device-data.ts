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
