import fc from "fast-check";
import type { EventBodies, EventEnvelope, EventType, StoredEvent } from "../../src/domain/event.ts";

import { PARAMETER_BOUNDS } from "../../src/domain/parameter-bounds.ts";

const id = fc.stringMatching(/^[a-z0-9-]{1,20}$/);
const count = fc.nat(1_000_000);
const item = fc.record({ bankId: id, itemId: id });
const eventId = fc.record({ deviceId: fc.constantFrom("phone", "tablet", "old_phone-1"), sequence: fc.nat(500) });

const band = fc.record({ low: count, mean: count, high: count });

const bodies: { readonly [T in EventType]: fc.Arbitrary<EventBodies[T]> } = {
  itemAnswered: fc.record(
    {
      item: fc.record({ bankId: id, itemId: id, itemVersion: fc.integer({ min: 1, max: 9 }) }),
      session: id,
      mode: fc.constantFrom("practice", "exam", "statement"),
      statementId: id,
      response: fc.oneof(
        fc.record({ kind: fc.constant("options" as const), optionIds: fc.array(id, { maxLength: 5 }) }),
        fc.record({ kind: fc.constant("verdict" as const), verdict: fc.boolean() }),
        fc.record({ kind: fc.constant("value" as const), value: fc.double({ noNaN: true, noDefaultInfinity: true }) }),
        fc.record({ kind: fc.constant("pass" as const) }),
      ),
      guessed: fc.constantFrom("yes", "no", "unasked"),
      responseMillis: count,
      score: fc.constantFrom(0, 0.5, 1),
      startsAnew: fc.constant(true as const),
    },
    { requiredKeys: ["item", "session", "mode", "response", "guessed", "responseMillis", "score"] },
  ),
  eventVoided: fc.record({ target: eventId }),
  itemMarked: fc.record({ item, mark: fc.constantFrom("flagged", "suspended"), on: fc.boolean() }),
  noteWritten: fc.record({ item, text: fc.string({ unit: "grapheme" }) }),
  preferenceSet: fc.record({ key: fc.constantFrom("examDate", "textSize", "fromTomorrow"), value: fc.jsonValue() }),
  progressReset: fc.record({
    scope: fc.oneof(
      fc.record({ kind: fc.constant("all" as const) }),
      fc.record({ kind: fc.constant("bank" as const), bankId: id }),
      fc.record({ kind: fc.constant("item" as const), bankId: id, itemId: id }),
    ),
  }),
  parametersFitted: fc.record({
    parameters: fc.tuple(...PARAMETER_BOUNDS.map(([min, max]) => fc.double({ min, max, noNaN: true }))),
    reviews: count,
    heldOutLoss: fc.double({ min: 0, max: 9, noNaN: true }),
    defaultLoss: fc.double({ min: 0, max: 9, noNaN: true }),
  }),
  parametersDeclined: fc.constant({}),
  examStarted: fc.record(
    {
      exam: id,
      kind: fc.constantFrom("full", "half", "section", "own", "marathon"),
      blueprint: fc.record({
        bankId: id,
        id,
        asOf: fc.constant("2022-01-01"),
        edited: fc.boolean(),
        minutes: count,
        guideLine: count,
        sections: fc.array(fc.record({ section: id, items: count, guideLine: count }), { maxLength: 4 }),
      }),
      seed: fc.nat(2 ** 32 - 1),
      banks: fc.array(fc.record({ bankId: id, version: fc.constant("2026.1.0") }), { maxLength: 2 }),
      items: fc.array(fc.record({ bankId: id, itemId: id, itemVersion: count, section: id }), { maxLength: 5 }),
      predicted: fc.record({
        total: band,
        sections: fc.array(
          fc.tuple(id, band).map(([section, score]) => ({ section, ...score })),
          { maxLength: 3 },
        ),
      }),
    },
    { requiredKeys: ["exam", "kind", "blueprint", "seed", "banks", "items"] },
  ),
  examFinished: fc.record({
    exam: id,
    bankId: id,
    end: fc.constantFrom("submitted", "timeUp"),
    activeMillis: count,
    pauses: fc.array(
      fc.record({ afterMillis: count, cause: fc.constantFrom("asked", "away", "cutOff"), awayMillis: count }),
      { maxLength: 3 },
    ),
    sections: fc.array(
      fc.record({ section: id, items: count, answered: count, score: count, guideLine: count, responseMillis: count }),
      { maxLength: 4 },
    ),
  }),
};

const envelope: fc.Arbitrary<EventEnvelope> = fc
  .record({
    id: eventId,
    orderMs: fc.nat(4e12),
    lamport: fc.nat(9),
    wallMs: fc.nat(4e12),
    zoneMinutes: fc.integer({ min: -720, max: 840 }),
  })
  .map(({ id: { deviceId, sequence }, ...rest }) => ({ deviceId, sequence, ...rest }));

const builtResponse = fc.oneof(
  fc.record({ kind: fc.constant("text" as const), text: fc.string({ unit: "grapheme" }) }),
  fc.record({
    kind: fc.constant("blanks" as const),
    filled: fc.array(fc.record({ blankId: id, wordId: id }), { maxLength: 5 }),
  }),
  fc.record({ kind: fc.constant("order" as const), elementIds: fc.array(id, { maxLength: 6 }) }),
);

const builtAnswer = fc
  .tuple(bodies.itemAnswered, builtResponse)
  .map(([body, response]) => ({ type: "itemAnswered", version: 2, body: { ...body, response } }));

const known = fc.oneof(
  ...(Object.keys(bodies) as EventType[]).map((type) => bodies[type].map((body) => ({ type, version: 1, body }))),
  builtAnswer,
);

/** What a newer app may write: an unknown type, or a known one under a newer version. */
const unknown = fc.record({
  type: fc.constantFrom("itemAnswered", "examStarted", "streakFrozen", "constructor", "__proto__"),
  version: fc.integer({ min: 3, max: 9 }),
  body: fc.jsonValue({ maxDepth: 5 }),
});

/** Any event that this build accepts, as JSON gives it: known or not. */
export const acceptableEvent: fc.Arbitrary<StoredEvent> = fc
  .tuple(envelope, fc.oneof({ weight: 4, arbitrary: known }, unknown))
  .map(([head, tail]) => JSON.parse(JSON.stringify({ ...head, ...tail })));

/** A log: each event id once. */
export const acceptableLog = fc.uniqueArray(acceptableEvent, {
  selector: ({ deviceId, sequence }) => `${deviceId}:${sequence}`,
  maxLength: 40,
});
