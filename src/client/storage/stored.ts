import type { Stored } from "../../domain/ports.ts";
import type { NoboruDatabase } from "./database.ts";
import { storageFailureFrom } from "./failure.ts";

/**
 * Runs a write. iOS drops the database connection while the app sleeps: then it is opened again and the write
 * tried once more. It has to bear that the first attempt was stored and only the answer was lost.
 */
export async function stored<T>(database: NoboruDatabase, write: () => Promise<T>): Promise<Stored<T>> {
  try {
    return { kind: "stored", value: await write() };
  } catch (error) {
    const failure = storageFailureFrom(error);
    if (failure.reason !== "closed") return failure;
  }
  try {
    database.close({ disableAutoOpen: false });
    await database.open();
    return { kind: "stored", value: await write() };
  } catch (error) {
    return storageFailureFrom(error);
  }
}
