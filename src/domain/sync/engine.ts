import type { EventId } from "../event.ts";
import type { StorageFailure } from "../ports.ts";
import type { KnownDevice, SyncReceipt } from "./ports.ts";

/** What typed words turned out to be. */
export type WordsReading =
  | { readonly kind: "secret"; readonly secret: string }
  | { readonly kind: "unknownWords"; readonly words: readonly { readonly position: number; readonly word: string }[] }
  | { readonly kind: "wrongCount"; readonly count: number }
  | { readonly kind: "oneIsWrong" };

/** Why a sync came to no end, in a learner's terms. What was done until then stays done, and nothing was lost. */
export type SyncTrouble =
  | StorageFailure
  /** No answer: no network, or a server that does not run. */
  | { readonly kind: "offline" }
  /** Where the app comes from there is no sync server; files and codes work without. */
  | { readonly kind: "noServer" }
  /** Words of another device under which the server has no records. */
  | { readonly kind: "unknownAccount" }
  | { readonly kind: "inviteNeeded" | "inviteWrong" }
  /** The server knows the account under another token. */
  | { readonly kind: "wrongSecret" }
  /** The account was deleted, from here or another device; the records are still on the devices. */
  | { readonly kind: "deleted" }
  | { readonly kind: "quota"; readonly bytesUsed: number; readonly bytesLimit: number }
  | { readonly kind: "slowDown"; readonly retryAfterSeconds: number }
  /** The server withholds what it said it has. */
  | { readonly kind: "broken" }
  /** The words cannot be changed while something is missing here: what only the old ones open would be lost. */
  | { readonly kind: "incomplete" }
  /** Another tab is at it. */
  | { readonly kind: "elsewhere" }
  /** One of the two is too old for the other, or faulty. `detail`: for a report. */
  | { readonly kind: "protocol"; readonly detail: string };

export type SyncOutcome =
  | { readonly kind: "off" }
  | { readonly kind: "done"; readonly added: number }
  | { readonly kind: "failed"; readonly trouble: SyncTrouble };

/** What of a file, or of a row of codes, could be taken in. */
export type BundleOutcome =
  | { readonly kind: "merged"; readonly added: number }
  /** `otherSecret`: sealed by another learner, or before the words were changed. */
  | { readonly kind: "notABundle" | "newerFormat" | "otherSecret" }
  | { readonly kind: "failed"; readonly trouble: SyncTrouble };

/** What the device says about its sync. */
export interface SyncStatus {
  readonly secret: string;
  readonly deviceId: string;
  readonly isJoining: boolean;
  /** The words were changed and the former account is not yet gone. */
  readonly isMoving: boolean;
  readonly invite: string;
  readonly syncedAt: number | null;
  readonly unsent: number;
  /** Events that another device holds and that have not come here. */
  readonly missing: number;
  /** Chunks that this build cannot open. */
  readonly quarantined: number;
  readonly receipts: readonly SyncReceipt[];
  readonly devices: readonly KnownDevice[];
}

/** Sync as the screens use it. No method throws for what a network, a server or a file does. */
export interface SyncEngine {
  /** Null where sync is off. */
  status(): Promise<SyncStatus | null>;
  /** Under a new secret, or with null under one of its own making. */
  begin(secret: string | null): Promise<void>;
  /** A device whose words the server does not know takes them as its own all the same. */
  insist(): Promise<void>;
  setInvite(invite: string): Promise<void>;
  round(): Promise<SyncOutcome>;
  /** Sync is off on this device; its records stay, and so does the account. */
  end(): Promise<void>;
  /** The account on the server is gone for ever, and sync is off on this device. */
  deleteAccount(): Promise<SyncOutcome>;
  /** Moves everything to a new secret. Goes on by itself in the rounds that follow. */
  changeSecret(): Promise<SyncOutcome>;
  secretToWords(secret: string): Promise<readonly string[]>;
  wordsToSecret(text: string): Promise<WordsReading>;
  /** All sealed chunks as one piece. */
  exportBundle(): Promise<Uint8Array>;
  /** The events from an instant on (milliseconds since the epoch), sealed for this once. */
  exportRecent(sinceMs: number): Promise<Uint8Array>;
  importBundle(bytes: Uint8Array): Promise<BundleOutcome>;
  answersOf(receipt: SyncReceipt): Promise<readonly EventId[]>;
  markUndone(receiptId: string): Promise<void>;
  /** A little of the tidying up after a large restore; false where all is done. */
  tidy(): Promise<boolean>;
}
