import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { createApp } from "../../../src/server/app.ts";
import { createLimits } from "../../../src/server/limits.ts";
import { createLog } from "../../../src/server/log.ts";
import { createMetrics } from "../../../src/server/metrics.ts";
import type { ChunkStore } from "../../../src/server/store/chunk-store.ts";
import { createSyncApi } from "../../../src/server/sync/api.ts";
import { NO_LIMITS } from "./sync-site.ts";

/** Serves a store as `src/server/main.ts` does, without limits, and prints the address. */
export function serveStore(store: ChunkStore, metrics = createMetrics()): void {
  const syncApi = createSyncApi({
    store,
    metrics,
    limits: createLimits(NO_LIMITS, Date.now),
    log: createLog(console.error, Date.now),
    now: Date.now,
    isEveryRequestLogged: false,
    addressOf: (context) => context.env.incoming.socket.remoteAddress,
    inviteCode: null,
    appOrigins: new Set(),
  });
  const { fetch } = createApp({ root: null, syncApi, formatMetrics: metrics.format });
  const server = serve({ fetch, port: 0, hostname: "127.0.0.1" }, ({ port }: AddressInfo) =>
    console.log(`http://127.0.0.1:${port}/`),
  );
  process.once("SIGTERM", () => {
    server.close(() => store.close());
    if ("closeAllConnections" in server) server.closeAllConnections();
  });
}
