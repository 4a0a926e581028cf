import type { ChainCursor, SyncAccount } from "../../domain/sync/ports.ts";
import { BEGINNING, bytesToHex } from "../../schema/protocol.ts";
import { NO_LINK } from "../../schema/sync/chunk-contents.ts";
import { keysFrom } from "./secret.ts";

export const BEGINNING_CURSOR: ChainCursor = { seq: BEGINNING.seq, head: bytesToHex(BEGINNING.head) };

/** An account that holds nothing yet. `isJoining`: the secret came from another device. */
export async function newAccount(secret: string, isJoining: boolean, invite = ""): Promise<SyncAccount> {
  return {
    ...(await keysFrom(secret)),
    revision: 0,
    secret,
    isJoining,
    invite,
    cursor: BEGINNING_CURSOR,
    coverage: {},
    claims: {},
    said: {},
    last: { deviceId: "", link: NO_LINK },
    packedLinks: [],
    missingLinks: [],
    syncedAt: null,
    former: null,
  };
}
