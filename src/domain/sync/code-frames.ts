/**
 * Bytes as a row of QR codes that are shown one after the other and read in any order, from one phone to the next
 * without a network. Capital letters and digits only: such codes are a third smaller.
 *
 * `NB1:<sum>:<number>/<count>:<base 45>`: `sum` is FNV-1a of all the bytes in base 36, so that the codes of two rows
 * are never mixed.
 */
const LEAD = "NB1";

/** Into a code that an old phone reads from the screen of another at arm's length. */
const FRAME_BYTES = 360;

/** More codes than this nobody holds a phone still for: three minutes. */
export const FRAMES_MAX = 400;

const FRAME = /^NB1:([0-9A-Z]{1,7}):(\d{1,4})\/(\d{1,4}):([0-9A-Z $%*+./:-]*)$/;
const BASE45 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

/** The row of codes; null where there would be too many. */
export function bytesToFrames(bytes: Uint8Array): readonly string[] | null {
  const count = Math.max(1, Math.ceil(bytes.length / FRAME_BYTES));
  if (count > FRAMES_MAX) return null;
  const sum = sumOf(bytes);
  return Array.from({ length: count }, (_, index) => {
    const part = bytes.subarray(index * FRAME_BYTES, (index + 1) * FRAME_BYTES);
    return `${LEAD}:${sum}:${index + 1}/${count}:${toBase45(part)}`;
  });
}

/** What has been read of a row so far. */
export interface FrameCollection {
  readonly sum: string;
  readonly count: number;
  readonly parts: ReadonlyMap<number, Uint8Array>;
}

/** The collection with one more code read; the same where it is none of ours. A code of another row begins anew. */
export function withFrame(collection: FrameCollection | null, text: string): FrameCollection | null {
  const [, sum = "", number = "", count = "", body = ""] = FRAME.exec(text) ?? [];
  const part = fromBase45(body);
  const isFitting = Number(number) >= 1 && Number(number) <= Number(count) && Number(count) <= FRAMES_MAX;
  if (sum === "" || part === null || !isFitting) return collection;
  const isSame = collection?.sum === sum && collection.count === Number(count);
  const known = isSame ? collection : { sum, count: Number(count), parts: new Map<number, Uint8Array>() };
  if (known.parts.has(Number(number))) return known;
  return { ...known, parts: new Map([...known.parts, [Number(number), part]]) };
}

/** The bytes, once every code has been read and they add up; null before. */
export function framesToBytes({ sum, count, parts }: FrameCollection): Uint8Array | null {
  if (parts.size < count) return null;
  const ordered = [...parts].toSorted(([a], [b]) => a - b).map(([, part]) => part);
  const bytes = new Uint8Array(ordered.reduce((length, part) => length + part.length, 0));
  let place = 0;
  for (const part of ordered) {
    bytes.set(part, place);
    place += part.length;
  }
  return sumOf(bytes) === sum ? bytes : null;
}

function sumOf(bytes: Uint8Array): string {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(36).toUpperCase();
}

/** RFC 9285. */
function toBase45(bytes: Uint8Array): string {
  let text = "";
  for (let index = 0; index < bytes.length; index += 2) {
    const [first = 0, second] = [bytes[index], bytes[index + 1]];
    const value = second === undefined ? first : first * 256 + second;
    text += digit(value % 45) + digit(Math.floor(value / 45) % 45);
    if (second !== undefined) text += digit(Math.floor(value / 2025));
  }
  return text;
}

function fromBase45(text: string): Uint8Array | null {
  const bytes: number[] = [];
  for (let index = 0; index < text.length; index += 3) {
    const [a = -1, b = -1, c] = Array.from(text.slice(index, index + 3), (letter) => BASE45.indexOf(letter));
    const value = a + 45 * b + 2025 * (c ?? 0);
    if (a < 0 || b < 0 || value > (c === undefined ? 255 : 65_535)) return null;
    if (c !== undefined) bytes.push(Math.floor(value / 256));
    bytes.push(value % 256);
  }
  return new Uint8Array(bytes);
}

function digit(value: number): string {
  return BASE45[value] ?? "";
}
