import type { StoredEvent } from "../../domain/event.ts";
import { type AnswerTail, isUsualAnswer, readAnswers, writeAnswers } from "./answer-columns.ts";
import { type ByteReader, createByteReader, DamagedBytes } from "./byte-reader.ts";
import { type ByteWriter, createByteWriter } from "./byte-writer.ts";
import { KIND, type Kind, readEnvelopes, readHeads, writeEnvelopes } from "./envelope-columns.ts";

/** Differences of numbers below it are exact. */
const NUMBER_LIMIT = 2 ** 50;

/**
 * Events as compact bytes, column by column: what is alike stands together, and deflate finds it. An answer takes 6 to
 * 11 bytes. Of its four forms each event gets the first that can say it:
 *
 * | kind | for | kept as |
 * |---|---|---|
 * | answer | `itemAnswered` with the usual fields | numbers and references to texts |
 * | undo | `eventVoided` | whose event, and how many events ago |
 * | plain | any type and version in the usual envelope | envelope in columns, body as JSON |
 * | raw | anything else: fields of newer apps, numbers out of range | the JSON of the event |
 *
 * What comes back is the same JSON, letter by letter: it is read again before it is given out, and what would come
 * back changed is written raw. `deviceId`: whose events they are mostly; the reader has to know it.
 */
export function eventsToBytes(events: readonly StoredEvent[], deviceId: string): Uint8Array {
  const kinds = events.map(kindOf);
  const bytes = write(events, kinds, deviceId);
  const back = bytesToEvents(bytes, deviceId);
  const isSame = events.map((event, index) => JSON.stringify(event) === JSON.stringify(back[index]));
  if (!isSame.includes(false)) return bytes;
  return write(
    events,
    kinds.map((kind, index) => (isSame[index] ? kind : KIND.raw)),
    deviceId,
  );
}

/** Reads events unchecked: whoever takes them in has `parseEvent` look at them. Throws `DamagedBytes`. */
export function bytesToEvents(bytes: Uint8Array, deviceId: string): readonly unknown[] {
  const reader = createByteReader(bytes);
  const heads = readHeads(reader);
  let answers: readonly AnswerTail[] = [];
  const envelopes = readEnvelopes(reader, heads, deviceId, (count) => {
    answers = readAnswers(reader, count);
    return answers.map(({ body }) => body.responseMillis);
  });
  const nextAnswer = answers.values();
  const events = heads.map(({ kind }, index): unknown => {
    const envelope = envelopes[index] ?? null;
    if (envelope === null) return readJson(reader);
    if (kind === KIND.answer) return { ...envelope, type: "itemAnswered", ...nextAnswer.next().value };
    if (kind === KIND.undo) {
      const target = reader.text();
      const sequence = envelope.sequence - reader.signed();
      const body = { target: { deviceId: target === "" ? envelope.deviceId : target, sequence } };
      return { ...envelope, type: "eventVoided", version: 1, body };
    }
    const [type, version] = [reader.text(), reader.count()];
    return { ...envelope, type, version, body: readJson(reader) };
  });
  if (reader.left() > 0) throw new DamagedBytes("more bytes than events");
  return events;
}

function write(events: readonly StoredEvent[], kinds: readonly Kind[], deviceId: string): Uint8Array {
  const writer = createByteWriter();
  writeEnvelopes(writer, events, kinds, deviceId, (answers) => writeAnswers(writer, answers));
  for (const [index, event] of events.entries()) writeRest(writer, event, kinds[index]);
  return writer.finish();
}

/** What stands in no column. */
function writeRest(writer: ByteWriter, event: StoredEvent, kind: Kind | undefined): void {
  if (kind === KIND.undo) {
    const { target } = event.body as { target: { deviceId: string; sequence: number } };
    writer.text(target.deviceId === event.deviceId ? "" : target.deviceId);
    writer.signed(event.sequence - target.sequence);
  } else if (kind === KIND.plain) {
    writer.text(event.type);
    writer.count(event.version);
    writer.text(JSON.stringify(event.body));
  } else if (kind === KIND.raw) writer.text(JSON.stringify(event));
}

function kindOf(event: StoredEvent): Kind {
  const { sequence, orderMs, lamport, wallMs, zoneMinutes, version } = event;
  const numbers = [sequence, orderMs, lamport, wallMs, zoneMinutes, version];
  if (!numbers.every(isPlainNumber) || sequence < 0 || lamport < 0 || version < 0) return KIND.raw;
  if (event.type === "itemAnswered" && isUsualAnswer(event)) return KIND.answer;
  return event.type === "eventVoided" && isUsualUndo(event) ? KIND.undo : KIND.plain;
}

/** A whole number of which the columns can keep the difference to another one. */
function isPlainNumber(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) < NUMBER_LIMIT;
}

function isUsualUndo({ version, body }: StoredEvent): boolean {
  const { target } = (body ?? {}) as { target?: { deviceId?: unknown; sequence?: unknown } };
  return version === 1 && typeof target?.deviceId === "string" && isPlainNumber(Number(target.sequence));
}

function readJson(reader: ByteReader): unknown {
  try {
    return JSON.parse(reader.text());
  } catch (error) {
    if (error instanceof DamagedBytes) throw error;
    throw new DamagedBytes(`an event is no JSON: ${error}`);
  }
}
