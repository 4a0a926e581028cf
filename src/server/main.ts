import { join } from "node:path";
import { type HttpBindings, serve } from "@hono/node-server";
import type { Context } from "hono";
import { createApp } from "./app.ts";
import { createLimits } from "./limits.ts";
import { createLog } from "./log.ts";
import { createMetrics } from "./metrics.ts";
import { clientAddress, readSettings, type Settings } from "./settings.ts";
import type { ChunkStore } from "./store/chunk-store.ts";
import { createSqliteStore } from "./store/sqlite-store.ts";
import { createSyncApi } from "./sync/api.ts";

/** What is being sent may still arrive; then browsers are cut off, which would hold their connections for long. */
const GRACE_MILLIS = 1_000;

/** A MiB over a poor line in a train; who is slower than that holds a connection for nothing. */
const REQUEST_TIMEOUT_MILLIS = 60_000;
const HEADERS_TIMEOUT_MILLIS = 15_000;

/** Why a port cannot be had, by the code of the fault. */
const REASONS: Readonly<Record<string, string>> = { EADDRINUSE: "は使われています", EACCES: "を使う権限がありません" };

const settings = readSettings(process.env);
if ("problem" in settings) {
  console.error(settings.problem);
  process.exit(1);
}
const { port, hostname } = settings;

const metrics = createMetrics();
const log = createLog(console.log, Date.now);
const store = await openStore(settings).catch((error: Error) => {
  // Not the address: it may hold a password.
  const place = settings.databaseUrl === null ? `DATA_FOLDER (${settings.dataFolder})` : "DATABASE_URL";
  console.error(`データベースを開けません。${place} を確かめてください: ${error.message}`);
  process.exit(1);
});

const syncApi = createSyncApi({
  store,
  limits: createLimits(settings.limits, Date.now),
  metrics,
  log,
  now: Date.now,
  isEveryRequestLogged: settings.isEveryRequestLogged,
  addressOf: (context: Context<{ Bindings: HttpBindings }>) =>
    clientAddress(
      context.env.incoming.socket.remoteAddress,
      context.req.header("x-forwarded-for"),
      settings.isBehindProxy,
    ),
  inviteCode: settings.inviteCode,
  appOrigins: new Set(settings.appOrigins),
});
const { fetch } = createApp({
  root: settings.isAppServed ? "dist" : null,
  syncApi,
  syncOrigin: settings.syncOrigin,
  isReady: store.isReady,
  formatMetrics: metrics.format,
});

const serverOptions = { requestTimeout: REQUEST_TIMEOUT_MILLIS, headersTimeout: HEADERS_TIMEOUT_MILLIS };
const server = serve({ fetch, port, hostname, serverOptions }, (address) => {
  console.log(`のぼる: http://${hostname === "127.0.0.1" ? "localhost" : hostname}:${address.port}/`);
});

server.on("error", async (error: NodeJS.ErrnoException) => {
  const reason = REASONS[error.code ?? ""];
  if (reason === undefined) throw error;
  console.error(`ポート ${port} ${reason}。PORT=8081 npm start のように、別の番号を指定してください。`);
  process.exitCode = 1;
  await store.close();
});

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    // What has been asked is still answered; then the database closes in order.
    server.close(() => store.close());
    if ("closeAllConnections" in server) setTimeout(() => server.closeAllConnections(), GRACE_MILLIS).unref();
  });
}

async function openStore({ databaseUrl, dataFolder, partitions }: Settings): Promise<ChunkStore> {
  const { observer } = metrics;
  if (databaseUrl === null) return createSqliteStore({ path: join(dataFolder, "sync.sqlite"), observer });
  // Its driver takes memory that most servers need not spend.
  const { createPostgresPool, createPostgresStore } = await import("./store/postgres-store.ts");
  return createPostgresStore({ pool: createPostgresPool(databaseUrl), partitions, observer });
}
