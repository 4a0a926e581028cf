import fc from "fast-check";
import { expect, it } from "vitest";
import {
  bytesToFrames,
  FRAMES_MAX,
  type FrameCollection,
  framesToBytes,
  withFrame,
} from "../../../src/domain/sync/code-frames.ts";

it("a row of codes read in any order, some of them twice, gives the bytes back", () => {
  const rows = fc.uint8Array({ maxLength: 3_000 }).chain((bytes) => {
    const frames = bytesToFrames(bytes) ?? [];
    return fc.tuple(fc.constant(bytes), fc.shuffledSubarray([...frames, ...frames], { minLength: 2 * frames.length }));
  });
  fc.assert(
    fc.property(rows, ([bytes, frames]) => {
      const collection = frames.reduce(withFrame, null as FrameCollection | null);
      expect(collection && framesToBytes(collection)).toEqual(bytes);
    }),
  );
});

it("other codes, damaged ones and those of another row do no harm", () => {
  const [first = "", second = ""] = bytesToFrames(new Uint8Array(700).fill(7)) ?? [];
  const foreign = ["https://example.jp/", "NB1:A:0/2:00", "NB1:A:3/2:00", "NB1:A:1/2:::::", "NB1:A:1/9999:00", ""];
  const collection = [first, ...foreign, second].reduce(withFrame, null as FrameCollection | null);
  expect(collection && framesToBytes(collection)).toEqual(new Uint8Array(700).fill(7));
  const [other = ""] = bytesToFrames(new Uint8Array(700).fill(8)) ?? [];
  expect(withFrame(collection, other)?.parts.size).toBe(1);
  const mixed = withFrame(
    withFrame(null, first),
    second.replace(/.$/, (letter) => (letter === "0" ? "1" : "0")),
  );
  expect(mixed && framesToBytes(mixed)).toBeNull();
});

it("too many codes for a hand that holds a phone are not begun", () => {
  expect(bytesToFrames(new Uint8Array(360 * FRAMES_MAX))).toHaveLength(FRAMES_MAX);
  expect(bytesToFrames(new Uint8Array(360 * FRAMES_MAX + 1))).toBeNull();
});
