import { DIGEST_BYTES, type Refusal } from "../../schema/protocol.ts";
import { isSameDigest } from "../digest.ts";
import type { Account } from "../store/chunk-store.ts";

const NOBODY = new Uint8Array(DIGEST_BYTES);

/**
 * Whether the holder of a token may use the account: null if so. An unknown account is compared too, and answered like
 * a wrong token; only who holds the right one learns that the account was deleted.
 */
export function refuseAccess(account: Account | null, tokenHash: Uint8Array): Refusal | null {
  const isRight = isSameDigest(account?.authHash ?? NOBODY, tokenHash);
  if (account === null || !isRight) return { error: "unauthorized" };
  return account.deletedDay === null ? null : { error: "deleted" };
}

/** An account and the proof of who asks. `tokenHash`: SHA-256 of the token. */
export interface Access {
  readonly accountId: Uint8Array;
  readonly tokenHash: Uint8Array;
}
