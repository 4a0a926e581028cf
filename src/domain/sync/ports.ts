import type { StoredEvent } from "../event.ts";
import type { ChangedRows, MergeCounts, Stored } from "../ports.ts";
import type { Coverage, Span } from "./coverage.ts";

/** Up to where this device holds the server's chain of chunks (`schema/protocol.ts`). `head`: hexadecimal. */
export interface ChainCursor {
  readonly seq: number;
  readonly head: string;
}

/** A key that cannot be read out of the database: a `CryptoKey`, of which the rules know no more. */
export interface SealedKey {
  readonly extractable: boolean;
}

/** An account on a sync server: derived from the learner's secret, known to the server by these. */
export interface AccountKeys {
  readonly accountId: Uint8Array;
  readonly pushToken: Uint8Array;
  readonly deleteToken: Uint8Array;
  readonly root: SealedKey;
}

/** What the device keeps about its sync. It changes together with the chunks that it tells of. */
export interface SyncAccount extends AccountKeys {
  /** Raised by every write: who read an older one is overtaken and begins again. */
  readonly revision: number;
  /** 128 bits as base64url; kept so that another device can be paired. The log beside it is no less open. */
  readonly secret: string;
  /** Entered from another device, and no server has shown its records yet: then none is made by mistake. */
  readonly isJoining: boolean;
  /** Code that the server asks for before it makes an account; empty where none is needed. */
  readonly invite: string;
  readonly cursor: ChainCursor;
  /** Which events the chunks at hand hold. */
  readonly coverage: Coverage;
  /** How many events of a device another one says it holds, by `deviceTag`. */
  readonly claims: Readonly<Record<string, number>>;
  /** What this device has said so itself. */
  readonly said: Readonly<Record<string, number>>;
  /** The newest chunk of this device. A device with another id begins a chain of its own. */
  readonly last: { readonly deviceId: string; readonly link: string };
  /** Newest chunks that packs stand for, as `<device>/<link>`. */
  readonly packedLinks: readonly string[];
  /** Chunks that another one names as the one before, and that never came. */
  readonly missingLinks: readonly string[];
  /** Milliseconds since the epoch; null before the first time. */
  readonly syncedAt: number | null;
  /** The account before the secret was changed: to be emptied and deleted once all is in the new one. */
  readonly former: (AccountKeys & { readonly cursor: ChainCursor }) | null;
}

/** `outbox`: not yet on a server. `acked`: one said that it has it; only a listing tells whether it still does. */
export type ChunkPlace = "outbox" | "acked" | "quarantined";

/** A sealed chunk on the device, own or received. Its bytes never change. */
export interface ChunkRow {
  /** Hexadecimal. */
  readonly id: string;
  readonly kind: number;
  readonly bytes: Uint8Array;
  readonly place: ChunkPlace;
  /** `<device>/<link>` of this chunk and of the one it names as previous; empty where it could not be opened. */
  readonly link: string;
  readonly previous: string;
  /** The events that it holds. */
  readonly covers: Coverage;
  /** Names those that hold one large event together; such are not packed. Empty for all others. */
  readonly group: string;
  /** When it was sealed or came in, milliseconds since the epoch. */
  readonly at: number;
  /** In a pack: the chunks that it stands for, and when the server was told last, milliseconds since the epoch. */
  readonly replaces: readonly string[];
  readonly toldAt: number | null;
}

/** What a sync brought from one other device. */
export interface SyncReceipt {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly deviceId: string;
  readonly answers: number;
  readonly spans: readonly Span[];
  readonly isUndone: boolean;
}

/** Chunks that came in, opened, and the account after them. */
export interface Intake {
  readonly account: SyncAccount;
  readonly chunks: readonly ChunkRow[];
  /** Checked; in total what the chunks hold and could be read. */
  readonly events: readonly StoredEvent[];
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export interface IntakeReceipt extends MergeCounts {
  readonly changedRows: ChangedRows;
  readonly account: SyncAccount;
}

/** Events that no chunk holds yet, and what is needed to seal them. */
export interface Pending {
  readonly account: SyncAccount;
  readonly deviceId: string;
  readonly events: readonly StoredEvent[];
}

/** Another tab, or an earlier attempt, has changed the account since it was read: begin again. */
export interface Overtaken {
  readonly kind: "overtaken";
}

export type Kept<T> = Stored<T> | Overtaken;

/** What a device knows of another by the log and the chunks. */
export interface KnownDevice {
  readonly deviceId: string;
  readonly events: number;
  /** Wall clock of its last event, milliseconds since the epoch. */
  readonly lastAt: number;
}

/**
 * What the device keeps for sync, beside the log. Every write is one durable transaction and refused as overtaken where
 * `account.revision` is not the one stored.
 */
export interface SyncStore {
  load(): Promise<SyncAccount | null>;
  /** Puts an account in place of what there was; nothing is covered then, so everything will be sealed for it. */
  begin(account: SyncAccount): Promise<void>;
  /** Forgets accounts and chunks. The log stays. */
  end(): Promise<void>;
  /** Who this device is in the log; empty before its first event. */
  deviceId(): Promise<string>;
  /** At most `limit` events that no chunk holds; null where there is no account. */
  pending(limit: number): Promise<Pending | null>;
  /** Changes the account, and puts and removes chunks. */
  keep(account: SyncAccount, puts: readonly ChunkRow[], removed?: readonly string[]): Promise<Kept<SyncAccount>>;
  /** Merges what came in into the log, with the rows that follow from it, chunks and cursor: all or nothing. */
  take(intake: Intake): Promise<Kept<IntakeReceipt>>;
  /** Rows in one place, or all of them. */
  chunks(place?: ChunkPlace): Promise<readonly ChunkRow[]>;
  /** Those of these chunks that are at hand. */
  chunksById(ids: readonly string[]): Promise<readonly ChunkRow[]>;
  chunksOfGroup(group: string): Promise<readonly ChunkRow[]>;
  /** The events of a coverage, as far as the log holds them. */
  events(coverage: Coverage): Promise<readonly StoredEvent[]>;
  /** The events from an instant on, milliseconds since the epoch. */
  eventsSince(sinceMs: number): Promise<readonly StoredEvent[]>;
  /** Events that no server is known to hold. */
  unsent(): Promise<number>;
  /** Newest first. */
  receipts(): Promise<readonly SyncReceipt[]>;
  markUndone(receiptId: string): Promise<void>;
  devices(): Promise<readonly KnownDevice[]>;
  /** Files some of what came by the thousand where it is found faster; false where there is no more. */
  fileSome(): Promise<boolean>;
}
