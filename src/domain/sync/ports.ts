import type { StoredEvent } from "../event.ts";
import type { ChangedRows, MergeCounts, Stored } from "../ports.ts";
import type { Coverage, Span } from "./coverage.ts";

/** What typed words turned out to be. */
export type WordsReading =
  | { readonly kind: "secret"; readonly secret: string }
  | { readonly kind: "unknownWords"; readonly words: readonly { readonly position: number; readonly word: string }[] }
  | { readonly kind: "wrongCount"; readonly count: number }
  | { readonly kind: "oneIsWrong" };

/** Up to where this device holds the server's chain of chunks (`schema/protocol.ts`). `head`: hexadecimal. */
export interface ChainCursor {
  readonly seq: number;
  readonly head: string;
}

/** What the device keeps about its sync; all of it is changed together with the chunks it tells of. */
export interface SyncAccount {
  /** 128 bits as base64url; kept so that another device can be paired. The log beside it is no less open. */
  readonly secret: string;
  readonly accountId: Uint8Array;
  readonly pushToken: Uint8Array;
  /** Cannot be read out of the database. */
  readonly root: CryptoKey;
  /** Code that the server asks for before it makes an account; empty where none is needed. */
  readonly invite: string;
  readonly cursor: ChainCursor;
  /** Which events the chunks at hand hold. */
  readonly coverage: Coverage;
  /** Counts of events that other devices say they hold, by tag of the device that wrote them. */
  readonly claims: Readonly<Record<string, number>>;
  /** The same as this device has said it itself. */
  readonly said: Readonly<Record<string, number>>;
  /** The newest chunk of this device, as `previous` of the next. `deviceId`: whose; another id begins anew. */
  readonly last: { readonly deviceId: string; readonly link: string };
  /** Chunks known of, by device and link, and those named as previous that never came. */
  readonly missingLinks: readonly string[];
  /** Milliseconds since the epoch; null before the first. */
  readonly syncedAt: number | null;
  /** A former account of this learner that is to be emptied and deleted, after the secret was changed. */
  readonly former: FormerAccount | null;
}

export interface FormerAccount {
  readonly accountId: Uint8Array;
  readonly pushToken: Uint8Array;
  readonly deleteToken: Uint8Array;
  readonly root: CryptoKey;
  readonly cursor: ChainCursor;
}

/** Where a chunk is. `outbox`: no server has said that it has it. `acked` is a hint; only a listing tells. */
export type ChunkPlace = "outbox" | "acked" | "quarantined";

/** A sealed chunk on the device, own or received. Its bytes never change. */
export interface ChunkRow {
  /** Hexadecimal. */
  readonly id: string;
  readonly kind: number;
  readonly bytes: Uint8Array;
  readonly place: ChunkPlace;
  /** `<device>/<link>` of this chunk, and of the one it names as previous; empty where it could not be opened. */
  readonly link: string;
  readonly previous: string;
  /** The events it holds. */
  readonly covers: Coverage;
}

/** What a merge brought from one other device. */
export interface SyncReceipt {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly deviceId: string;
  readonly answers: number;
  readonly spans: readonly Span[];
  readonly isUndone: boolean;
}

/** Chunks that came in, opened, with what follows from them; stored in one transaction. */
export interface Intake {
  readonly account: SyncAccount;
  readonly chunks: readonly ChunkRow[];
  /** Checked. */
  readonly events: readonly StoredEvent[];
}

export interface IntakeReceipt extends MergeCounts {
  readonly changedRows: ChangedRows;
  readonly receipts: readonly SyncReceipt[];
}

/** What the device keeps for sync. Every write is one durable transaction. */
export interface SyncStore {
  load(): Promise<SyncAccount | null>;
}

export type Kept<T> = Stored<T> | { readonly kind: "overtaken" };
