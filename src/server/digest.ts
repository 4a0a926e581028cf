import { hash, timingSafeEqual } from "node:crypto";
import { HEAD_INPUT_BYTES, headInput } from "../schema/protocol.ts";

export function sha256(bytes: Uint8Array): Uint8Array {
  // By way of a string: a Buffer made from one comes out of a pool, where the hash's own costs an allocation outside of
  // the heap. Half the time, and four of these are a part of each push.
  return Buffer.from(hash("sha256", bytes, "binary"), "binary");
}

/** Filled and hashed before anyone else can touch it. */
const scratch = Buffer.alloc(HEAD_INPUT_BYTES);

/** The head of `seq`, from the one before it. */
export function nextHead(head: Uint8Array, seq: number, chunkId: Uint8Array, chunkDigest: Uint8Array): Uint8Array {
  return sha256(headInput(head, seq, chunkId, chunkDigest, scratch));
}

/** In a time that does not tell where two digests differ. */
export function isSameDigest(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}
