import type { EventEnvelope, StoredEvent } from "../../domain/event.ts";
import { type ByteReader, DamagedBytes } from "./byte-reader.ts";
import type { ByteWriter } from "./byte-writer.ts";
import { readSymbols, writeSymbols } from "./symbols.ts";

/** In which form an event is written (`event-codec.ts`); the two lowest bits of its first byte. */
export const KIND = { answer: 0, undo: 1, plain: 2, raw: 3 } as const;
export type Kind = (typeof KIND)[keyof typeof KIND];

/** Further bits of that byte: what differs from the usual and has to be said. */
const SAYS = { device: 4, sequence: 8, lamport: 16, wall: 32, zone: 64, instant: 128 } as const;

/** The zone that needs no word: Tokyo's. */
const USUAL_ZONE_MINUTES = 540;

/** 2020-01-01. The first instant of a chunk takes five bytes from there to the year 2054, the others their distance. */
const FIRST_MILLIS = 1_577_836_800_000;
const INSTANT_BYTES = 5;
const INSTANT_LIMIT = 2 ** (8 * INSTANT_BYTES);

export interface Head {
  readonly kind: Kind;
  readonly bits: number;
}

/**
 * Writes what kind each event is, then ids, clocks and zones in columns. `writeAnswers` comes in between: the time since
 * the event before is told without the seconds that answering took, which leaves two bytes of reading time.
 */
export function writeEnvelopes(
  writer: ByteWriter,
  events: readonly StoredEvent[],
  kinds: readonly Kind[],
  deviceId: string,
  writeAnswers: (answers: readonly StoredEvent[]) => void,
): void {
  let before: EventEnvelope = { ...BEFORE_FIRST, deviceId };
  const said = events.map((event, index) => {
    const kind = kinds[index] ?? KIND.raw;
    if (kind === KIND.raw) return { event, kind, bits: 0, orderMs: 0 };
    const bits =
      (event.deviceId === before.deviceId ? 0 : SAYS.device) |
      (event.sequence === before.sequence + 1 ? 0 : SAYS.sequence) |
      (event.lamport === 0 ? 0 : SAYS.lamport) |
      (event.wallMs === event.orderMs ? 0 : SAYS.wall) |
      (event.zoneMinutes === before.zoneMinutes ? 0 : SAYS.zone) |
      (before.sequence >= 0 || !isInstant(event.orderMs) ? 0 : SAYS.instant);
    const { orderMs } = before;
    before = event;
    return { event, kind, bits, orderMs };
  });
  writer.count(events.length);
  const heads = said.map(({ kind, bits }) => kind | bits);
  writeSymbols(writer, heads);
  const saying = (bit: number) => said.filter(({ bits }) => (bits & bit) !== 0).map(({ event }) => event);
  for (const event of saying(SAYS.device)) writer.text(event.deviceId);
  for (const event of saying(SAYS.sequence)) writer.count(event.sequence);
  for (const event of saying(SAYS.lamport)) writer.count(event.lamport);
  for (const event of saying(SAYS.zone)) writer.signed(event.zoneMinutes);
  for (const event of saying(SAYS.wall)) writer.signed(event.wallMs - event.orderMs);
  writeAnswers(said.filter(({ kind }) => kind === KIND.answer).map(({ event }) => event));
  for (const { event, kind, bits, orderMs } of said) {
    if (kind === KIND.raw) continue;
    if (bits & SAYS.instant) {
      writeInstant(writer, event.orderMs);
      continue;
    }
    const responseMillis = kind === KIND.answer ? (event.body as { responseMillis: number }).responseMillis : 0;
    writer.signed(event.orderMs - orderMs - responseMillis);
  }
}

const BEFORE_FIRST: EventEnvelope = {
  deviceId: "",
  sequence: -1,
  orderMs: FIRST_MILLIS,
  lamport: 0,
  wallMs: FIRST_MILLIS,
  zoneMinutes: USUAL_ZONE_MINUTES,
};

/** What kind each event is: first in the bytes. */
export function readHeads(reader: ByteReader): readonly Head[] {
  const length = reader.count();
  // Their heads may take no bits at all, but times take a byte.
  if (length > reader.left()) throw new DamagedBytes("more events than bytes");
  return readSymbols(reader, length).map((byte) => ({ kind: (byte & 3) as Kind, bits: byte & ~3 }));
}

/** The envelopes of all events but the raw ones, for which there is null. `readAnswers` gives the time each took. */
export function readEnvelopes(
  reader: ByteReader,
  heads: readonly Head[],
  deviceId: string,
  readAnswers: (answers: number) => readonly number[],
): readonly (EventEnvelope | null)[] {
  const column = <T>(bit: number, read: () => T) => heads.map(({ bits }) => ((bits & bit) === 0 ? undefined : read()));
  const deviceIds = column(SAYS.device, reader.text);
  const sequences = column(SAYS.sequence, reader.count);
  const lamports = column(SAYS.lamport, reader.count);
  const zones = column(SAYS.zone, reader.signed);
  const leads = column(SAYS.wall, reader.signed);
  const took = readAnswers(heads.filter(({ kind }) => kind === KIND.answer).length).values();
  let before: EventEnvelope = { ...BEFORE_FIRST, deviceId };
  return heads.map(({ kind, bits }, index) => {
    if (kind === KIND.raw) return null;
    const responseMillis = kind === KIND.answer ? (took.next().value ?? 0) : 0;
    const orderMs = bits & SAYS.instant ? readInstant(reader) : before.orderMs + reader.signed() + responseMillis;
    before = {
      deviceId: deviceIds[index] ?? before.deviceId,
      sequence: sequences[index] ?? before.sequence + 1,
      orderMs,
      lamport: lamports[index] ?? 0,
      wallMs: orderMs + (leads[index] ?? 0),
      zoneMinutes: zones[index] ?? before.zoneMinutes,
    };
    return before;
  });
}

function isInstant(orderMs: number): boolean {
  return orderMs >= FIRST_MILLIS && orderMs - FIRST_MILLIS < INSTANT_LIMIT;
}

function writeInstant(writer: ByteWriter, orderMs: number): void {
  let rest = orderMs - FIRST_MILLIS;
  for (let count = 0; count < INSTANT_BYTES; count += 1) {
    writer.byte(rest % 256);
    rest = Math.floor(rest / 256);
  }
}

function readInstant(reader: ByteReader): number {
  return reader.bytes(INSTANT_BYTES).reduceRight((value, byte) => value * 256 + byte, 0) + FIRST_MILLIS;
}
