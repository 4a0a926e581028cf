import type { AccountKeys } from "../../domain/sync/ports.ts";
import { base64urlToBytes, bytesToBase64url } from "../../schema/sync/texts.ts";

/** 128 bits, from which everything else follows. */
const SECRET_BYTES = 16;

export function newSecret(): string {
  return bytesToBase64url(crypto.getRandomValues(new Uint8Array(SECRET_BYTES)));
}

/**
 * What a secret gives: HKDF-SHA-256 (RFC 5869) with a distinct `info` for each purpose, so that none tells of another. The
 * names are for ever. `root`: of which each chunk's key is made.
 */
export async function keysFrom(secret: string): Promise<AccountKeys> {
  const bytes = base64urlToBytes(secret) as Uint8Array<ArrayBuffer>;
  const key = await crypto.subtle.importKey("raw", bytes, "HKDF", false, ["deriveBits"]);
  const derived = async (purpose: string, length: number) =>
    new Uint8Array(
      await crypto.subtle.deriveBits(
        {
          name: "HKDF",
          hash: "SHA-256",
          salt: new Uint8Array(),
          info: new TextEncoder().encode(`noboru/1/${purpose}`),
        },
        key,
        8 * length,
      ),
    );
  const [accountId, pushToken, deleteToken, root] = await Promise.all([
    derived("account", 16),
    derived("push", 32),
    derived("delete", 32),
    derived("root", 32),
  ]);
  return {
    accountId,
    pushToken,
    deleteToken,
    root: await crypto.subtle.importKey("raw", root, "HKDF", false, ["deriveKey"]),
  };
}
