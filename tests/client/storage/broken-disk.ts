import { forceCloseDatabase, IDBObjectStore } from "fake-indexeddb";
import { onTestFinished, vi } from "vitest";
import type { Tab } from "./phone.ts";

/** Parts of fake-indexeddb that browsers do not show. */
interface Transaction {
  readonly _state: string;
  _abort(fault: string): void;
  _execRequestAsync(request: { source: unknown; operation: () => never }): IDBRequest;
}
interface Connection {
  readonly _rawDatabase: { readonly transactions: readonly Transaction[] };
}

/**
 * Lets every write to a table fail until the disk is mended: as Firefox and Safari tell it, by the row that did not
 * fit, or as Chrome does, at the end of the transaction. The test's end mends the disk, too.
 */
export function breakDisk(table: string, fault: string, when: "atTheRow" | "atTheEnd" = "atTheRow"): () => void {
  const spies = (["add", "put", "delete"] as const).map((verb) => {
    const disk = IDBObjectStore.prototype as Record<
      typeof verb,
      (this: IDBObjectStore, ...given: unknown[]) => IDBRequest
    >;
    const write = disk[verb];
    return vi.spyOn(disk, verb).mockImplementation(function (this: IDBObjectStore, ...given) {
      if (this.name !== table) return write.apply(this, given);
      const transaction = this.transaction as unknown as Transaction;
      if (when === "atTheRow") return transaction._execRequestAsync({ source: this, operation: () => fail(fault) });
      const request = write.apply(this, given);
      request.addEventListener("success", () => setImmediate(() => transaction._abort(fault)));
      return request;
    });
  });
  const mend = () => {
    for (const spy of spies) spy.mockRestore();
  };
  onTestFinished(mend);
  return mend;
}

/** What a system short of memory does to a sleeping app: what is being written is aborted, the connection is gone. */
export function dropConnection({ database }: Tab): void {
  const connection = database.backendDB() as unknown as Connection;
  for (const transaction of connection._rawDatabase.transactions) {
    if (transaction._state !== "finished") transaction._abort("AbortError");
  }
  forceCloseDatabase(connection as never);
}

/** The next write is stored, but what the app hears is that the connection is lost. */
export function loseNextAnswer({ database }: Tab): void {
  const write = database.transaction.bind(database) as (...given: unknown[]) => Promise<unknown>;
  vi.spyOn(database, "transaction").mockImplementationOnce((async (...given: unknown[]) => {
    await write(...given);
    fail("UnknownError");
  }) as never);
}

function fail(fault: string): never {
  throw new DOMException("the disk says no", fault);
}
