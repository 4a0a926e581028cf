import { STATIC_TEXTS } from "./static-texts.ts";
import { idToBytes, textToBytes } from "./texts.ts";

/** How a text is written, in the two lowest bits of its head; the number above them depends on it. */
export const TEXT_KIND = {
  /** Number: place in `STATIC_TEXTS`. */
  static: 0,
  /** Number: length in bytes, which follow. */
  literal: 1,
  /** A random id of 128 bits as base64url, its 16 bytes follow. */
  id: 2,
  /** Number: how many different texts ago it stood. */
  repeated: 3,
} as const;

/** Bytes that grow, with the few forms that chunks are made of. Each text is written out once. */
export interface ByteWriter {
  byte(value: number): void;
  bytes(values: Uint8Array): void;
  /** A whole number of 0 to 2^53 - 1: 7 bits a byte, lowest first. */
  count(value: number): void;
  /** A whole number of either sign. */
  signed(value: number): void;
  text(value: string): void;
  finish(): Uint8Array;
}

const STATIC_INDEX: ReadonlyMap<string, number> = new Map(STATIC_TEXTS.map((text, index) => [text, index]));

export function createByteWriter(): ByteWriter {
  let buffer = new Uint8Array(256);
  let length = 0;
  const texts = new Map<string, number>();

  return { byte, bytes, count, signed, text, finish: () => buffer.slice(0, length) };

  function byte(value: number): void {
    reserve(1);
    buffer[length] = value;
    length += 1;
  }

  function bytes(values: Uint8Array): void {
    reserve(values.length);
    buffer.set(values, length);
    length += values.length;
  }

  function count(value: number): void {
    if (!Number.isSafeInteger(value) || value < 0) throw new Error(`Inconsistent: ${value} is no count`);
    // Not with bit operators: they know 32 bits, and milliseconds need 41.
    let rest = value;
    while (rest >= 128) {
      byte((rest % 128) + 128);
      rest = Math.floor(rest / 128);
    }
    byte(rest);
  }

  function signed(value: number): void {
    count(value >= 0 ? value * 2 : -value * 2 - 1);
  }

  function text(value: string): void {
    const fixed = STATIC_INDEX.get(value);
    const before = texts.get(value);
    if (fixed !== undefined) count(fixed * 4 + TEXT_KIND.static);
    else if (before !== undefined) count((texts.size - 1 - before) * 4 + TEXT_KIND.repeated);
    else firstText(value);
  }

  function firstText(value: string): void {
    texts.set(value, texts.size);
    const id = idToBytes(value);
    if (id !== null) {
      count(TEXT_KIND.id);
      bytes(id);
      return;
    }
    const literal = textToBytes(value);
    count(literal.length * 4 + TEXT_KIND.literal);
    bytes(literal);
  }

  function reserve(more: number): void {
    if (length + more <= buffer.length) return;
    const larger = new Uint8Array(Math.max(buffer.length * 2, length + more));
    larger.set(buffer);
    buffer = larger;
  }
}
