import { readFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import {
  createPostgresDatabase,
  createSqliteDatabase,
  HAS_POSTGRES,
  removeDatabases,
  type TestDatabase,
} from "./parts/databases.ts";
import { createAccount, createChunk, createDevice } from "./parts/device.ts";
import { STORE_CONTRACT } from "./parts/store-contract.ts";
import { createSite } from "./parts/sync-site.ts";

afterAll(removeDatabases);

const KINDS: readonly [string, boolean, () => TestDatabase | Promise<TestDatabase>][] = [
  ["SQLite", true, createSqliteDatabase],
  ["PostgreSQL", HAS_POSTGRES, createPostgresDatabase],
  ["PostgreSQL in hash partitions", HAS_POSTGRES, () => createPostgresDatabase(4)],
];

describe.each(KINDS)("a store on %s", (kind, isThere, createDatabase) => {
  if (!isThere) console.error(`${kind} is skipped: PostgreSQL is not installed.`);
  const opened = isThere ? Promise.resolve(createDatabase()).then((database) => database.open()) : null;
  afterAll(async () => (await opened)?.close());

  it.skipIf(!isThere).each(STORE_CONTRACT)("$name", async ({ run }) => {
    const store = await opened;
    if (store !== null) await run(store);
  });
});

describe("the file of SQLite", () => {
  it("holds nothing of a deleted account, not even in pages that are free", async () => {
    const database = createSqliteDatabase();
    const device = await database.open().then(async (store) => {
      const one = createDevice(createSite(store), createAccount());
      for (let chunk = 0; chunk < 50; chunk += 1) one.make(createChunk(2_000));
      await one.sync();
      await store.close();
      return one;
    });
    const traces = () => {
      const file = readFileSync(database.path);
      return [...device.chunks.values()].filter(({ bytes }) => file.includes(Buffer.from(bytes.subarray(100, 200))))
        .length;
    };
    expect(traces()).toBe(50);
    const store = await database.open();
    device.moveTo(createSite(store));
    await device.deleteAccount();
    await store.close();
    expect(traces()).toBe(0);
  });
});
