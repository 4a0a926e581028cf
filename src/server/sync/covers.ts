import {
  ACCOUNT_MAX_BYTES,
  bytesToHex,
  CHUNK_ID_BYTES,
  COVERS_WAIT_DAYS,
  type CoversReply,
  KIND_PACK,
  type Refusal,
} from "../../schema/protocol.ts";
import type { Covers } from "../../schema/protocol-frames.ts";
import { isSameDigest } from "../digest.ts";
import type { ChunkOutline, ChunkStore, Claim } from "../store/chunk-store.ts";
import { type Access, refuseAccess } from "./access.ts";

export interface CoversRequest extends Access {
  readonly covers: Covers;
  readonly today: number;
}

/**
 * Takes a device's word that a pack holds what some chunks hold, and drops those of which the word suffices: another
 * device gave it too, or this one gave it thirty days ago. Only chunks of this very list are ever dropped.
 */
export function coverChunks(store: ChunkStore, request: CoversRequest): Promise<CoversReply | Refusal> {
  const { packId, packDigest, deviceTag, chunkIds } = request.covers;
  return store.write(request.accountId, async (writer) => {
    const account = await writer.account();
    const refusal = refuseAccess(account, request.tokenHash);
    if (refusal !== null || account === null) return refusal ?? { error: "unauthorized" };
    const [pack] = await writer.outlinesOf([packId]);
    const packRefusal = refusePack(pack, packId, packDigest);
    if (packRefusal !== null) return packRefusal;

    const listed = (await writer.outlinesOf(distinct(chunkIds))).filter(({ seq }) => seq !== pack?.seq);
    const held = listed.filter(({ isDropped }) => !isDropped);
    const claims = await writer.claimsOf(packId);
    const agreed = agreedIds(claims, deviceTag, request.today);
    const dropped = held.filter(({ id }) => agreed.has(bytesToHex(id)));
    const waiting = held.filter(({ id }) => !agreed.has(bytesToHex(id)));

    const claim = { packId, deviceTag, chunkIds: waiting.map(({ id }) => id), createdDay: request.today };
    const own = claims.find((one) => isSameDigest(one.deviceTag, deviceTag));
    const isNews = waiting.length > 0 && !holdsAll(own, claim.chunkIds);
    const oldBytes = isNews ? claimBytes(own) : 0;
    const newBytes = isNews ? claimBytes(claim) : 0;
    const freed = dropped.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    const isSettled = waiting.length === 0 && claims.length > 0;
    const settledBytes = isSettled ? claims.reduce((sum, one) => sum + claimBytes(one), 0) : 0;
    const bytesUsed = account.bytesUsed - freed - oldBytes + newBytes - settledBytes;
    if (newBytes > 0 && bytesUsed > ACCOUNT_MAX_BYTES) {
      return { error: "quota", bytesUsed: account.bytesUsed, bytesLimit: ACCOUNT_MAX_BYTES };
    }

    if (dropped.length > 0) await writer.drop(dropped.map(({ seq }) => seq));
    if (isNews) await writer.putClaim(claim);
    if (isSettled) await writer.removeClaims(packId);
    if (bytesUsed !== account.bytesUsed) await writer.update(account, { ...account, bytesUsed });
    return { dropped: listed.length - waiting.length, waiting: waiting.length };
  });
}

function refusePack(pack: ChunkOutline | undefined, packId: Uint8Array, digest: Uint8Array): Refusal | null {
  if (pack === undefined || pack.isDropped) return { error: "notFound" };
  if (pack.kind !== KIND_PACK) return { error: "malformed" };
  return isSameDigest(pack.digest, digest) ? null : { error: "otherBytes", chunkIds: [packId] };
}

/** Ids for which one more word, now, by this device, suffices. */
function agreedIds(claims: readonly Claim[], deviceTag: Uint8Array, today: number): ReadonlySet<string> {
  const sufficient = claims.filter(
    (claim) => !isSameDigest(claim.deviceTag, deviceTag) || today - claim.createdDay >= COVERS_WAIT_DAYS,
  );
  return new Set(sufficient.flatMap(({ chunkIds }) => chunkIds.map(bytesToHex)));
}

/** A claim repeated before its time keeps its day. */
function holdsAll(claim: Claim | undefined, ids: readonly Uint8Array[]): boolean {
  const claimed = new Set(claim?.chunkIds.map(bytesToHex));
  return ids.every((id) => claimed.has(bytesToHex(id)));
}

function claimBytes(claim: Claim | undefined): number {
  return (claim?.chunkIds.length ?? 0) * CHUNK_ID_BYTES;
}

function distinct(ids: readonly Uint8Array[]): readonly Uint8Array[] {
  return [...new Map(ids.map((id) => [bytesToHex(id), id])).values()];
}
