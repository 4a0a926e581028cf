import type { ChangedRows, Clock } from "../../domain/ports.ts";
import type { SyncEngine, SyncOutcome } from "../../domain/sync/engine.ts";
import type { SyncAccount, SyncStore } from "../../domain/sync/ports.ts";
import { bytesToHex } from "../../schema/protocol.ts";
import { newAccount } from "./accounts.ts";
import { bundleToChunks, chunksToBundle } from "./bundle.ts";
import { missingEvents } from "./missing.ts";
import { openChunks } from "./open-chunks.ts";
import { syncRound } from "./round.ts";
import { sealPending } from "./seal-pending.ts";
import { newSecret } from "./secret.ts";
import { type Ask, createSyncServer } from "./server.ts";
import { troubleOf } from "./trouble.ts";

interface Dependencies {
  readonly store: SyncStore;
  readonly ask: Ask;
  readonly clock: Clock;
  /** Runs it while no other tab does the same; null where one does. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T | null>;
  readonly onRows: (rows: ChangedRows) => void;
}

const ELSEWHERE: SyncOutcome = { kind: "failed", trouble: { kind: "elsewhere" } };

const EVENTS_AT_ONCE = 20_000;

/** Sync over a store and a server. */
export function createSyncEngine({ store, ask, clock, alone, onRows }: Dependencies): SyncEngine {
  const parts = {
    store,
    clock,
    onRows,
    serverFor: (keys: Parameters<typeof createSyncServer>[1]) => createSyncServer(ask, keys),
  };

  return {
    status: async () => {
      const account = await store.load();
      if (account === null) return null;
      const [unsent, quarantined, receipts, devices, deviceId] = await Promise.all([
        store.unsent(),
        store.chunks("quarantined"),
        store.receipts(),
        store.devices(),
        store.deviceId(),
      ]);
      const { secret, isJoining, invite, syncedAt, former } = account;
      return {
        ...{ secret, isJoining, invite, syncedAt, unsent, receipts, devices, deviceId },
        isMoving: former !== null,
        missing: missingEvents(account),
        quarantined: quarantined.length,
      };
    },

    begin: async (secret) => store.begin(await newAccount(secret ?? newSecret(), secret !== null)),

    insist: () => change((account) => ({ ...account, isJoining: false })),

    setInvite: (invite) => change((account) => ({ ...account, invite: invite.trim() })),

    round: async () => (await alone(round)) ?? ELSEWHERE,

    end: () => store.end(),

    deleteAccount: async () =>
      (await alone(async (): Promise<SyncOutcome> => {
        const account = await store.load();
        if (account === null) return { kind: "off" };
        for (const keys of [account, account.former]) {
          const answer = keys === null ? null : await createSyncServer(ask, keys).remove();
          if (answer === null || answer.kind === "answer") continue;
          // Where there is no such account, or no server, there is nothing to delete.
          const { kind } = troubleOf(answer);
          if (kind !== "wrongSecret" && kind !== "deleted" && kind !== "noServer") {
            return { kind: "failed", trouble: troubleOf(answer) };
          }
        }
        await store.end();
        return { kind: "done", added: 0 };
      })) ?? ELSEWHERE,

    changeSecret: async () =>
      (await alone(async (): Promise<SyncOutcome> => {
        const outcome = await round();
        if (outcome.kind !== "done") return outcome;
        const account = await store.load();
        if (account === null) return { kind: "off" };
        const isWhole = missingEvents(account) === 0 && (await store.chunks("quarantined")).length === 0;
        if (!isWhole || account.former !== null) return { kind: "failed", trouble: { kind: "incomplete" } };
        const { accountId, pushToken, deleteToken, root, cursor } = account;
        const next = await newAccount(newSecret(), false, account.invite);
        // From here on the device itself knows that it moves: whatever happens, the rounds that follow end it.
        await store.begin({ ...next, former: { accountId, pushToken, deleteToken, root, cursor } });
        return round();
      })) ?? ELSEWHERE,

    secretToWords: async (secret) => (await import("./words.ts")).secretToWords(secret),

    wordsToSecret: async (text) => (await import("./words.ts")).wordsToSecret(text),

    exportBundle: async () => {
      await sealAll();
      // What this build cannot open is passed on with the rest: the other device may be newer.
      return chunksToBundle(await store.chunks());
    },

    exportRecent: async (sinceMs) => {
      const account = await store.load();
      const events = await store.eventsSince(sinceMs);
      if (account === null || events.length === 0) return chunksToBundle([]);
      // Not kept: whatever packs have become of the chunks, these are a few codes.
      const deviceId = await store.deviceId();
      return chunksToBundle((await sealPending({ account, deviceId, events }, clock.wallMs())).chunks);
    },

    importBundle: async (bytes) => {
      const account = await store.load();
      if (account === null) return { kind: "otherSecret" };
      const chunks = await bundleToChunks(bytes, account);
      if (typeof chunks === "string") return { kind: chunks };
      const known = new Set((await store.chunksById(chunks.map(({ id }) => bytesToHex(id)))).map(({ id }) => id));
      const fresh = chunks.filter(({ id }) => !known.has(bytesToHex(id)));
      if (fresh.length === 0) return { kind: "merged", added: 0 };
      // To be sent on: the server may not have them.
      const opened = await openChunks(store, account, fresh, "outbox", clock.wallMs());
      const taken = await store.take({ ...opened, at: clock.wallMs() });
      if (taken.kind === "overtaken") return { kind: "failed", trouble: { kind: "elsewhere" } };
      if (taken.kind === "storageFailure") return { kind: "failed", trouble: taken };
      onRows(taken.value.changedRows);
      return { kind: "merged", added: taken.value.added };
    },

    answersOf: async ({ deviceId, spans }) => {
      const events = await store.events({ [deviceId]: spans });
      return events.filter(({ type }) => type === "itemAnswered").map(({ sequence }) => ({ deviceId, sequence }));
    },

    markUndone: (receiptId) => store.markUndone(receiptId),

    tidy: () => store.fileSome(),
  };

  async function round(): Promise<SyncOutcome> {
    const outcome = await syncRound(parts);
    if (outcome.kind === "failed") return { kind: "failed", trouble: troubleOf(outcome.failure) };
    return outcome.kind === "off" ? outcome : { kind: "done", added: outcome.added };
  }

  async function change(step: (account: SyncAccount) => SyncAccount): Promise<void> {
    for (;;) {
      const account = await store.load();
      if (account === null) return;
      if ((await store.keep(step(account), [])).kind !== "overtaken") return;
    }
  }

  async function sealAll(): Promise<void> {
    for (;;) {
      const pending = await store.pending(EVENTS_AT_ONCE);
      if (pending === null || pending.events.length === 0) return;
      const { account, chunks } = await sealPending(pending, clock.wallMs());
      const kept = await store.keep(account, chunks);
      if (kept.kind === "storageFailure") return;
    }
  }
}
