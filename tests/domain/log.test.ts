import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  eventIdToString,
  isKnownEvent,
  type ResetScope,
  type Response,
  type StoredEvent,
  versionOf,
} from "../../src/domain/event.ts";
import { cutsOf, isEffective, mergeLogs } from "../../src/domain/log.ts";
import { disturbed, log } from "./arbitraries.ts";
import { answerTo, createRecorder } from "./events.ts";

const effectiveOf = (events: readonly StoredEvent[]) => {
  const cuts = cutsOf(events);
  return events.filter((event) => isEffective(event, cuts));
};

describe("mergeLogs", () => {
  it("is commutative, also where two events claim one id", () => {
    fc.assert(
      fc.property(log, log, (a, b) => {
        expect(mergeLogs(a, b)).toEqual(mergeLogs(b, a));
      }),
    );
  });

  it("is associative", () => {
    fc.assert(
      fc.property(log, log, log, (a, b, c) => {
        expect(mergeLogs(mergeLogs(a, b), c)).toEqual(mergeLogs(a, mergeLogs(b, c)));
      }),
    );
  });

  it("is idempotent", () => {
    fc.assert(
      fc.property(log, log, (a, b) => {
        const merged = mergeLogs(a, b);
        expect(mergeLogs(merged, b)).toEqual(merged);
      }),
    );
  });

  it("forgets the order and duplication of what it is given", () => {
    fc.assert(
      fc.property(
        log.chain((events) => fc.tuple(fc.constant(events), disturbed(events))),
        ([events, again]) => {
          expect(mergeLogs(again, [])).toEqual(mergeLogs(events, []));
        },
      ),
    );
  });

  it("keeps every event as it was, understood or not", () => {
    fc.assert(
      fc.property(log, (events) => {
        expect(new Set(mergeLogs(events, []))).toEqual(new Set(events));
      }),
    );
  });
});

describe("an undo", () => {
  it("takes its target out, before or after it in the log, and twice is once", () => {
    const record = createRecorder();
    const [kept, undone] = [record("itemAnswered", answerTo("one")), record("itemAnswered", answerTo("one"))];
    const undo = record("eventVoided", { target: undone });
    const again = createRecorder("device-b")("eventVoided", { target: undone }, { orderMs: 0 });
    for (const events of [
      [kept, undone, undo],
      [undo, undone, kept],
      [again, kept, undone, undo],
    ]) {
      expect(effectiveOf(events)).toEqual([kept]);
    }
  });

  it("of an event that has not arrived changes nothing yet", () => {
    const record = createRecorder();
    const kept = record("itemAnswered", answerTo("one"));
    expect(effectiveOf([kept, record("eventVoided", { target: { deviceId: "elsewhere", sequence: 3 } })])).toEqual([
      kept,
    ]);
  });

  it("takes out a reset, so that what the reset cut is back", () => {
    const record = createRecorder();
    const answer = record("itemAnswered", answerTo("one"));
    const reset = record("progressReset", { scope: { kind: "all" } });
    expect(effectiveOf([answer, reset])).toEqual([]);
    expect(effectiveOf([answer, reset, record("eventVoided", { target: reset })])).toEqual([answer]);
  });

  it("cannot be undone", () => {
    const record = createRecorder();
    const answer = record("itemAnswered", answerTo("one"));
    const undo = record("eventVoided", { target: answer });
    expect(effectiveOf([answer, undo, record("eventVoided", { target: undo })])).toEqual([]);
  });
});

describe("a reset", () => {
  it.each<[string, ResetScope, readonly string[]]>([
    ["everything", { kind: "all" }, []],
    ["one bank", { kind: "bank", bankId: "bank" }, ["other/one"]],
    ["one item", { kind: "item", bankId: "bank", itemId: "one" }, ["bank/two", "other/one"]],
  ])("of %s cuts the answers in its scope and no others", (_name, scope, left) => {
    const record = createRecorder();
    const answers = [answerTo("one"), answerTo("two"), answerTo("one", 1, "other")].map((body) =>
      record("itemAnswered", body),
    );
    const effective = effectiveOf([...answers, record("progressReset", { scope })]);
    const names = effective.map((event) =>
      event.type === "itemAnswered" ? `${event.body.item.bankId}/${event.body.item.itemId}` : event.type,
    );
    expect(names).toEqual(left);
  });

  it("cuts by order: a late arrival from before it stays cut, a later answer counts", () => {
    const record = createRecorder();
    const reset = record("progressReset", { scope: { kind: "all" } }, { orderMs: 1_000 });
    const elsewhere = createRecorder("device-b");
    const before = elsewhere("itemAnswered", answerTo("one"), { orderMs: 999 });
    const after = elsewhere("itemAnswered", answerTo("one"), { orderMs: 1_001 });
    expect(effectiveOf([reset, after, before])).toEqual([after]);
  });

  it("of everything never cuts marks, notes and preferences", () => {
    const record = createRecorder();
    const item = { bankId: "bank", itemId: "one" };
    const answer = record("itemAnswered", answerTo("one"));
    const lasting = [
      record("itemMarked", { item, mark: "flagged", on: true }),
      record("noteWritten", { item, text: "注" }),
      record("preferenceSet", { key: "theme", value: "dark" }),
    ];
    const reset = record("progressReset", { scope: { kind: "all" } });
    expect(effectiveOf([answer, ...lasting, reset])).toEqual(lasting);
  });
});

describe("an answer", () => {
  const answeredBy = (response: Response) => ({
    type: "itemAnswered" as const,
    body: { ...answerTo("one"), response },
  });

  it("is written under the lowest version that can say it", () => {
    expect(versionOf(answeredBy({ kind: "options", optionIds: ["a"] }))).toBe(1);
    expect(versionOf(answeredBy({ kind: "pass" }))).toBe(1);
    expect(versionOf(answeredBy({ kind: "text", text: "監査委員" }))).toBe(2);
    expect(versionOf(answeredBy({ kind: "order", elementIds: ["a"] }))).toBe(2);
  });
});

describe("what takes effect", () => {
  it("is nothing of a type or version that this build does not know", () => {
    const known = createRecorder()("itemAnswered", answerTo("one"));
    const strangers = [
      { ...known, version: 3 },
      { ...known, version: 0 },
      { ...known, type: "itemShared" },
      { ...known, type: "toString" },
    ];
    expect(strangers.map((event) => isKnownEvent(event))).toEqual([false, false, false, false]);
    for (const stranger of strangers) expect(effectiveOf([stranger])).toEqual([]);
  });

  it("is understood, and neither an undo nor a reset", () => {
    fc.assert(
      fc.property(log, (events) => {
        for (const event of effectiveOf(events)) {
          expect(isKnownEvent(event)).toBe(true);
          expect(["eventVoided", "progressReset"]).not.toContain(event.type);
        }
      }),
    );
  });

  it("never grows by an undo of an answer", () => {
    fc.assert(
      fc.property(log, fc.nat(), (events, chosen) => {
        const target = events.filter(({ type }) => type === "itemAnswered")[chosen % Math.max(1, events.length)];
        fc.pre(target !== undefined);
        const undo = createRecorder("device-z")("eventVoided", { target });
        const left = new Set(effectiveOf([...events, undo]).map(eventIdToString));
        expect(left.has(eventIdToString(target))).toBe(false);
        expect([...left].every((id) => effectiveOf(events).some((event) => eventIdToString(event) === id))).toBe(true);
      }),
    );
  });
});
