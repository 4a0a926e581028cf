import type { Chance, Clock } from "../domain/ports.ts";
import type { Learner } from "./state/learner.ts";
import { createSyncing, type Syncing } from "./state/syncing.ts";
import type { NoboruDatabase } from "./storage/database.ts";
import { createSyncStore } from "./storage/sync-store.ts";
import { createSyncEngine } from "./sync/engine.ts";
import { retryDelayMillis } from "./sync/retry.ts";

/** Put in by the build from its environment, where the sync server is not at the app's own origin; else empty. */
declare const SYNC_ORIGIN: string;

/** Long enough for the last screen of a pack to be drawn. */
const AFTER_PACK_MILLIS = 1_000;

/** Between two pieces of tidying up. */
const TIDY_PAUSE_MILLIS = 100;

interface Dependencies {
  readonly database: NoboruDatabase;
  readonly chance: Chance;
  readonly clock: Clock;
  readonly learner: Learner;
}

/** Builds sync over the browser, and has it run when there is a reason to: now, online again, after a pack, on leaving. */
export async function createSyncRoot({ database, chance, clock, learner }: Dependencies): Promise<Syncing> {
  const engine = createSyncEngine({
    store: createSyncStore({ database, chance }),
    ask: (path, request) => fetch(new URL(path, SYNC_ORIGIN || document.baseURI), request),
    clock,
    alone,
    onRows: learner.show,
  });
  const syncing = createSyncing({ engine, learner });
  let failures = 0;
  let isTidying = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  addEventListener("online", run);
  // Hidden: what was answered is out before the phone sleeps. Visible: what others did is here.
  document.addEventListener("visibilitychange", run);
  learner.store.subscribe(({ session }, { session: before }) => {
    if (session?.phase === "finished" && before?.phase !== "finished") setTimeout(run, AFTER_PACK_MILLIS);
  });
  await syncing.refresh();
  run();
  return syncing;

  /** In small pieces with pauses, so that an answer never waits for more than one. */
  async function tidy(): Promise<void> {
    if (isTidying) return;
    isTidying = true;
    while (await engine.tidy().catch(() => false))
      await new Promise((resolve) => setTimeout(resolve, TIDY_PAUSE_MILLIS));
    isTidying = false;
  }

  function run(): void {
    clearTimeout(timer);
    const { status, isBusy } = syncing.store.getState();
    if (status === null || isBusy) return;
    void syncing.sync().then((outcome) => {
      void tidy();
      failures = outcome.kind === "failed" ? failures + 1 : 0;
      const delay = outcome.kind === "failed" ? retryDelayMillis(outcome.trouble, failures, Math.random()) : null;
      if (delay !== null) timer = setTimeout(run, delay);
    });
  }
}

/** One tab at a time; where there are no locks, the revision of the account keeps two apart. */
async function alone<T>(work: () => Promise<T>): Promise<T | null> {
  if (navigator.locks === undefined) return work();
  return navigator.locks.request("noboru-sync", { ifAvailable: true }, (lock) => (lock === null ? null : work()));
}
