import { afterAll, describe, it } from "vitest";
import {
  createPostgresDatabase,
  createSqliteDatabase,
  HAS_POSTGRES,
  removeDatabases,
  type TestDatabase,
} from "./parts/databases.ts";
import { STORE_CONTRACT } from "./parts/store-contract.ts";

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
