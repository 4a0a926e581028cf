import { TEXT_KIND } from "./byte-writer.ts";
import { STATIC_TEXTS } from "./static-texts.ts";
import { bytesToBase64url, bytesToText, ID_BYTES } from "./texts.ts";

/** Thrown by a reader at bytes that no writer makes; whoever reads a chunk catches it. */
export class DamagedBytes extends Error {}

/** Reads what a `ByteWriter` wrote. Every method throws `DamagedBytes` where the bytes end or make no sense. */
export interface ByteReader {
  byte(): number;
  bytes(length: number): Uint8Array;
  count(): number;
  signed(): number;
  text(): string;
  /** Bytes that are left. */
  left(): number;
}

export function createByteReader(source: Uint8Array): ByteReader {
  let place = 0;
  const texts: string[] = [];

  return { byte, bytes, count, signed, text, left: () => source.length - place };

  function byte(): number {
    const value = source[place];
    if (value === undefined) throw new DamagedBytes("the bytes end too early");
    place += 1;
    return value;
  }

  function bytes(length: number): Uint8Array {
    if (length > source.length - place) throw new DamagedBytes("the bytes end too early");
    place += length;
    return source.subarray(place - length, place);
  }

  function count(): number {
    let value = 0;
    let weight = 1;
    for (;;) {
      const next = byte();
      value += (next % 128) * weight;
      if (value > Number.MAX_SAFE_INTEGER) throw new DamagedBytes("a number is too large");
      if (next < 128) return value;
      weight *= 128;
    }
  }

  function signed(): number {
    const value = count();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  function text(): string {
    const head = count();
    const number = Math.floor(head / 4);
    switch (head % 4) {
      case TEXT_KIND.static:
        return known(STATIC_TEXTS[number]);
      case TEXT_KIND.repeated:
        return known(texts[texts.length - 1 - number]);
      case TEXT_KIND.id:
        return fresh(bytesToBase64url(bytes(ID_BYTES)));
      default:
        return fresh(bytesToText(bytes(number)));
    }
  }

  function known(value: string | undefined): string {
    if (value === undefined) throw new DamagedBytes("a text stands nowhere");
    return value;
  }

  function fresh(value: string): string {
    texts.push(value);
    return value;
  }
}
