/**
 * The port between the rules of sync and a database. Everything is asked within one account: no verb here can look
 * across two, so that accounts may lie on different partitions or machines. Rules: `src/server/sync`.
 */
import type { Cursor } from "../../schema/protocol.ts";

/** `seq`, `head`: end of the chain. Days count from 1970-01-01: coarser than a time, and enough for the rules. */
export interface Account extends Cursor {
  readonly authHash: Uint8Array;
  readonly deleteHash: Uint8Array;
  readonly bytesUsed: number;
  readonly createdDay: number;
  /** When its learner deleted it; the row stays as a tombstone. */
  readonly deletedDay: number | null;
}

/** A chunk without its bytes. */
export interface ChunkOutline extends Cursor {
  readonly id: Uint8Array;
  readonly kind: number;
  readonly digest: Uint8Array;
  readonly sizeBytes: number;
  readonly isDropped: boolean;
}

export interface StoredChunk {
  readonly seq: number;
  readonly head: Uint8Array;
  readonly id: Uint8Array;
  readonly kind: number;
  readonly digest: Uint8Array;
  readonly bytes: Uint8Array;
  readonly createdDay: number;
}

/** A device's word that a pack holds what these chunks hold. */
export interface Claim {
  readonly packId: Uint8Array;
  readonly deviceTag: Uint8Array;
  readonly chunkIds: readonly Uint8Array[];
  readonly createdDay: number;
}

export interface AccountReader {
  account(): Promise<Account | null>;
  /** The head at a place of the chain; null where there is none. */
  headAt(seq: number): Promise<Uint8Array | null>;
  /** In order of seq. */
  outlinesAfter(seq: number, limit: number): Promise<readonly ChunkOutline[]>;
  /** In any order; ids that are not there are absent. */
  outlinesOf(ids: readonly Uint8Array[]): Promise<readonly ChunkOutline[]>;
  /** Bytes by seq; dropped chunks are absent. */
  bytesOf(seqs: readonly number[]): Promise<ReadonlyMap<number, Uint8Array>>;
}

/** The account's row is locked from the first verb to the end of the transaction. */
export interface AccountWriter extends AccountReader {
  create(account: Account): Promise<void>;
  /** Throws when the row's seq is not `before.seq`: someone else wrote in spite of the lock. */
  update(before: Account, after: Account): Promise<void>;
  append(chunks: readonly StoredChunk[]): Promise<void>;
  /** Takes the bytes away; id, seq, digest and head stay. */
  drop(seqs: readonly number[]): Promise<void>;
  claimsOf(packId: Uint8Array): Promise<readonly Claim[]>;
  /** Replaces what the same device claimed of the same pack. */
  putClaim(claim: Claim): Promise<void>;
  removeClaims(packId: Uint8Array): Promise<void>;
  /** Every chunk and claim of the account. */
  eraseChunks(): Promise<void>;
}

export interface ChunkStore {
  /** Runs `work` in one snapshot. */
  read<Result>(accountId: Uint8Array, work: (reader: AccountReader) => Promise<Result>): Promise<Result>;
  /**
   * Runs `work` in one durable transaction; resolves after the commit. `work` may run again after a conflict or a lost
   * connection, so it must have no effect but through its writer. Work that refuses returns before its first write.
   * Rejects with `StoreUnavailable` when the database could not be had: the outcome is unknown then.
   */
  write<Result>(accountId: Uint8Array, work: (writer: AccountWriter) => Promise<Result>): Promise<Result>;
  isReady(): Promise<boolean>;
  close(): Promise<void>;
}

/** The database did not answer, not even after trying again. */
export class StoreUnavailable extends Error {
  override name = "StoreUnavailable";
}

/** What a store tells of itself. */
export interface StoreObserver {
  /** A transaction ran again; `code`: the database's name for the reason. */
  retried(code: string): void;
  /** So many writes shared one commit. */
  committed(writes: number): void;
}
