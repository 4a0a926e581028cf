import { hash, timingSafeEqual } from "node:crypto";
import { headInput } from "../schema/protocol.ts";

export function sha256(bytes: Uint8Array): Uint8Array {
  return hash("sha256", bytes, "buffer");
}

/** The head of `seq`, from the one before it. */
export function nextHead(head: Uint8Array, seq: number, chunkId: Uint8Array, chunkDigest: Uint8Array): Uint8Array {
  return sha256(headInput(head, seq, chunkId, chunkDigest));
}

/** In a time that does not tell where two digests differ. */
export function isSameDigest(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}
