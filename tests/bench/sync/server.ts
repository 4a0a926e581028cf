/**
 * The sync server with one of the stores, as `src/server/main.ts` builds it but for limits that let one address do
 * everything. node server.ts '{"path":"…","hasGroupCommit":true}' prints its port.
 */
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { createApp } from "../../../src/server/app.ts";
import { createLimits } from "../../../src/server/limits.ts";
import { createLog } from "../../../src/server/log.ts";
import { createMetrics } from "../../../src/server/metrics.ts";
import { createPostgresPool, createPostgresStore } from "../../../src/server/store/postgres-store.ts";
import { createSqliteStore } from "../../../src/server/store/sqlite-store.ts";
import { createSyncApi } from "../../../src/server/sync/api.ts";

const { path, hasGroupCommit, databaseUrl } = JSON.parse(process.argv[2] ?? "{}");
const metrics = createMetrics();
const { observer } = metrics;
const store =
  databaseUrl === undefined
    ? createSqliteStore({ path, hasGroupCommit, observer })
    : await createPostgresStore({ pool: createPostgresPool(databaseUrl), partitions: 0, observer });
const everything = Number.POSITIVE_INFINITY;
const limits = {
  requestsPerMinute: everything,
  requestsPerMinuteInAll: everything,
  accountsPerHour: everything,
  accountsPerHourInAll: everything,
};
const syncApi = createSyncApi({
  store,
  metrics,
  limits: createLimits(limits, Date.now),
  log: createLog(console.error, Date.now),
  now: Date.now,
  isEveryRequestLogged: false,
  addressOf: (context) => context.env.incoming.socket.remoteAddress,
  inviteCode: null,
  appOrigins: new Set(),
});
const { fetch } = createApp({ root: null, syncApi, formatMetrics: metrics.format });
const server = serve({ fetch, port: 0, hostname: "127.0.0.1" }, ({ port }: AddressInfo) => console.log(port));
process.once("SIGTERM", () => {
  server.close(() => store.close());
  if ("closeAllConnections" in server) server.closeAllConnections();
});
