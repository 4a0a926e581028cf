/** Rows as both databases give them, and the values that the rules know. */
import { CHUNK_ID_BYTES } from "../../schema/protocol.ts";
import type { Account, ChunkOutline, Claim } from "./chunk-store.ts";

export interface AccountRow {
  readonly auth_hash: Uint8Array;
  readonly delete_hash: Uint8Array;
  readonly seq: number;
  readonly head: Uint8Array;
  readonly bytes_used: number;
  readonly created_day: number;
  readonly deleted_day: number | null;
}

/** `is_dropped`: 0 or 1 from SQLite, a boolean from PostgreSQL. */
export interface OutlineRow {
  readonly seq: number;
  readonly chunk_id: Uint8Array;
  readonly sha256: Uint8Array;
  readonly head: Uint8Array;
  readonly kind: number;
  readonly size_bytes: number;
  readonly is_dropped: number | boolean;
}

export interface ClaimRow {
  readonly device_tag: Uint8Array;
  readonly chunk_ids: Uint8Array;
  readonly created_day: number;
}

export const ACCOUNT_COLUMNS = "auth_hash, delete_hash, seq, head, bytes_used, created_day, deleted_day";
export const OUTLINE_COLUMNS = "seq, chunk_id, sha256, head, kind, size_bytes, bytes IS NULL AS is_dropped";
export const CLAIM_COLUMNS = "device_tag, chunk_ids, created_day";

export function rowToAccount(row: AccountRow): Account {
  return {
    authHash: row.auth_hash,
    deleteHash: row.delete_hash,
    seq: row.seq,
    head: row.head,
    bytesUsed: row.bytes_used,
    createdDay: row.created_day,
    deletedDay: row.deleted_day,
  };
}

export function rowToOutline(row: OutlineRow): ChunkOutline {
  return {
    seq: row.seq,
    head: row.head,
    id: row.chunk_id,
    kind: row.kind,
    digest: row.sha256,
    sizeBytes: row.size_bytes,
    isDropped: Boolean(row.is_dropped),
  };
}

export function rowToClaim(packId: Uint8Array, row: ClaimRow): Claim {
  const chunkIds = Array.from({ length: row.chunk_ids.length / CHUNK_ID_BYTES }, (_, index) =>
    row.chunk_ids.subarray(index * CHUNK_ID_BYTES, (index + 1) * CHUNK_ID_BYTES),
  );
  return { packId, deviceTag: row.device_tag, chunkIds, createdDay: row.created_day };
}
