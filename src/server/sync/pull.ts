import {
  type Cursor,
  KIND_DROPPED,
  LISTING_MAX_CHUNKS,
  PAGE_MAX_BYTES,
  PAGE_MAX_CHUNKS,
  type Refusal,
} from "../../schema/protocol.ts";
import type { Listing, Page, PageEntry } from "../../schema/protocol-frames.ts";
import { isSameDigest } from "../digest.ts";
import type { Account, AccountReader, ChunkOutline, ChunkStore } from "../store/chunk-store.ts";
import { type Access, refuseAccess } from "./access.ts";

/** Outlines read at a time: somewhat more than a page, so that one query does for most pulls. */
const OUTLINES_AT_A_TIME = 256;

/** What follows a cursor, or `diverged` when the cursor is not on the chain. */
export function pull(store: ChunkStore, access: Access, cursor: Cursor): Promise<Page | Refusal> {
  return readAccount(store, access, async (reader, account) => {
    const end = { seq: account.seq, head: account.head };
    if (!(await isOnChain(reader, account, cursor))) return { error: "diverged", ...end };
    const { outlines, hasMore } = await choose(reader, cursor.seq);
    return { hasMore, end, entries: await fill(reader, outlines) };
  });
}

/** The ids of all chunks after a seq, dropped ones too: two sides compare these after they have diverged. */
export function listChunkIds(store: ChunkStore, access: Access, afterSeq: number): Promise<Listing | Refusal> {
  return readAccount(store, access, async (reader, { seq, head }) => {
    const outlines = await reader.outlinesAfter(afterSeq, LISTING_MAX_CHUNKS + 1);
    const chunks = outlines.slice(0, LISTING_MAX_CHUNKS).map((outline) => ({
      kind: outline.isDropped ? KIND_DROPPED : outline.kind,
      seq: outline.seq,
      id: outline.id,
    }));
    return { hasMore: outlines.length > LISTING_MAX_CHUNKS, end: { seq, head }, chunks };
  });
}

/** Chunks by id, as many as fit. */
export function fetchChunks(store: ChunkStore, access: Access, ids: readonly Uint8Array[]): Promise<Page | Refusal> {
  return readAccount(store, access, async (reader, { seq, head }) => {
    const held = (await reader.outlinesOf(ids)).filter(({ isDropped }) => !isDropped);
    const sorted = [...new Map(held.map((outline) => [outline.seq, outline])).values()].sort((a, b) => a.seq - b.seq);
    const room = createRoom();
    const outlines = sorted.filter((outline) => room.takes(outline));
    return { hasMore: outlines.length < sorted.length, end: { seq, head }, entries: await fill(reader, outlines) };
  });
}

function readAccount<Result>(
  store: ChunkStore,
  { accountId, tokenHash }: Access,
  work: (reader: AccountReader, account: Account) => Promise<Result | Refusal>,
): Promise<Result | Refusal> {
  return store.read(accountId, async (reader) => {
    const account = await reader.account();
    const refusal = refuseAccess(account, tokenHash);
    if (refusal !== null || account === null) return refusal ?? { error: "unauthorized" };
    return work(reader, account);
  });
}

async function isOnChain(reader: AccountReader, account: Account, { seq, head }: Cursor): Promise<boolean> {
  if (seq === 0) return head.every((byte) => byte === 0);
  const held = seq === account.seq ? account.head : await reader.headAt(seq);
  return held !== null && isSameDigest(held, head);
}

/** Chunks for one page, with every dropped one between them. */
async function choose(reader: AccountReader, afterSeq: number) {
  const outlines: ChunkOutline[] = [];
  const room = createRoom();
  let hasMore = true;
  while (hasMore && outlines.length < LISTING_MAX_CHUNKS) {
    const next = await reader.outlinesAfter(outlines.at(-1)?.seq ?? afterSeq, OUTLINES_AT_A_TIME);
    const fitting = next.findIndex((outline) => !outline.isDropped && !room.takes(outline));
    outlines.push(...next.slice(0, fitting === -1 ? undefined : fitting));
    if (fitting !== -1) break;
    hasMore = next.length === OUTLINES_AT_A_TIME;
  }
  return { outlines, hasMore };
}

/** At least one chunk, however large. */
function createRoom() {
  let chunks = 0;
  let bytes = 0;
  return {
    takes: ({ sizeBytes }: ChunkOutline) => {
      if (chunks > 0 && (chunks === PAGE_MAX_CHUNKS || bytes + sizeBytes > PAGE_MAX_BYTES)) return false;
      chunks += 1;
      bytes += sizeBytes;
      return true;
    },
  };
}

async function fill(reader: AccountReader, outlines: readonly ChunkOutline[]): Promise<readonly PageEntry[]> {
  const held = outlines.filter(({ isDropped }) => !isDropped).map(({ seq }) => seq);
  const bytesBySeq = held.length === 0 ? new Map<number, Uint8Array>() : await reader.bytesOf(held);
  return outlines.flatMap(({ seq, head, id, kind }, index): PageEntry[] => {
    const bytes = bytesBySeq.get(seq);
    if (bytes !== undefined) return [{ kind, seq, id, bytes }];
    // Of a run of dropped chunks only the last is told.
    const isLastOfRun = outlines[index + 1]?.isDropped !== true;
    return isLastOfRun ? [{ kind: KIND_DROPPED, seq, head }] : [];
  });
}
