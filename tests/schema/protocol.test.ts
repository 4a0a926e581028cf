import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bytesToHex, CHUNK_MAX_BYTES, headInput, hexToBytes, type Refusal } from "../../src/schema/protocol.ts";
import {
  decodeCovers,
  decodeIds,
  decodeListing,
  decodePage,
  decodePush,
  encodeCovers,
  encodeIds,
  encodeListing,
  encodePage,
  encodePush,
} from "../../src/schema/protocol-frames.ts";
import { formatPushReply, formatRefusal, parsePushReply, parseRefusal } from "../../src/schema/protocol-replies.ts";

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const seq = fc.nat(2 ** 31 - 1);
const kind = fc.integer({ min: 1, max: 127 });
const sealed = fc.uint8Array({ minLength: 1, maxLength: 300 });
const chunk = fc.record({ kind, id: bytes(16), bytes: sealed });
const end = fc.record({ seq, head: bytes(32) });
const entry = fc.oneof(
  fc.record({ kind, seq, id: bytes(16), bytes: sealed }),
  fc.record({ kind: fc.constant(0 as const), seq, head: bytes(32) }),
);
const listed = fc.record({ kind: fc.integer({ min: 0, max: 127 }), seq, id: bytes(16) });

const FRAMES: readonly [string, fc.Arbitrary<unknown>, (value: never) => Uint8Array, (frame: Uint8Array) => unknown][] =
  [
    ["push", fc.array(chunk), encodePush, decodePush],
    ["page", fc.record({ hasMore: fc.boolean(), end, entries: fc.array(entry) }), encodePage, decodePage],
    ["listing", fc.record({ hasMore: fc.boolean(), end, chunks: fc.array(listed) }), encodeListing, decodeListing],
    ["ids", fc.array(bytes(16)), encodeIds, decodeIds],
    [
      "covers",
      fc.record({ packId: bytes(16), packDigest: bytes(32), deviceTag: bytes(16), chunkIds: fc.array(bytes(16)) }),
      encodeCovers,
      decodeCovers,
    ],
  ];

describe.each(FRAMES)("a %s frame", (_, value, encode, decode) => {
  it("gives back what was put in", () => {
    fc.assert(fc.property(value, (one) => void expect(decode(encode(one as never))).toEqual(one)));
  });

  it("is none when it is cut, or of another format", () => {
    fc.assert(
      fc.property(value, fc.nat(), (one, cut) => {
        const frame = encode(one as never);
        const whole = JSON.stringify(decode(frame));
        // Cut between two entries it is a shorter frame; it is never the same, and never throws.
        expect(JSON.stringify(decode(frame.subarray(0, cut % frame.length)))).not.toBe(whole);
        expect(decode(Uint8Array.from(frame, (byte, index) => (index === 0 ? 2 : byte)))).toBeNull();
      }),
    );
  });

  it("never makes its parser throw", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (noise) => void decode(noise)));
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (noise) => void decode(Uint8Array.of(1, ...noise))));
  });
});

describe("a pushed chunk", () => {
  const one = { kind: 1, id: new Uint8Array(16), bytes: new Uint8Array(1) };

  it("has a kind, some bytes, and at most 256 KiB", () => {
    expect(decodePush(encodePush([{ ...one, bytes: new Uint8Array(CHUNK_MAX_BYTES) }]))).toHaveLength(1);
    expect(decodePush(encodePush([{ ...one, bytes: new Uint8Array(CHUNK_MAX_BYTES + 1) }]))).toBe("tooLarge");
    expect(decodePush(encodePush([{ ...one, bytes: new Uint8Array(0) }]))).toBeNull();
    for (const kind of [0, 128, 255]) expect(decodePush(encodePush([{ ...one, kind }]))).toBeNull();
  });
});

describe("hexadecimal", () => {
  it("and bytes are inverses", () => {
    fc.assert(fc.property(bytes(16), (one) => void expect(hexToBytes(bytesToHex(one), 16)).toEqual(one)));
  });

  it.each(["", "0", "00", "AB".repeat(16), "0g".repeat(16), " 0".repeat(16), "00".repeat(17)])(
    "is refused: %j",
    (text) => {
      expect(hexToBytes(text, 16)).toBeNull();
    },
  );
});

describe("what is hashed to a head", () => {
  it("is the head before, the place as eight bytes, the id and the digest", () => {
    const input = headInput(new Uint8Array(32).fill(1), 258, new Uint8Array(16).fill(2), new Uint8Array(32).fill(3));
    expect(bytesToHex(input)).toBe(`${"01".repeat(32)}0000000000000102${"02".repeat(16)}${"03".repeat(32)}`);
    expect(
      bytesToHex(headInput(new Uint8Array(32), 0xfedcba98, new Uint8Array(16), new Uint8Array(32)).subarray(32, 40)),
    ).toBe("00000000fedcba98");
  });
});

describe("a JSON body", () => {
  it("of a push gives back what was put in", () => {
    fc.assert(
      fc.property(seq, bytes(32), fc.array(seq), (at, head, seqs) => {
        expect(parsePushReply(formatPushReply({ seq: at, head, seqs }))).toEqual({ seq: at, head, seqs });
      }),
    );
  });

  it.each<Refusal>([
    { error: "unauthorized" },
    { error: "unsupportedVersion", versions: [1, 2] },
    { error: "diverged", seq: 7, head: new Uint8Array(32).fill(9) },
    { error: "otherBytes", chunkIds: [new Uint8Array(16).fill(9)] },
    { error: "tooLarge", limitBytes: 5 },
    { error: "slowDown", retryAfterSeconds: 5 },
    { error: "quota", bytesUsed: 1, bytesLimit: 2 },
  ])("of a refusal gives back what was put in: $error", (refusal) => {
    expect(parseRefusal(formatRefusal(refusal))).toEqual(refusal);
  });

  it("of a refusal is the same from a Buffer, which JSON would write otherwise", () => {
    const diverged = { error: "diverged", seq: 1, head: Buffer.alloc(32, 7) } as const;
    expect(parseRefusal(formatRefusal(diverged))).toEqual({ ...diverged, head: new Uint8Array(32).fill(7) });
  });

  it("is none when it is something else", () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        expect([parsePushReply(text), parseRefusal(text)]).toEqual([null, null]);
      }),
    );
    for (const text of ['{"error":"later"}', '{"error":"diverged","seq":-1,"head":""}', "<html>"]) {
      expect(parseRefusal(text)).toBeNull();
    }
  });
});
