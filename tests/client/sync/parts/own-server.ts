import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Hono } from "hono";
import type { Ask } from "../../../../src/client/sync/server.ts";
import { createLimits } from "../../../../src/server/limits.ts";
import { createMetrics } from "../../../../src/server/metrics.ts";
import { createSqliteStore } from "../../../../src/server/store/sqlite-store.ts";
import { createSyncApi } from "../../../../src/server/sync/api.ts";

const MUCH = 1_000_000_000;
const NO_LIMITS = {
  requestsPerMinute: MUCH,
  requestsPerMinuteInAll: MUCH,
  accountsPerHour: MUCH,
  accountsPerHourInAll: MUCH,
};

/** A memory disk where there is one: what these tests break is not the disk. */
const FOLDER = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();

/** What happens to a request on its way. `lost`: it never arrives; `unanswered`: it arrives, its answer does not. */
export type Fate = "passes" | "lost" | "unanswered";

export interface OwnServer {
  readonly ask: Ask;
  /** Every byte of what was said, to be searched: paths, headers and bodies of both directions. */
  readonly traffic: { readonly path: string; readonly request: Uint8Array; readonly response: Uint8Array }[];
  /** What happens to the next requests, first to last; then all pass. */
  expect(...fates: readonly Fate[]): void;
  /** Changes what comes back. */
  forge(change: ((path: string, response: Response) => Promise<Response> | Response) | null): void;
  /** Time goes by on the server. */
  pass(millis: number): void;
  /** The database is lost. */
  wipe(): void;
}

/** The product's own sync server in this process, with a network in front of it that does what a test wants. */
export function openOwnServer({ inviteCode = null }: { inviteCode?: string | null } = {}): OwnServer {
  let now = 0;
  let app = newApp();
  let fates: Fate[] = [];
  let change: Parameters<OwnServer["forge"]>[0] = null;
  const traffic: { path: string; request: Uint8Array; response: Uint8Array }[] = [];
  return {
    traffic,
    expect: (...next) => {
      fates = [...next];
    },
    forge: (next) => {
      change = next;
    },
    pass: (millis) => {
      now += millis;
    },
    wipe: () => {
      app = newApp();
    },
    ask: async (path, init) => {
      const fate = fates.shift() ?? "passes";
      if (fate === "lost") throw new TypeError("Failed to fetch");
      const { signal: _, cache: __, credentials: ___, redirect: ____, ...rest } = init;
      const request = new Uint8Array(await new Response(init.body ?? null).arrayBuffer());
      // As a browser would: nothing unannounced is read.
      const headers = { ...rest.headers, "content-length": String(request.length) };
      const answer = await app.request(path, { ...rest, headers });
      const bytes = new Uint8Array(await answer.arrayBuffer());
      traffic.push({ path: `${path} ${JSON.stringify(rest.headers)}`, request, response: bytes });
      if (fate === "unanswered") throw new TypeError("Failed to fetch");
      const response = new Response(answer.status === 204 ? null : bytes, answer);
      return change === null ? response : change(path, response);
    },
  };

  function newApp(): Hono {
    const metrics = createMetrics();
    const path = join(mkdtempSync(join(FOLDER, "noboru-sync-")), "sync.sqlite");
    const api = createSyncApi({
      store: createSqliteStore({ path, observer: metrics.observer }),
      limits: createLimits(NO_LIMITS, () => now),
      metrics,
      log: { note: () => {} },
      now: () => now,
      isEveryRequestLogged: false,
      addressOf: () => "127.0.0.1",
      inviteCode,
      appOrigins: new Set(),
    });
    return new Hono().route("/api", api);
  }
}
