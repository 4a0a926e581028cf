import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseEvent } from "../../src/schema/event.ts";
import { acceptableEvent } from "./arbitrary-events.ts";

const answered = {
  deviceId: "phone",
  sequence: 3,
  orderMs: 1_790_000_000_000,
  lamport: 0,
  wallMs: 1_790_000_000_000,
  zoneMinutes: 540,
  type: "itemAnswered",
  version: 1,
  body: {
    item: { bankId: "tokyo-shunin", itemId: "jichi-0001", itemVersion: 1 },
    session: "s",
    mode: "practice",
    response: { kind: "options", optionIds: ["a"] },
    guessed: "no",
    responseMillis: 4200,
    score: 1,
  },
};

describe("an event from outside", () => {
  it("is handed on exactly as it came, whether this build knows its type or not", () => {
    fc.assert(
      fc.property(acceptableEvent, (event) => {
        const parsing = parseEvent(event);
        expect(parsing.kind).toBe("event");
        expect(JSON.stringify(parsing.kind === "event" && parsing.event)).toBe(JSON.stringify(event));
      }),
    );
  });

  it("has a response that is put together under version 2 only: builds of the first would refuse it", () => {
    const responses = [
      { kind: "text", text: "監査委員" },
      { kind: "blanks", filled: [{ blankId: "1", wordId: "a" }] },
      { kind: "order", elementIds: ["b", "a"] },
    ];
    for (const response of responses) {
      const event = { ...answered, version: 2, body: { ...answered.body, response } };
      expect(parseEvent(event)).toEqual({ kind: "event", event });
      expect(parseEvent({ ...event, version: 1 })).toEqual({ kind: "badField", path: "body.response.kind" });
    }
  });

  it("keeps fields of its body that a newer app may have added", () => {
    const event = { ...answered, body: { ...answered.body, mood: "calm" } };
    expect(parseEvent(event)).toEqual({ kind: "event", event });
  });

  it.each([
    ["deviceId", { deviceId: "a b" }],
    ["deviceId", { deviceId: "x".repeat(65) }],
    ["sequence", { sequence: -1 }],
    ["sequence", { sequence: 1.5 }],
    ["sequence", { sequence: 2 ** 31 + 1 }],
    ["lamport", { lamport: 2 ** 31 + 1 }],
    ["orderMs", { orderMs: Number.NaN }],
    ["wallMs", { wallMs: Number.POSITIVE_INFINITY }],
    ["wallMs", { wallMs: 9e15 }],
    ["zoneMinutes", { zoneMinutes: "540" }],
    ["type", { type: "" }],
    ["version", { version: null }],
    ["body", { body: undefined }],
    ["body.item.itemId", { body: { ...answered.body, item: { ...answered.body.item, itemId: "a/b" } } }],
    ["body.response.kind", { body: { ...answered.body, response: { kind: "shout" } } }],
    ["body.score", { body: { ...answered.body, score: 2 } }],
    ["body.responseMillis", { body: { ...answered.body, responseMillis: -5 } }],
    ["body", { body: [] }],
    ["body.session", { body: { ...answered.body, session: "s".repeat(201) } }],
    ["body.key", { type: "preferenceSet", body: { key: "k".repeat(201), value: 1 } }],
    ["body.key", { type: "preferenceSet", body: { key: "a/b", value: 1 } }],
    ["body.target.sequence", { type: "eventVoided", body: { target: { deviceId: "phone", sequence: 2 ** 31 + 1 } } }],
    ["body.text", { type: "noteWritten", body: { item: answered.body.item, text: "あ".repeat(20_001) } }],
  ])("is refused for a bad %s", (path, change) => {
    expect(parseEvent({ ...answered, ...change })).toEqual({ kind: "badField", path });
  });

  it("of a type that is yet to come is kept as it is", () => {
    const event = { ...answered, type: "examMoved", body: { seed: "any" } };
    expect(parseEvent(event)).toEqual({ kind: "event", event });
  });

  it.each([null, 1, "itemAnswered", [answered]])("is refused where it is no object: %j", (value) => {
    expect(parseEvent(value)).toEqual({ kind: "notAnEvent" });
  });

  it("is refused where it nests deeper than any stack bears", () => {
    const deep = JSON.parse(`${"[".repeat(100_000)}${"]".repeat(100_000)}`);
    expect(parseEvent({ ...answered, type: "future", body: deep })).toEqual({ kind: "tooDeep" });
  });

  it("does not let a field named __proto__ change anything else", () => {
    const hostile = JSON.parse('{"__proto__": {"score": 1, "polluted": true}}');
    expect(parseEvent({ ...answered, body: hostile })).toMatchObject({ kind: "badField" });
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });
});
