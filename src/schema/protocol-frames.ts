/**
 * The binary frames of the sync protocol: encoders and parsers for both sides, specified in `protocol.ts`. Parsers
 * return null for bytes that are no such frame, and views into the input instead of copies.
 */
import {
  CHUNK_ID_BYTES,
  CHUNK_MAX_BYTES,
  type Cursor,
  DEVICE_TAG_BYTES,
  DIGEST_BYTES,
  KIND_DROPPED,
  KIND_MAX,
  type SealedChunk,
} from "./protocol.ts";

const FORMAT = 1;
const PUSH_ENTRY_BYTES = 1 + CHUNK_ID_BYTES + 4;
const END_BYTES = 2 + 4 + DIGEST_BYTES;

export interface PageChunk extends SealedChunk {
  readonly seq: number;
}

/** Dropped chunks up to and including `seq`, and the head there. */
export interface PageGap extends Cursor {
  readonly kind: typeof KIND_DROPPED;
}

export type PageEntry = PageChunk | PageGap;

/** `end`: end of the account's chain when the page was made. */
export interface Page {
  readonly hasMore: boolean;
  readonly end: Cursor;
  readonly entries: readonly PageEntry[];
}

export interface ListedChunk {
  readonly kind: number;
  readonly seq: number;
  readonly id: Uint8Array;
}

export interface Listing {
  readonly hasMore: boolean;
  readonly end: Cursor;
  readonly chunks: readonly ListedChunk[];
}

export interface Covers {
  readonly packId: Uint8Array;
  readonly packDigest: Uint8Array;
  readonly deviceTag: Uint8Array;
  readonly chunkIds: readonly Uint8Array[];
}

export function isGap(entry: PageEntry): entry is PageGap {
  return entry.kind === KIND_DROPPED;
}

export function encodePush(chunks: readonly SealedChunk[]): Uint8Array {
  const size = chunks.reduce((sum, { bytes }) => sum + PUSH_ENTRY_BYTES + bytes.length, 1);
  const writer = createWriter(size);
  writer.u8(FORMAT);
  for (const { kind, id, bytes } of chunks) {
    writer.u8(kind);
    writer.bytes(id);
    writer.u32(bytes.length);
    writer.bytes(bytes);
  }
  return writer.done();
}

/** Chunks of more than 256 KiB are told apart from nonsense, because they have a refusal of their own. */
export function decodePush(frame: Uint8Array): readonly SealedChunk[] | "tooLarge" | null {
  const reader = createReader(frame);
  if (reader.u8() !== FORMAT) return null;
  const chunks: SealedChunk[] = [];
  while (reader.left() > 0) {
    const kind = reader.u8();
    const id = reader.bytes(CHUNK_ID_BYTES);
    const length = reader.u32();
    if (kind < 1 || kind > KIND_MAX || length === 0) return null;
    if (length > CHUNK_MAX_BYTES) return "tooLarge";
    chunks.push({ kind, id, bytes: reader.bytes(length) });
    if (reader.isBroken()) return null;
  }
  return reader.isBroken() ? null : chunks;
}

export function encodePage({ hasMore, end, entries }: Page): Uint8Array {
  const size = entries.reduce((sum, entry) => sum + entryBytes(entry), END_BYTES);
  const writer = createWriter(size);
  writeEnd(writer, hasMore, end);
  for (const entry of entries) {
    writer.u8(entry.kind);
    writer.u32(entry.seq);
    if (isGap(entry)) {
      writer.bytes(entry.head);
    } else {
      writer.bytes(entry.id);
      writer.u32(entry.bytes.length);
      writer.bytes(entry.bytes);
    }
  }
  return writer.done();
}

export function decodePage(frame: Uint8Array): Page | null {
  const reader = createReader(frame);
  const start = readEnd(reader);
  const entries: PageEntry[] = [];
  while (start !== null && !reader.isBroken() && reader.left() > 0) {
    const kind = reader.u8();
    const seq = reader.u32();
    if (kind === KIND_DROPPED) entries.push({ kind, seq, head: reader.bytes(DIGEST_BYTES) });
    else entries.push({ kind, seq, id: reader.bytes(CHUNK_ID_BYTES), bytes: reader.bytes(reader.u32()) });
  }
  return start === null || reader.isBroken() ? null : { ...start, entries };
}

/** Bytes that an entry takes in a page. */
function entryBytes(entry: PageEntry): number {
  return isGap(entry) ? 5 + DIGEST_BYTES : 5 + CHUNK_ID_BYTES + 4 + entry.bytes.length;
}

export function encodeListing({ hasMore, end, chunks }: Listing): Uint8Array {
  const writer = createWriter(END_BYTES + chunks.length * (5 + CHUNK_ID_BYTES));
  writeEnd(writer, hasMore, end);
  for (const { kind, seq, id } of chunks) {
    writer.u8(kind);
    writer.u32(seq);
    writer.bytes(id);
  }
  return writer.done();
}

export function decodeListing(frame: Uint8Array): Listing | null {
  const reader = createReader(frame);
  const start = readEnd(reader);
  const chunks: ListedChunk[] = [];
  while (start !== null && !reader.isBroken() && reader.left() > 0) {
    chunks.push({ kind: reader.u8(), seq: reader.u32(), id: reader.bytes(CHUNK_ID_BYTES) });
  }
  return start === null || reader.isBroken() ? null : { ...start, chunks };
}

export function encodeIds(ids: readonly Uint8Array[]): Uint8Array {
  const writer = createWriter(1 + ids.length * CHUNK_ID_BYTES);
  writer.u8(FORMAT);
  for (const id of ids) writer.bytes(id);
  return writer.done();
}

export function decodeIds(frame: Uint8Array): readonly Uint8Array[] | null {
  const reader = createReader(frame);
  return reader.u8() === FORMAT ? readIds(reader) : null;
}

export function encodeCovers({ packId, packDigest, deviceTag, chunkIds }: Covers): Uint8Array {
  const writer = createWriter(1 + CHUNK_ID_BYTES + DIGEST_BYTES + DEVICE_TAG_BYTES + chunkIds.length * CHUNK_ID_BYTES);
  writer.u8(FORMAT);
  for (const part of [packId, packDigest, deviceTag, ...chunkIds]) writer.bytes(part);
  return writer.done();
}

export function decodeCovers(frame: Uint8Array): Covers | null {
  const reader = createReader(frame);
  if (reader.u8() !== FORMAT) return null;
  const packId = reader.bytes(CHUNK_ID_BYTES);
  const packDigest = reader.bytes(DIGEST_BYTES);
  const deviceTag = reader.bytes(DEVICE_TAG_BYTES);
  const chunkIds = readIds(reader);
  return chunkIds === null ? null : { packId, packDigest, deviceTag, chunkIds };
}

function readIds(reader: Reader): readonly Uint8Array[] | null {
  const ids: Uint8Array[] = [];
  while (!reader.isBroken() && reader.left() > 0) ids.push(reader.bytes(CHUNK_ID_BYTES));
  return reader.isBroken() ? null : ids;
}

function writeEnd(writer: Writer, hasMore: boolean, { seq, head }: Cursor): void {
  writer.u8(FORMAT);
  writer.u8(hasMore ? 1 : 0);
  writer.u32(seq);
  writer.bytes(head);
}

function readEnd(reader: Reader): { readonly hasMore: boolean; readonly end: Cursor } | null {
  if (reader.u8() !== FORMAT) return null;
  return { hasMore: reader.u8() === 1, end: { seq: reader.u32(), head: reader.bytes(DIGEST_BYTES) } };
}

type Writer = ReturnType<typeof createWriter>;

function createWriter(size: number) {
  const frame = new Uint8Array(size);
  const view = new DataView(frame.buffer);
  let offset = 0;
  return {
    u8: (value: number) => {
      view.setUint8(offset, value);
      offset += 1;
    },
    u32: (value: number) => {
      view.setUint32(offset, value);
      offset += 4;
    },
    bytes: (bytes: Uint8Array) => {
      frame.set(bytes, offset);
      offset += bytes.length;
    },
    done: () => {
      if (offset !== size) throw new Error(`Inconsistent: a frame of ${size} bytes was filled with ${offset}`);
      return frame;
    },
  };
}

type Reader = ReturnType<typeof createReader>;

/** Reads past the end give zeros and mark the reader as broken, so that a parser asks once, at its end. */
function createReader(frame: Uint8Array) {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  let offset = 0;
  let isBroken = false;
  const take = (length: number) => {
    if (offset + length > frame.length) {
      isBroken = true;
      return null;
    }
    offset += length;
    return offset - length;
  };
  return {
    u8: () => {
      const at = take(1);
      return at === null ? 0 : view.getUint8(at);
    },
    u32: () => {
      const at = take(4);
      return at === null ? 0 : view.getUint32(at);
    },
    bytes: (length: number) => {
      const at = take(length);
      return at === null ? new Uint8Array(0) : frame.subarray(at, at + length);
    },
    left: () => frame.length - offset,
    isBroken: () => isBroken,
  };
}
