import fc from "fast-check";
import type {
  EventBodies,
  EventDraft,
  ItemReference,
  ResetScope,
  Response,
  StoredEvent,
} from "../../src/domain/event.ts";
import { EVENT_VERSIONS, versionOf } from "../../src/domain/event.ts";
import { DEFAULT_PARAMETERS } from "../../src/domain/memory.ts";
import { areParameters } from "../../src/domain/parameter-bounds.ts";
import learners from "../bench/data/fsrs6-parameters.json" with { type: "json" };

/** A small world, so that events of different devices often touch the same thing. */
const DEVICES = ["device-a", "device-b", "device-c"] as const;
const DAY_MILLIS = 24 * 60 * 60 * 1000;
const FIRST_MILLIS = Date.UTC(2026, 5, 1);

const itemReference: fc.Arbitrary<ItemReference> = fc.record({
  bankId: fc.constantFrom("tokyo", "ict"),
  itemId: fc.constantFrom("one", "two"),
});

const eventId = fc.record({ deviceId: fc.constantFrom(...DEVICES), sequence: fc.integer({ min: 0, max: 12 }) });

const itemAnswered: fc.Arbitrary<EventBodies["itemAnswered"]> = fc
  .record({
    item: itemReference.map((item) => ({ ...item, itemVersion: 1 })),
    statementId: fc.option(fc.constantFrom("a", "b"), { nil: undefined, freq: 2 }),
    right: fc.boolean(),
    mistake: fc.constantFrom<Response>(
      { kind: "pass" },
      { kind: "options", optionIds: ["a"] },
      { kind: "options", optionIds: ["c", "d"] },
      { kind: "options", optionIds: ["d", "c"] },
    ),
    isExam: fc.boolean(),
    guessed: fc.constantFrom("yes", "no", "unasked"),
    responseMillis: fc.integer({ min: 0, max: 90_000 }),
  })
  .map(({ item, statementId, right, mistake, isExam, guessed, responseMillis }) => ({
    item,
    ...(statementId !== undefined && { statementId }),
    session: isExam ? "exam-1" : "session",
    mode: statementId !== undefined ? "statement" : isExam ? "exam" : "practice",
    response: right ? ({ kind: "verdict", verdict: true } as const) : mistake,
    guessed,
    responseMillis,
    score: right ? 1 : 0,
  }));

const resetScope: fc.Arbitrary<ResetScope> = fc.oneof(
  fc.constant({ kind: "all" as const }),
  fc.record({ kind: fc.constant("bank" as const), bankId: fc.constantFrom("tokyo", "ict") }),
  itemReference.map((item) => ({ kind: "item" as const, ...item })),
);

/** Some like the average learner's, which change nothing. */
const parametersFitted: fc.Arbitrary<EventBodies["parametersFitted"]> = fc.record({
  parameters: fc.constantFrom(DEFAULT_PARAMETERS, ...learners.parameters.filter(areParameters).slice(0, 3)),
  reviews: fc.nat(1_000),
  heldOutLoss: fc.constant(0.3),
  defaultLoss: fc.constant(0.4),
});

const exam = fc.constantFrom("exam-1", "exam-2");

const examStarted: fc.Arbitrary<EventBodies["examStarted"]> = fc
  .record({ exam, bankId: fc.constantFrom("tokyo", "ict"), seed: fc.nat(9) })
  .map(({ exam: id, bankId, seed }) => ({
    ...{ exam: id, kind: "full", seed, banks: [{ bankId, version: "1" }], items: [] },
    blueprint: { bankId, id: "trial", asOf: "2022-01-01", edited: false, minutes: 9, guideLine: 1, sections: [] },
  }));

const examFinished: fc.Arbitrary<EventBodies["examFinished"]> = fc
  .record({ exam, bankId: fc.constantFrom("tokyo", "ict"), activeMillis: fc.nat(9_000) })
  .map((body) => ({ ...body, end: "submitted", pauses: [], sections: [] }));

const draft: fc.Arbitrary<EventDraft> = fc.oneof(
  { weight: 1, arbitrary: examStarted.map((body) => ({ type: "examStarted" as const, body })) },
  { weight: 1, arbitrary: examFinished.map((body) => ({ type: "examFinished" as const, body })) },
  { weight: 8, arbitrary: itemAnswered.map((body) => ({ type: "itemAnswered" as const, body })) },
  { weight: 2, arbitrary: eventId.map((target) => ({ type: "eventVoided" as const, body: { target } })) },
  {
    weight: 1,
    arbitrary: fc
      .record({ item: itemReference, mark: fc.constantFrom("flagged", "suspended"), on: fc.boolean() })
      .map((body) => ({ type: "itemMarked" as const, body })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ item: itemReference, text: fc.string({ maxLength: 3 }) })
      .map((body) => ({ type: "noteWritten" as const, body })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ key: fc.constantFrom("examDate", "theme"), value: fc.integer({ max: 9 }) })
      .map((body) => ({ type: "preferenceSet" as const, body })),
  },
  { weight: 1, arbitrary: parametersFitted.map((body) => ({ type: "parametersFitted" as const, body })) },
  { weight: 1, arbitrary: fc.constant({ type: "parametersDeclined" as const, body: {} }) },
  { weight: 1, arbitrary: resetScope.map((scope) => ({ type: "progressReset" as const, body: { scope } })) },
);

/** An event that this build does not understand. */
const unknownFact = fc.constantFrom(
  { type: "itemShared", version: 1, body: { to: "a friend" } },
  { type: "examMoved", version: 1, body: { exam: "exam-1" } },
  { type: "itemAnswered", version: EVENT_VERSIONS.itemAnswered + 1, body: { item: "another shape" } },
  // A name that every object inherits: understood only if types are looked up carelessly.
  { type: "toString", version: 1, body: null },
);

const fact = fc.oneof(
  { weight: 12, arbitrary: draft.map((known) => ({ ...known, version: versionOf(known) })) },
  { weight: 1, arbitrary: unknownFact },
);

/** A log of several devices: each id once, order positions that often tie, no particular order. */
export const log: fc.Arbitrary<readonly StoredEvent[]> = fc
  .array(
    fc.record({
      deviceId: fc.constantFrom(...DEVICES),
      day: fc.integer({ min: 0, max: 40 }),
      clockLeadDays: fc.constantFrom(0, 0, 0, -3, 400),
      lamport: fc.nat(1),
      zoneMinutes: fc.constantFrom(540, 0, -480),
      fact,
    }),
    { maxLength: 30 },
  )
  .map((rows) => {
    const nextSequence = new Map<string, number>();
    return rows.map(({ deviceId, day, clockLeadDays, lamport, zoneMinutes, fact: { type, version, body } }) => {
      const sequence = nextSequence.get(deviceId) ?? 0;
      nextSequence.set(deviceId, sequence + 1);
      const orderMs = FIRST_MILLIS + day * DAY_MILLIS;
      const wallMs = orderMs + clockLeadDays * DAY_MILLIS;
      return { deviceId, sequence, orderMs, lamport, wallMs, zoneMinutes, type, version, body };
    });
  });

/** The same events in another order, some of them twice. */
export function disturbed(events: readonly StoredEvent[]): fc.Arbitrary<readonly StoredEvent[]> {
  return fc
    .tuple(fc.shuffledSubarray([...events], { minLength: events.length }), fc.subarray([...events]))
    .map(([shuffled, twice]) => [...twice, ...shuffled]);
}
