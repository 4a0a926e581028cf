import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { StoredEvent } from "../../../src/domain/event.ts";
import { DamagedBytes } from "../../../src/schema/sync/byte-reader.ts";
import { bytesToEvents, eventsToBytes } from "../../../src/schema/sync/event-codec.ts";
import { bytesToText, textToBytes } from "../../../src/schema/sync/texts.ts";
import { log } from "../../domain/arbitraries.ts";
import { answerTo, createRecorder } from "../../domain/events.ts";
import { acceptableEvent } from "../arbitrary-events.ts";

const anyEvents = fc.oneof(log, fc.array(acceptableEvent, { maxLength: 40 }));

/** Anything that JSON can hold, in the place of any field. */
const oddEvent = fc
  .tuple(acceptableEvent, fc.dictionary(fc.string(), fc.jsonValue()), fc.dictionary(fc.string(), fc.jsonValue()))
  .map(([event, fields, bodyFields]): StoredEvent => {
    const body = typeof event.body === "object" && event.body !== null ? { ...event.body, ...bodyFields } : event.body;
    return JSON.parse(JSON.stringify({ ...event, body, ...fields }));
  });

describe("events as bytes", () => {
  it("come back as the same JSON, letter by letter", () => {
    fc.assert(fc.property(anyEvents, expectUnchanged));
  });

  it("come back with fields, values and an order of fields that this build does not know", () => {
    fc.assert(fc.property(fc.array(oddEvent, { maxLength: 5 }), expectUnchanged));
    const answer = createRecorder()("itemAnswered", answerTo("jichi-0001"));
    const { body, ...envelope } = answer;
    const odd = [
      { body, ...envelope },
      { ...answer, body: { ...body, item: { itemVersion: 1, itemId: "one", bankId: "bank" } } },
      { ...answer, body: { ...body, confidence: 3 } },
      { ...answer, body: { ...body, responseMillis: 0.1 } },
      { ...answer, body: { ...body, item: { ...body.item, itemId: "jichi-00012" } } },
      { ...answer, body: { ...body, response: { kind: "options", optionIds: [] } } },
      { ...answer, body: { ...body, response: null } },
      { ...answer, orderMs: -1, wallMs: Number.MAX_SAFE_INTEGER },
      { ...answer, sequence: -3 },
      { ...answer, type: "eventVoided", body: { target: { sequence: 1, deviceId: "x" } } },
      { ...answer, type: "noteWritten", body: { text: "\ud83d \u0000 \udc4d 👍" } },
      { ...answer, type: "examStarted", version: 9, body: "x".repeat(1_000_000) },
    ] as unknown as StoredEvent[];
    expectUnchanged(odd);
  });

  it("are few for an answer of the usual kind", () => {
    const record = createRecorder("AAAAAAAAAAAAAAAAAAAAAA");
    const answers = Array.from({ length: 20 }, (_, index) =>
      record("itemAnswered", answerTo(`jichi-00${10 + index}`, index % 2, "tokyo-shunin")),
    );
    expect(eventsToBytes(answers, "AAAAAAAAAAAAAAAAAAAAAA").length / 20).toBeLessThan(11);
  });

  it("are refused where they are damaged, and never crash a reader", () => {
    const damage = fc.tuple(anyEvents, fc.nat(), fc.integer({ min: 1, max: 255 }), fc.boolean());
    fc.assert(
      fc.property(damage, ([events, place, flip, isCut]) => {
        const bytes = eventsToBytes(events, "phone");
        const at = place % bytes.length;
        bytes[at] = (bytes[at] ?? 0) ^ flip;
        try {
          bytesToEvents(isCut ? bytes.subarray(0, at) : bytes, "phone");
        } catch (error) {
          expect(error).toBeInstanceOf(DamagedBytes);
        }
      }),
    );
  });
});

it("texts and their bytes are inverses, halves of surrogate pairs included", () => {
  const text = fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) });
  fc.assert(
    fc.property(text, (value) => {
      expect(bytesToText(textToBytes(value))).toBe(value);
    }),
  );
});

function expectUnchanged(events: readonly StoredEvent[]): void {
  const back = bytesToEvents(eventsToBytes(events, "phone"), "phone");
  expect(back.map((event) => JSON.stringify(event))).toEqual(events.map((event) => JSON.stringify(event)));
}
