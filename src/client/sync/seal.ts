import { paddedLength } from "../../domain/sync/padding.ts";
import type { AccountKeys, SealedKey } from "../../domain/sync/ports.ts";
import { compress, decompress } from "./compress.ts";

/** The seal: first format, for ever readable. */
const FORMAT = 1;
const TAG_BITS = 128;
const TAG_BYTES = TAG_BITS / 8;

/** Each chunk has a key of its own, which seals one message: so the IV need not differ. */
const IV = new Uint8Array(12);

/** Ends the contents before the zeros of the padding; its lowest bit says whether they are compressed. */
const END_PLAIN = 0x80;
const END_COMPRESSED = 0x81;

/** What fits into a chunk of 256 KiB with its padding and tag. */
export const SEALED_CONTENTS_MAX = 258_047;

/** A pack of 25,000 answers takes 2.5 MB uncompressed at the very most. */
const CONTENTS_MAX = 32 * 1024 * 1024;

type Bytes = Uint8Array<ArrayBuffer>;

/** What is bound to a chunk besides its contents. */
export interface SealLabel {
  readonly accountId: Uint8Array;
  readonly chunkId: Uint8Array;
  readonly kind: number;
}

/** The contents in the form in which they are sealed, compressed where that helps. More than `SEALED_CONTENTS_MAX` cannot be. */
export async function packed(contents: Uint8Array): Promise<Bytes> {
  const deflated = await compress(contents as Bytes);
  const isSmaller = deflated.length < contents.length;
  const body = isSmaller ? deflated : contents;
  const bytes = new Uint8Array(body.length + 1);
  bytes.set(body);
  bytes[body.length] = isSmaller ? END_COMPRESSED : END_PLAIN;
  return bytes;
}

/**
 * Seals packed contents with AES-256-GCM under HKDF(root, salt = chunk id). Additional data binds format, account, chunk
 * and kind; device and order of the device's chunks stand inside, where they are as safe and tell the server nothing.
 */
export async function seal({ root }: Pick<AccountKeys, "root">, label: SealLabel, contents: Bytes): Promise<Bytes> {
  const padded = new Uint8Array(paddedLength(contents.length));
  padded.set(contents);
  const key = await chunkKey(root, label, "encrypt");
  return new Uint8Array(await crypto.subtle.encrypt(algorithm(label), key, padded));
}

/** The contents of a chunk; null where it was not sealed so by this account, or was changed since. */
export async function open(
  { root }: Pick<AccountKeys, "root">,
  label: SealLabel,
  sealed: Uint8Array,
): Promise<Bytes | null> {
  if (sealed.length <= TAG_BYTES) return null;
  const key = await chunkKey(root, label, "decrypt");
  let padded: Bytes;
  try {
    padded = new Uint8Array(await crypto.subtle.decrypt(algorithm(label), key, sealed as Bytes));
  } catch {
    return null;
  }
  let end = padded.length - 1;
  while (padded[end] === 0) end -= 1;
  const body = padded.subarray(0, Math.max(0, end));
  if (padded[end] === END_PLAIN) return body;
  return padded[end] === END_COMPRESSED ? await decompress(body, CONTENTS_MAX) : null;
}

export async function digestOf(bytes: Uint8Array): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes as Bytes));
}

function chunkKey(root: SealedKey, { chunkId }: SealLabel, usage: "encrypt" | "decrypt"): Promise<CryptoKey> {
  const info = new TextEncoder().encode(`noboru/${FORMAT}/chunk`);
  const derivation = { name: "HKDF", hash: "SHA-256", salt: chunkId as Bytes, info };
  return crypto.subtle.deriveKey(derivation, root as CryptoKey, { name: "AES-GCM", length: 256 }, false, [usage]);
}

function algorithm({ accountId, chunkId, kind }: SealLabel): AesGcmParams {
  const additionalData = new Uint8Array(2 + accountId.length + chunkId.length);
  additionalData.set([FORMAT, kind]);
  additionalData.set(accountId, 2);
  additionalData.set(chunkId, 2 + accountId.length);
  return { name: "AES-GCM", iv: IV, tagLength: TAG_BITS, additionalData };
}
