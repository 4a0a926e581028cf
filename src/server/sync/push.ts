import {
  ACCOUNT_MAX_BYTES,
  BEGINNING,
  bytesToHex,
  CHUNK_ROW_BYTES,
  type PushReply,
  type Refusal,
  type SealedChunk,
} from "../../schema/protocol.ts";
import { isSameDigest, nextHead, sha256 } from "../digest.ts";
import type { Account, AccountWriter, ChunkOutline, ChunkStore, StoredChunk } from "../store/chunk-store.ts";
import { type Access, refuseAccess } from "./access.ts";

export interface PushRequest extends Access {
  readonly chunks: readonly SealedChunk[];
  /** SHA-256 of the delete token; null when the device did not send it. */
  readonly deleteHash: Uint8Array | null;
  /** Null, or why no account may be made by this request. */
  readonly creationRefusal: Refusal | null;
  readonly today: number;
}

/** What a push did besides its reply, for the counters. */
export interface Pushed {
  readonly reply: PushReply;
  readonly isNewAccount: boolean;
  readonly newChunks: number;
  readonly newBytes: number;
}

interface DigestedChunk extends SealedChunk {
  readonly key: string;
  readonly digest: Uint8Array;
}

/** Stores all chunks of a push, or none. What is there already keeps its place, so a push may come again at any time. */
export function push(store: ChunkStore, request: PushRequest): Promise<Pushed | Refusal> {
  // Outside of the transaction: nobody waits for the hashing but its own request.
  const chunks = request.chunks.map((chunk) => ({ ...chunk, key: bytesToHex(chunk.id), digest: sha256(chunk.bytes) }));
  return store.write(request.accountId, async (writer) => {
    const found = await writer.account();
    if (found === null && request.creationRefusal !== null) return request.creationRefusal;
    if (found === null && request.deleteHash === null) return { error: "unauthorized" };
    const account = found ?? newAccount(request);
    const refusal = refuseAccess(account, request.tokenHash);
    if (refusal !== null) return refusal;

    const known =
      found === null || chunks.length === 0 ? [] : await writer.outlinesOf(distinct(chunks).map(({ id }) => id));
    const plan = planPush(account, chunks, known, request.today);
    if ("error" in plan) return plan;
    await carryOut(writer, found, account, plan);
    return {
      reply: { seq: plan.account.seq, head: plan.account.head, seqs: plan.seqs },
      isNewAccount: found === null,
      newChunks: plan.appended.length,
      newBytes: plan.account.bytesUsed - account.bytesUsed,
    };
  });
}

function newAccount({ tokenHash, deleteHash, today }: PushRequest): Account {
  return {
    ...BEGINNING,
    authHash: tokenHash,
    deleteHash: deleteHash ?? BEGINNING.head,
    bytesUsed: 0,
    createdDay: today,
    deletedDay: null,
  };
}

async function carryOut(writer: AccountWriter, found: Account | null, account: Account, plan: PushPlan): Promise<void> {
  if (found === null) await writer.create(plan.account);
  if (plan.appended.length === 0) return;
  await writer.append(plan.appended);
  if (found !== null) await writer.update(account, plan.account);
}

interface PushPlan {
  readonly account: Account;
  readonly appended: readonly StoredChunk[];
  readonly seqs: readonly number[];
}

/** Decides everything before the first write, so that a refusal leaves nothing to take back. */
function planPush(
  account: Account,
  chunks: readonly DigestedChunk[],
  known: readonly ChunkOutline[],
  today: number,
): PushPlan | Refusal {
  const placed = new Map<string, { readonly seq: number; readonly digest: Uint8Array }>();
  for (const { id, seq, digest } of known) placed.set(bytesToHex(id), { seq, digest });
  const appended: StoredChunk[] = [];
  const otherBytes: Uint8Array[] = [];
  let { seq, head, bytesUsed } = account;
  for (const { key, id, kind, bytes, digest } of chunks) {
    const place = placed.get(key);
    if (place !== undefined) {
      if (!isSameDigest(place.digest, digest)) otherBytes.push(id);
      continue;
    }
    seq += 1;
    head = nextHead(head, seq, id, digest);
    bytesUsed += bytes.length + CHUNK_ROW_BYTES;
    placed.set(key, { seq, digest });
    appended.push({ seq, head, id, kind, digest, bytes, createdDay: today });
  }
  if (otherBytes.length > 0) return { error: "otherBytes", chunkIds: otherBytes };
  if (appended.length > 0 && bytesUsed > ACCOUNT_MAX_BYTES) {
    return { error: "quota", bytesUsed: account.bytesUsed, bytesLimit: ACCOUNT_MAX_BYTES };
  }
  const seqs = chunks.map(({ key }) => placed.get(key)?.seq ?? 0);
  return { account: { ...account, seq, head, bytesUsed }, appended, seqs };
}

function distinct(chunks: readonly DigestedChunk[]): readonly DigestedChunk[] {
  return chunks.length < 2 ? chunks : [...new Map(chunks.map((chunk) => [chunk.key, chunk])).values()];
}
