/**
 * The sync server with one of the stores, as `src/server/main.ts` builds it but for limits that let one address do
 * everything. node server.ts '{"path":"…","hasGroupCommit":true}' prints its address.
 */
import { createMetrics } from "../../../src/server/metrics.ts";
import { createSqliteStore } from "../../../src/server/store/sqlite-store.ts";
import { serveStore } from "../../server/parts/serve-store.ts";

const { path, hasGroupCommit, databaseUrl } = JSON.parse(process.argv[2] ?? "{}");
const metrics = createMetrics();
const { observer } = metrics;
const store = databaseUrl === undefined ? createSqliteStore({ path, hasGroupCommit, observer }) : await openPostgres();
serveStore(store, metrics);

async function openPostgres() {
  const { createPostgresPool, createPostgresStore } = await import("../../../src/server/store/postgres-store.ts");
  return createPostgresStore({ pool: createPostgresPool(databaseUrl), partitions: 0, observer });
}
