import type { StoredEvent } from "../../domain/event.ts";
import { createByteReader, DamagedBytes } from "./byte-reader.ts";
import { createByteWriter } from "./byte-writer.ts";
import { bytesToEvents, eventsToBytes } from "./event-codec.ts";
import { base64urlToBytes, bytesToBase64url, ID_BYTES, idToBytes } from "./texts.ts";

/**
 * What is inside a chunk, before it is compressed, padded and sealed. The first byte says the format and what follows;
 * numbers and texts as in `byte-writer.ts`.
 *
 * | field | there | bytes |
 * |---|---|---|
 * | head | always | 1: format in the 3 highest bits, then `FLAG` |
 * | device | always | 16 of its id; a text where it is no usual id |
 * | previous | always | 4: `linkOf` the chunk that this device made before, zeros in its first |
 * | links | packs | how many, then for each covered device: text of its id, 4 bytes of its newest chunk |
 * | seen | where news came | how many, then for each: 4 bytes `deviceTag`, count of events this device holds of it |
 * | part | parts of an event over 250 KiB | 16 bytes that all parts share, number of this one, how many, its bytes |
 * | events | else | as in `event-codec.ts` |
 */
export interface ChunkContents {
  readonly deviceId: string;
  /** Of the device's chunk before: together with `seen` it tells when a server holds something back. */
  readonly previous: string;
  /** In a pack: the newest chunks that it stands for, by device. */
  readonly links: Readonly<Record<string, string>>;
  /** Counts of events that the device held of others when it sealed, by `deviceTag`; only what changed. */
  readonly seen: Readonly<Record<string, number>>;
  readonly payload: EventsPayload | PartPayload;
}

export interface EventsPayload {
  readonly kind: "events";
  /** When read: unchecked. */
  readonly events: readonly unknown[];
}

/** A part of the bytes of an event that is too large for one chunk. */
export interface PartPayload {
  readonly kind: "part";
  readonly group: string;
  readonly number: number;
  readonly of: number;
  readonly bytes: Uint8Array;
}

export type ContentsReading =
  | { readonly kind: "contents"; readonly contents: ChunkContents }
  | { readonly kind: "damaged" | "newerFormat" };

const FORMAT = 1;
const FLAG = { links: 1, seen: 2, part: 4, plainDevice: 8 } as const;

/** Enough to find by accident nothing but the right chunk; a server cannot make chunks, so it cannot search for one. */
const LINK_BYTES = 4;

/** The link of a device's first chunk. */
export const NO_LINK = bytesToBase64url(new Uint8Array(LINK_BYTES));

/** How the next chunk of a device names this one. `digest`: SHA-256 of its sealed bytes. */
export function linkOf(digest: Uint8Array): string {
  return bytesToBase64url(digest.subarray(0, LINK_BYTES));
}

/** A device's short name in `seen`: FNV-1a, 32 bits. */
export function deviceTag(deviceId: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < deviceId.length; index += 1) {
    hash = Math.imul(hash ^ deviceId.charCodeAt(index), 0x01000193);
  }
  return bytesToBase64url(new Uint8Array([hash >>> 24, hash >>> 16, hash >>> 8, hash]));
}

export function contentsToBytes(contents: ChunkContents): Uint8Array {
  const { deviceId, previous, payload } = contents;
  const [links, seen] = [Object.entries(contents.links), Object.entries(contents.seen)];
  const id = idToBytes(deviceId);
  const writer = createByteWriter();
  writer.byte(
    FORMAT * 32 +
      (links.length > 0 ? FLAG.links : 0) +
      (seen.length > 0 ? FLAG.seen : 0) +
      (payload.kind === "part" ? FLAG.part : 0) +
      (id === null ? FLAG.plainDevice : 0),
  );
  if (id === null) writer.text(deviceId);
  else writer.bytes(id);
  writer.bytes(base64urlToBytes(previous));
  if (links.length > 0) {
    writer.count(links.length);
    for (const [device, link] of links) {
      writer.text(device);
      writer.bytes(base64urlToBytes(link));
    }
  }
  if (seen.length > 0) {
    writer.count(seen.length);
    for (const [tag, count] of seen) {
      writer.bytes(base64urlToBytes(tag));
      writer.count(count);
    }
  }
  if (payload.kind === "part") {
    writer.bytes(base64urlToBytes(payload.group));
    writer.count(payload.number);
    writer.count(payload.of);
    writer.bytes(payload.bytes);
  } else writer.bytes(eventsToBytes(payload.events as readonly StoredEvent[], deviceId));
  return writer.finish();
}

/** Reads contents; trusts nothing in them. */
export function bytesToContents(bytes: Uint8Array): ContentsReading {
  try {
    const reader = createByteReader(bytes);
    const head = reader.byte();
    const format = head >> 5;
    if (format !== FORMAT) return { kind: format > FORMAT ? "newerFormat" : "damaged" };
    const has = (flag: number) => (head & flag) !== 0;
    const bytesToText = (length: number) => bytesToBase64url(reader.bytes(length));
    const deviceId = has(FLAG.plainDevice) ? reader.text() : bytesToText(ID_BYTES);
    const previous = bytesToText(LINK_BYTES);
    const pairs = <T>(flag: number, read: () => readonly [string, T]): Readonly<Record<string, T>> => {
      const length = has(flag) ? reader.count() : 0;
      if (length > reader.left()) throw new DamagedBytes("more entries than bytes");
      return Object.fromEntries(Array.from({ length }, read));
    };
    const links = pairs(FLAG.links, () => [reader.text(), bytesToText(LINK_BYTES)]);
    const seen = pairs(FLAG.seen, () => [bytesToText(LINK_BYTES), reader.count()]);
    const common = { deviceId, previous, links, seen };
    if (!has(FLAG.part)) {
      const events = bytesToEvents(reader.bytes(reader.left()), deviceId);
      return { kind: "contents", contents: { ...common, payload: { kind: "events", events } } };
    }
    const [group, number, of] = [bytesToText(ID_BYTES), reader.count(), reader.count()];
    const part = reader.bytes(reader.left()).slice();
    return { kind: "contents", contents: { ...common, payload: { kind: "part", group, number, of, bytes: part } } };
  } catch (error) {
    if (error instanceof DamagedBytes) return { kind: "damaged" };
    throw error;
  }
}
