import { DIGEST_BYTES, type Refusal } from "../../schema/protocol.ts";
import { isSameDigest } from "../digest.ts";
import type { ChunkStore } from "../store/chunk-store.ts";
import type { Access } from "./access.ts";

const NOBODY = new Uint8Array(DIGEST_BYTES);

/**
 * Erases an account for the holder of its delete token and leaves a tombstone: an old phone that comes back later is
 * told that the account is gone, and cannot bring it back. Null when done, also if it was done before.
 */
export function deleteAccount(
  store: ChunkStore,
  { accountId, tokenHash }: Access,
  today: number,
): Promise<Refusal | null> {
  return store.write(accountId, async (writer) => {
    const account = await writer.account();
    const isRight = isSameDigest(account?.deleteHash ?? NOBODY, tokenHash);
    if (account === null || !isRight) return { error: "unauthorized" };
    if (account.deletedDay !== null) return null;
    await writer.eraseChunks();
    await writer.update(account, { ...account, bytesUsed: 0, deletedDay: today });
    return null;
  });
}
