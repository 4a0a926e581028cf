import { type ByteReader, DamagedBytes } from "./byte-reader.ts";
import type { ByteWriter } from "./byte-writer.ts";

/** From so many values on their palette is worth its bytes, and up to so many deflate finds less than it saves. */
const PALETTE_FROM = 8;
const PALETTE_BELOW = 128;
const PALETTE_MAX = 16;

/**
 * A column of bytes of which few are different. In a column of the length of a pack or two the different ones are told
 * first, then which in as few bits as that takes; deflate does the same in longer ones, and better.
 */
export function writeSymbols(writer: ByteWriter, values: readonly number[]): void {
  const palette = hasPalette(values.length) ? [...new Set(values)] : [];
  const isPacked = palette.length > 0 && palette.length <= PALETTE_MAX;
  if (hasPalette(values.length)) writer.count(isPacked ? palette.length : 0);
  if (!isPacked) {
    for (const value of values) writer.byte(value);
    return;
  }
  for (const value of palette) writer.byte(value);
  const width = bitsFor(palette.length);
  let [bits, held] = [0, 0];
  for (const value of values) {
    bits = (bits << width) | palette.indexOf(value);
    held += width;
    if (held < 8) continue;
    held -= 8;
    writer.byte((bits >> held) & 255);
    bits &= (1 << held) - 1;
  }
  if (held > 0) writer.byte((bits << (8 - held)) & 255);
}

export function readSymbols(reader: ByteReader, length: number): readonly number[] {
  const size = hasPalette(length) ? reader.count() : 0;
  if (size > PALETTE_MAX) throw new DamagedBytes("a palette is too large");
  if (size === 0) return Array.from(reader.bytes(length));
  const palette = Array.from(reader.bytes(size));
  const width = bitsFor(size);
  let [bits, held] = [0, 0];
  return Array.from({ length }, () => {
    if (held < width) {
      bits = (bits << 8) | reader.byte();
      held += 8;
    }
    held -= width;
    const value = palette[bits >> held];
    bits &= (1 << held) - 1;
    if (value === undefined) throw new DamagedBytes("a value is not in its palette");
    return value;
  });
}

function hasPalette(length: number): boolean {
  return length >= PALETTE_FROM && length < PALETTE_BELOW;
}

function bitsFor(size: number): number {
  return Math.ceil(Math.log2(size));
}
