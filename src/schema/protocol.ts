/**
 * The sync protocol, version 1: what a device and a sync server say to each other. This comment is its specification.
 *
 * The server keeps, for each account, one append-only chain of **chunks**: sealed bytes it cannot read. Devices push
 * chunks and pull the chain; merging is union, so nothing here ever asks anyone to choose a side.
 *
 * ## Words
 *
 * - account id: 16 bytes. Push token, delete token: 32 bytes each. All derived from the learner's secret on the device.
 *   In a path or a header and in JSON every byte string is lower-case hexadecimal.
 * - chunk: kind (1 events, 2 pack, 3..127 kept and passed on), id (16 random bytes), 1..262,144 sealed bytes. Sealed
 *   once: the same id always comes with the same bytes.
 * - seq: position in the account's chain, from 1, without holes.
 * - head: head_0 = 32 zero bytes; head_n = SHA-256(head_{n-1} || seq as 8 bytes || chunk id || SHA-256(bytes)).
 * - cursor: (seq, head) up to which a device holds the chain. A plain seq is not enough: a server that lost its last
 *   writes gives their numbers out again. Whoever holds (seq, head) notices, because the head differs.
 *
 * All integers are unsigned and big-endian. Binary bodies are `application/octet-stream` and come with Content-Length.
 *
 * ## Requests
 *
 * `Authorization: Bearer <token>` always; never a token in an address. Unknown account and wrong token: the same 401.
 *
 * | request | body | 200 |
 * |---|---|---|
 * | `GET /api/v1` (no token) | | JSON `ServerFacts` |
 * | `POST /api/v1/accounts/<id>/push` | push frame | JSON `PushReply` |
 * | `GET /api/v1/accounts/<id>/chunks?after=<seq>&head=<head>` | | page frame |
 * | `GET /api/v1/accounts/<id>/chunk-ids?after=<seq>` | | listing frame |
 * | `POST /api/v1/accounts/<id>/fetch` | ids frame, at most 100 ids | page frame |
 * | `POST /api/v1/accounts/<id>/covers` | covers frame | JSON `CoversReply` |
 * | `DELETE /api/v1/accounts/<id>`, with the **delete** token | | 204, again and again |
 *
 * **push** stores all of its chunks in one transaction or none. It may be sent again at any time: a chunk that is there
 * with the same bytes keeps its seq (also where the server has dropped the bytes since). It makes the account when
 * there is none; for that every push carries `noboru-delete-hash: SHA-256(delete token)`, and `noboru-invite: <code>`
 * where `ServerFacts.isInviteNeeded`. A push of no chunks is allowed: it makes the account, or shows its end.
 * A push does not look at cursors: what is pushed is never refused for what the server has forgotten.
 * The reply names the seq of each chunk and the end of the chain. A device that holds (n, head_n), and whose chunks
 * became n+1..n+k, computes head_{n+k} itself; if it equals the reply's it moves its cursor there without a pull.
 * In every other case the cursor stays, and the next pull decides.
 *
 * **chunks** (pull) gives what follows the cursor; (0, zeros) is the beginning. A cursor that is not on the chain:
 * 409 `diverged`. At most 100 chunks and 2 MiB a page, at least one chunk; `hasMore` says that the next page is worth
 * asking for. The device checks the chain entry by entry before it takes the page's cursor.
 * A pull answered 401 may also mean that the server lost the account: push (an empty one will do), then pull again; if
 * that push is 401 too, the token is wrong.
 *
 * **Repair after 409 `diverged`**: list all chunk ids (pages; `after` = the last seq listed; until `hasMore` is
 * false), push the chunks of one's own store that are not listed, fetch those listed that one lacks (100 ids a
 * request), and take the cursor (seq, head) of the listing's last page. Nothing is ever deleted because it is not
 * listed. An id listed as dropped is held by a pack: neither push nor fetch it.
 *
 * **covers** says: "pack P, whose bytes have this SHA-256, holds everything that these chunks hold". The server drops
 * the bytes of a chunk when two different devices have said so of the same pack, or when one device says so again at
 * least 30 days later; never otherwise, and only of chunks in the list of that request. `deviceTag` is 16 bytes that
 * differ between devices and tell the server no more than that. Who says so has opened the pack and compared. Dropped
 * chunks keep their place in the chain: their id, seq and head stay; a pull sees a run of them as one gap entry.
 *
 * ## Frames
 *
 * ```
 * push      format u8 = 1, then to the end: kind u8, chunk id 16, length u32, bytes
 * page      format u8 = 1, hasMore u8, seq u32 and head 32 (the end of the chain), then to the end, in order of seq:
 *             chunk   kind u8 (not 0), seq u32, chunk id 16, length u32, bytes
 *             gap     kind u8 = 0, seq u32, head 32: dropped chunks up to and including seq, and the head there
 * listing   format u8 = 1, hasMore u8, seq u32 and head 32 (the end of the chain), then to the end:
 *             kind u8 (0: dropped), seq u32, chunk id 16; at most 10,000
 * ids       format u8 = 1, then to the end: chunk id 16
 * covers    format u8 = 1, pack id 16, SHA-256 of the pack 32, device tag 16, then to the end: chunk id 16;
 *             at most 10,000
 * ```
 *
 * The page of a fetch holds chunks only, with `hasMore` when not all fitted: ask again for the rest. Ids that the
 * server does not hold, or holds as dropped, are absent.
 *
 * ## Refusals
 *
 * JSON `{ "error": tag, ... }`, see `Refusal`. After 429, 503 and 507 the same request may succeed later; a request
 * without an answer is unknown, not failed: send it again.
 *
 * | status | error | meaning |
 * |---|---|---|
 * | 400 | `malformed` | not a request of this protocol |
 * | 401 | `unauthorized` | no such account, or another token |
 * | 403 | `inviteWrong` | the invite code sent is not the server's; said before the account is looked at |
 * | 404 | `notFound`, `unsupportedVersion` | no such address; a version that is not served (`versions` lists those that are) |
 * | 409 | `diverged` | the cursor is not on the chain; `seq` and `head` are its end |
 * | 409 | `otherBytes` | `chunkIds` are held with other bytes; the first copy stays, nothing of this push was stored |
 * | 410 | `deleted` | the learner deleted the account; it never comes back |
 * | 413 | `tooLarge` | a chunk over 256 KiB or a body over 1 MiB; `limitBytes` |
 * | 415 | `mediaType` | the body is not `application/octet-stream` |
 * | 429 | `slowDown` | too many requests of this address or in all; `retryAfterSeconds`, also as header |
 * | 503 | `unavailable` | the database did not answer; `retryAfterSeconds` |
 * | 507 | `quota` | the account would exceed 50 MiB; `bytesUsed`, `bytesLimit`; nothing of this push was stored |
 *
 * ## Versions
 *
 * The version is part of the path. A server may serve several; a device takes the highest of `ServerFacts.versions`
 * that it knows. Fields may be added to JSON replies and kinds to chunks within a version; everything else is a new one.
 */

export const PROTOCOL_VERSION = 1;

export const ACCOUNT_ID_BYTES = 16;
export const CHUNK_ID_BYTES = 16;
export const DEVICE_TAG_BYTES = 16;
export const TOKEN_BYTES = 32;
export const DIGEST_BYTES = 32;

export const CHUNK_MAX_BYTES = 256 * 1024;
export const REQUEST_MAX_BYTES = 1024 * 1024;
export const PAGE_MAX_CHUNKS = 100;
export const PAGE_MAX_BYTES = 2 * 1024 * 1024;
export const LISTING_MAX_CHUNKS = 10_000;
export const ACCOUNT_MAX_BYTES = 50 * 1024 * 1024;

/** What a chunk costs of the account's 50 MiB beside its bytes, for its row; it stays when the bytes are dropped. */
export const CHUNK_ROW_BYTES = 128;

/** How long one device's word alone does not suffice to drop what a pack covers. */
export const COVERS_WAIT_DAYS = 30;

export const DELETE_HASH_HEADER = "noboru-delete-hash";
export const INVITE_HEADER = "noboru-invite";
export const FRAME_MEDIA_TYPE = "application/octet-stream";

/** Kind on the wire of a chunk whose bytes the server has dropped. */
export const KIND_DROPPED = 0;
export const KIND_EVENTS = 1;
export const KIND_PACK = 2;
export const KIND_MAX = 127;

/** Where an account's chain ends, or up to where a device holds it. `head`: 32 bytes. */
export interface Cursor {
  readonly seq: number;
  readonly head: Uint8Array;
}

/** The cursor of who holds nothing. */
export const BEGINNING: Cursor = { seq: 0, head: new Uint8Array(DIGEST_BYTES) };

export interface SealedChunk {
  readonly kind: number;
  readonly id: Uint8Array;
  readonly bytes: Uint8Array;
}

export interface ServerFacts {
  readonly versions: readonly number[];
  readonly isInviteNeeded: boolean;
}

/** `seqs[i]`: place of the i-th chunk of the push, new or old; `seq`, `head`: end of the chain after it. */
export interface PushReply extends Cursor {
  readonly seqs: readonly number[];
}

/** `dropped`: chunks of this list without bytes now; `waiting`: those that wait for a second device or for the day. */
export interface CoversReply {
  readonly dropped: number;
  readonly waiting: number;
}

export type Refusal =
  | { readonly error: "malformed" | "unauthorized" | "inviteWrong" | "notFound" | "deleted" | "mediaType" }
  | { readonly error: "unsupportedVersion"; readonly versions: readonly number[] }
  | ({ readonly error: "diverged" } & Cursor)
  | { readonly error: "otherBytes"; readonly chunkIds: readonly Uint8Array[] }
  | { readonly error: "tooLarge"; readonly limitBytes: number }
  | { readonly error: "slowDown" | "unavailable"; readonly retryAfterSeconds: number }
  | { readonly error: "quota"; readonly bytesUsed: number; readonly bytesLimit: number };

export type RefusalTag = Refusal["error"];

export const STATUS_BY_REFUSAL = {
  malformed: 400,
  unauthorized: 401,
  inviteWrong: 403,
  notFound: 404,
  unsupportedVersion: 404,
  diverged: 409,
  otherBytes: 409,
  deleted: 410,
  tooLarge: 413,
  mediaType: 415,
  slowDown: 429,
  unavailable: 503,
  quota: 507,
} as const satisfies Readonly<Record<RefusalTag, number>>;

export type AccountAction = "push" | "chunks" | "chunk-ids" | "fetch" | "covers";

/** Path of an account, or of one thing to do with it. */
export function accountPath(accountId: Uint8Array, action?: AccountAction): string {
  const path = `/api/v${PROTOCOL_VERSION}/accounts/${bytesToHex(accountId)}`;
  return action === undefined ? path : `${path}/${action}`;
}

export function pullPath(accountId: Uint8Array, { seq, head }: Cursor): string {
  return `${accountPath(accountId, "chunks")}?after=${seq}&head=${bytesToHex(head)}`;
}

export function listingPath(accountId: Uint8Array, afterSeq: number): string {
  return `${accountPath(accountId, "chunk-ids")}?after=${afterSeq}`;
}

export const HEAD_INPUT_BYTES = DIGEST_BYTES + 8 + CHUNK_ID_BYTES + DIGEST_BYTES;

/**
 * What is hashed to the head of `seq`. `chunkDigest`: SHA-256 of the chunk's bytes. Hashing itself is the caller's, who
 * may hand in the bytes to write to.
 */
export function headInput(
  head: Uint8Array,
  seq: number,
  chunkId: Uint8Array,
  chunkDigest: Uint8Array,
  input: Uint8Array = new Uint8Array(HEAD_INPUT_BYTES),
): Uint8Array {
  input.set(head, 0);
  // A seq has 32 bits in every frame; here it has room for more.
  const seqBytes = [0, 0, 0, 0, seq >>> 24, (seq >>> 16) & 0xff, (seq >>> 8) & 0xff, seq & 0xff];
  input.set(seqBytes, DIGEST_BYTES);
  input.set(chunkId, DIGEST_BYTES + 8);
  input.set(chunkDigest, DIGEST_BYTES + 8 + CHUNK_ID_BYTES);
  return input;
}

const HEX_PAIRS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

export function bytesToHex(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += HEX_PAIRS[byte];
  return text;
}

/** The bytes of a hexadecimal text in lower case; null where it is not `length` bytes. */
export function hexToBytes(text: string, length: number): Uint8Array | null {
  if (text.length !== 2 * length || !/^[0-9a-f]*$/.test(text)) return null;
  const bytes = new Uint8Array(length);
  for (let index = 0; index < length; index += 1) {
    bytes[index] = digitValue(text.charCodeAt(2 * index)) * 16 + digitValue(text.charCodeAt(2 * index + 1));
  }
  return bytes;
}

function digitValue(code: number): number {
  return code < 0x3a ? code - 0x30 : code - 0x57;
}
