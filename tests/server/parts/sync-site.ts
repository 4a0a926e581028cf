import { createApp } from "../../../src/server/app.ts";
import { createLimits, type LimitSettings } from "../../../src/server/limits.ts";
import { createLog } from "../../../src/server/log.ts";
import { createMetrics } from "../../../src/server/metrics.ts";
import type { ChunkStore, StoreObserver } from "../../../src/server/store/chunk-store.ts";
import { createSyncApi, type SyncApiOptions } from "../../../src/server/sync/api.ts";
import type { Send } from "./device.ts";

/** So many that no test meets them unless it means to. */
export const NO_LIMITS: LimitSettings = {
  requestsPerMinute: 1e9,
  requestsPerMinuteInAll: 1e9,
  accountsPerHour: 1e9,
  accountsPerHourInAll: 1e9,
};

export const SILENT: StoreObserver = { retried: () => {}, committed: () => {} };

export interface SiteOptions extends Partial<SyncApiOptions> {
  readonly limitSettings?: Partial<LimitSettings>;
  readonly lines?: string[];
}

/** The server's whole application over a store, asked by function calls instead of a socket. */
export function createSite(store: ChunkStore, { limitSettings, lines = [], ...options }: SiteOptions = {}): Send {
  const metrics = createMetrics();
  const now = options.now ?? Date.now;
  const syncApi = createSyncApi({
    store,
    metrics,
    limits: createLimits({ ...NO_LIMITS, ...limitSettings }, now),
    log: createLog((line) => lines.push(line), now),
    now,
    isEveryRequestLogged: false,
    addressOf: () => "192.0.2.1",
    inviteCode: null,
    appOrigins: new Set(),
    ...options,
  });
  const app = createApp({ root: null, syncApi, isReady: store.isReady, formatMetrics: metrics.format });
  return async (path, init) => app.request(path, init);
}
