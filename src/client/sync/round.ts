import type { ChangedRows, Clock, StorageFailure } from "../../domain/ports.ts";
import { withoutCovered } from "../../domain/sync/coverage.ts";
import type { AccountKeys, ChunkRow, IntakeReceipt, Kept, SyncAccount, SyncStore } from "../../domain/sync/ports.ts";
import {
  bytesToHex,
  CHUNK_ID_BYTES,
  hexToBytes,
  KIND_DROPPED,
  PAGE_MAX_CHUNKS,
  REQUEST_MAX_BYTES,
  type SealedChunk,
} from "../../schema/protocol.ts";
import { isGap, type ListedChunk, type Listing, type Page, type PageChunk } from "../../schema/protocol-frames.ts";
import { cursorAfterPage, cursorAfterPush } from "./chain.ts";
import { emptyFormer } from "./former.ts";
import { openChunks } from "./open-chunks.ts";
import { coversToTell, packIfDue } from "./packs.ts";
import { sealPending } from "./seal-pending.ts";
import type { Answer, ServerFailure, SyncServer } from "./server.ts";

export interface RoundParts {
  readonly store: SyncStore;
  readonly serverFor: (keys: AccountKeys) => SyncServer;
  readonly clock: Clock;
  /** Told of rows that a merge changed, so that the screens follow. */
  readonly onRows: (rows: ChangedRows) => void;
}

/** Why a round ended before its end. What it had done until then stays done. */
export type RoundFailure =
  | ServerFailure
  | StorageFailure
  /** The words of another device are right, but the server has no records under them. */
  | { readonly kind: "unknownAccount" }
  /** The server makes accounts for those only who know its code. */
  | { readonly kind: "inviteNeeded" }
  /** The server does not give what it has said to have. */
  | { readonly kind: "broken" };

export type RoundOutcome =
  | { readonly kind: "off" }
  | { readonly kind: "done"; readonly added: number; readonly wasRepaired: boolean }
  | { readonly kind: "failed"; readonly failure: RoundFailure };

/** Events sealed in one go: as many as surely fit a few chunks, and few enough to be read at once. */
const PENDING_MAX = 20_000;

/** Around the bytes of a chunk in a push. */
const FRAME_BYTES = 32;

/**
 * One round: seals what is new, pushes it, pulls what others have pushed. Each step is stored before the next begins, and
 * each may be done again: killed anywhere, the next round goes on.
 */
export async function syncRound(parts: RoundParts): Promise<RoundOutcome> {
  const account = await parts.store.load();
  if (account === null) return { kind: "off" };
  const round = createRound(parts, account);
  try {
    return await round();
  } catch (error) {
    if (error instanceof RoundStopped) return { kind: "failed", failure: error.failure };
    throw error;
  }
}

/** Ends a round from anywhere in it; never leaves this module. */
class RoundStopped extends Error {
  readonly failure: RoundFailure;
  constructor(failure: RoundFailure) {
    super(failure.kind);
    this.failure = failure;
  }
}

function createRound(parts: RoundParts, before: SyncAccount): () => Promise<RoundOutcome> {
  const { store, serverFor, clock, onRows } = parts;
  const server = serverFor(before);
  let added = 0;
  let wasRepaired = false;
  /** The server has just shown that this device holds all that it has. */
  let isAtEnd = false;

  return async () => {
    await reopen();
    // First what others may have: a new phone makes no account by a slip of the pen, and seals nothing twice.
    if (before.isJoining) await pullAll();
    await sealAll();
    await pushAll();
    if (!isAtEnd) await pullAll();
    // What lost against another event under its id has to be told as well.
    if (await sealAll()) await pushAll();
    await moveFormer();
    // A phone that has just been restored has other things to do.
    if (!before.isJoining) await pack();
    kept(await store.keep({ ...(await loaded()), syncedAt: clock.wallMs() }, []));
    return { kind: "done", added, wasRepaired };
  };

  /** What an older build could not open, this one may. */
  async function reopen(): Promise<void> {
    const rows = await store.chunks("quarantined");
    if (rows.length === 0) return;
    const account = await loaded();
    const opened = await openChunks(store, account, rows.map(toSealed), "acked", clock.wallMs());
    if (opened.chunks.every(({ place }) => place === "quarantined")) return;
    const receipt = kept(await store.take({ ...opened, at: clock.wallMs() }));
    added += receipt.added;
    onRows(receipt.changedRows);
  }

  async function sealAll(): Promise<boolean> {
    for (let sealed = false; ; sealed = true) {
      const pending = await store.pending(PENDING_MAX);
      if (pending === null || pending.events.length === 0) return sealed;
      const { account, chunks } = await sealPending(pending, clock.wallMs());
      kept(await store.keep(account, chunks));
    }
  }

  async function pushAll(): Promise<void> {
    for (;;) {
      const outbox = await store.chunks("outbox");
      if (outbox.length === 0) return;
      await push(firstRequest(outbox));
    }
  }

  async function push(chunks: readonly ChunkRow[]): Promise<void> {
    const { invite } = await loaded();
    const answer = await server.push(chunks.map(toSealed), invite);
    if (answer.kind === "refused" && answer.refusal.error === "otherBytes") return sealAnew(answer.refusal.chunkIds);
    const reply = value(await explained(answer));
    const account = await loaded();
    const next = await cursorAfterPush(account.cursor, chunks, reply);
    isAtEnd = next !== null;
    const cursor = next ?? account.cursor;
    const acked = chunks.map((chunk) => ({
      ...chunk,
      place: chunk.place === "outbox" ? ("acked" as const) : chunk.place,
    }));
    kept(await store.keep({ ...account, cursor, isJoining: false }, acked));
  }

  /** Where another chunk stands under an id, the events are sealed again under a new one. */
  async function sealAnew(ids: readonly Uint8Array[]): Promise<void> {
    const account = await loaded();
    const refused = await store.chunksById(ids.map(bytesToHex));
    const coverage = refused.reduce((rest, { covers }) => withoutCovered(rest, covers), account.coverage);
    kept(await store.keep({ ...account, coverage }, [], ids.map(bytesToHex)));
    await sealAll();
  }

  async function pullAll(): Promise<void> {
    for (let hasMore = true; hasMore; ) {
      const { cursor } = await loaded();
      const answer = await server.pull(cursor);
      const refusal = answer.kind === "refused" ? answer.refusal.error : null;
      if (refusal === "unauthorized") await makeAccount();
      if (refusal === "unauthorized" || refusal === "diverged") {
        await repair();
        continue;
      }
      const page = value(answer);
      const next = await cursorAfterPage(cursor, page);
      if (next === null) {
        await repair();
        continue;
      }
      await takeIn(chunksOf(page), (account) => ({ ...account, cursor: next, isJoining: false }));
      hasMore = page.hasMore;
      isAtEnd = !hasMore;
    }
  }

  /** The server does not know the account, or another token: the first push makes it, or shows that it cannot. */
  async function makeAccount(): Promise<void> {
    const account = await loaded();
    if (account.isJoining) throw new RoundStopped({ kind: "unknownAccount" });
    value(await explained(await server.push([], account.invite)));
  }

  /** A server that wants a code says no more than that it does not know the account. */
  async function explained<T>(answer: Answer<T>): Promise<Answer<T>> {
    if (answer.kind !== "refused" || answer.refusal.error !== "unauthorized") return answer;
    const facts = await server.facts();
    if (facts.kind === "answer" && facts.value.isInviteNeeded) throw new RoundStopped({ kind: "inviteNeeded" });
    return answer;
  }

  /** Server and device compare what they have; each gives what the other lacks. Nothing is ever deleted. */
  async function repair(): Promise<void> {
    // Once puts everything right with an honest server; who needs it again within a round is not one.
    if (wasRepaired) throw new RoundStopped({ kind: "broken" });
    wasRepaired = true;
    const { listed, end } = await listAll();
    const atServer = new Set(listed.map(({ id }) => bytesToHex(id)));
    const own = await store.chunks();
    const lackedThere = own.filter(({ id }) => !atServer.has(id));
    for (let rest = lackedThere; rest.length > 0; ) {
      const request = firstRequest(rest);
      await push(request);
      rest = rest.slice(request.length);
    }
    const here = new Set(own.map(({ id }) => id));
    const lackedHere = listed.filter(({ kind }) => kind !== KIND_DROPPED).map(({ id }) => bytesToHex(id));
    await fetchAll(lackedHere.filter((id) => !here.has(id)));
    const account = await loaded();
    kept(await store.keep({ ...account, cursor: end, isJoining: false }, []));
  }

  async function listAll(): Promise<{ listed: readonly ListedChunk[]; end: SyncAccount["cursor"] }> {
    const listed: ListedChunk[] = [];
    for (;;) {
      const listing: Listing = value(await server.list(listed.at(-1)?.seq ?? 0));
      listed.push(...listing.chunks);
      const end = { seq: listing.end.seq, head: bytesToHex(listing.end.head) };
      if (!listing.hasMore || listing.chunks.length === 0) return { listed, end };
    }
  }

  async function fetchAll(ids: readonly string[]): Promise<void> {
    for (let rest = ids; rest.length > 0; ) {
      const page = value(await server.fetch(rest.slice(0, PAGE_MAX_CHUNKS)));
      const chunks = chunksOf(page);
      await takeIn(chunks, (account) => account);
      const came = new Set(chunks.map(({ id }) => bytesToHex(id)));
      // What is listed and not given has been dropped meanwhile, or is withheld: the counts of events will tell.
      const asked = page.hasMore && came.size > 0 ? 0 : PAGE_MAX_CHUNKS;
      rest = rest.filter((id, index) => index >= asked && !came.has(id));
    }
  }

  /** After the words were changed: the former account is taken over to its end, and only then deleted. */
  async function moveFormer(): Promise<void> {
    for (;;) {
      const account = await loaded();
      if (account.former === null) return;
      const formerServer = serverFor(account.former);
      const emptied = await emptyFormer(parts, account, formerServer);
      if (emptied.kind === "overtaken" || emptied.kind === "storageFailure") throw kept(emptied);
      const state = value(emptied);
      if (state === "taken") {
        if (await sealAll()) await pushAll();
        continue;
      }
      if (state === "nothingNew") value(await formerServer.remove());
      kept(await store.keep({ ...(await loaded()), former: null }, []));
      return;
    }
  }

  /** Packs what has become many, and tells the server what packs stand for. */
  async function pack(): Promise<void> {
    const packed = await packIfDue(store, await loaded(), clock);
    if (packed !== null) {
      kept(await store.keep(packed.account, packed.chunks));
      await pushAll();
    }
    for (const { pack, covers, replaced } of await coversToTell(store, await loaded(), clock)) {
      if (covers.chunkIds.length > 0) value(await server.cover(covers));
      kept(await store.keep(await loaded(), [pack], replaced));
    }
  }

  async function takeIn(sealed: readonly SealedChunk[], after: (account: SyncAccount) => SyncAccount): Promise<void> {
    const account = await loaded();
    const known = await store.chunksById(sealed.map(({ id }) => bytesToHex(id)));
    const knownIds = new Set(known.map(({ id }) => id));
    const fresh = sealed.filter(({ id }) => !knownIds.has(bytesToHex(id)));
    // A chunk that comes back from the server is there: so much an outbox that lost its answer learns.
    const acked = known.filter(({ place }) => place === "outbox").map((row) => ({ ...row, place: "acked" as const }));
    if (fresh.length === 0) return void kept(await store.keep(after(account), acked));
    const opened = await openChunks(store, account, fresh, "acked", clock.wallMs());
    const intake = {
      ...opened,
      chunks: [...acked, ...opened.chunks],
      account: after(opened.account),
      at: clock.wallMs(),
    };
    const receipt: IntakeReceipt = kept(await store.take(intake));
    added += receipt.added;
    onRows(receipt.changedRows);
  }

  async function loaded(): Promise<SyncAccount> {
    const account = await store.load();
    if (account === null) throw new RoundStopped({ kind: "noServer" });
    return account;
  }
}

/** As many chunks as one push may hold. */
function firstRequest(chunks: readonly ChunkRow[]): readonly ChunkRow[] {
  let bytes = FRAME_BYTES;
  const end = chunks.findIndex((chunk) => {
    bytes += chunk.bytes.length + FRAME_BYTES;
    return bytes > REQUEST_MAX_BYTES;
  });
  return end < 0 ? chunks : chunks.slice(0, Math.max(1, end));
}

function toSealed({ kind, id, bytes }: ChunkRow): SealedChunk {
  return { kind, id: hexToBytes(id, CHUNK_ID_BYTES) as Uint8Array, bytes };
}

function chunksOf({ entries }: Page): readonly PageChunk[] {
  return entries.filter((entry): entry is PageChunk => !isGap(entry));
}

function value<T>(answer: Answer<T>): T {
  if (answer.kind === "answer") return answer.value;
  throw new RoundStopped(answer);
}

function kept<T>(result: Kept<T>): T {
  if (result.kind === "stored") return result.value;
  // Overtaken: another tab goes on with this round's work.
  throw new RoundStopped(result.kind === "overtaken" ? { kind: "unreachable" } : result);
}
