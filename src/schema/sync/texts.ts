const BASE64URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const ID_PATTERN = /^[\w-]{21}[AQgw]$/;
const ID_LENGTH = 22;
const ID_BYTES = 16;

/**
 * UTF-8, except that half of a surrogate pair is kept as three bytes (WTF-8): TextEncoder would put a question mark in
 * its place, and a note cut in the middle of an emoji would come back changed.
 */
export function textToBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  let length = 0;
  for (let index = 0; index < text.length; index += 1) {
    const point = text.codePointAt(index) ?? 0;
    if (point < 0x80) bytes[length++] = point;
    else if (point < 0x800) {
      bytes[length++] = 0xc0 | (point >> 6);
      bytes[length++] = 0x80 | (point & 0x3f);
    } else if (point < 0x10000) {
      bytes[length++] = 0xe0 | (point >> 12);
      bytes[length++] = 0x80 | ((point >> 6) & 0x3f);
      bytes[length++] = 0x80 | (point & 0x3f);
    } else {
      bytes[length++] = 0xf0 | (point >> 18);
      bytes[length++] = 0x80 | ((point >> 12) & 0x3f);
      bytes[length++] = 0x80 | ((point >> 6) & 0x3f);
      bytes[length++] = 0x80 | (point & 0x3f);
      index += 1;
    }
  }
  return bytes.slice(0, length);
}

/** The reverse of `textToBytes`. Of other bytes it makes some text or other, and never fails. */
export function bytesToText(bytes: Uint8Array): string {
  const parts: string[] = [];
  let part = "";
  for (let index = 0; index < bytes.length; ) {
    const first = bytes[index++] ?? 0;
    let point = first;
    if (first >= 0xf0) point = ((first & 0x07) << 18) | (next() << 12) | (next() << 6) | next();
    else if (first >= 0xe0) point = ((first & 0x0f) << 12) | (next() << 6) | next();
    else if (first >= 0xc0) point = ((first & 0x1f) << 6) | next();
    part += String.fromCodePoint(Math.min(point, 0x10ffff));
    // A text of megabytes, letter by letter, would be a rope as deep as it is long.
    if (part.length >= 4096) {
      parts.push(part);
      part = "";
    }
    function next(): number {
      return (bytes[index++] ?? 0) & 0x3f;
    }
  }
  return parts.join("") + part;
}

/** The bytes of an id as `Chance.newId` makes them; null for any other text. */
export function idToBytes(text: string): Uint8Array | null {
  return text.length === ID_LENGTH && ID_PATTERN.test(text) ? base64urlToBytes(text) : null;
}

/** Base64url without padding. Letters outside the alphabet count as `A`: check before. */
export function base64urlToBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let [bits, held, length] = [0, 0, 0];
  for (const letter of text) {
    bits = ((bits << 6) | Math.max(0, BASE64URL.indexOf(letter))) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[length++] = (bits >> held) & 0xff;
  }
  return bytes;
}

export function bytesToBase64url(bytes: Uint8Array): string {
  let text = "";
  let [bits, held] = [0, 0];
  for (const byte of bytes) {
    bits = ((bits << 8) | byte) & 0xffff;
    held += 8;
    while (held >= 6) {
      held -= 6;
      text += BASE64URL[(bits >> held) & 63];
    }
  }
  return held > 0 ? text + BASE64URL[(bits << (6 - held)) & 63] : text;
}

export { ID_BYTES };
