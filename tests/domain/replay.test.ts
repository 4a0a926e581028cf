import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isKnownEvent, type StoredEvent } from "../../src/domain/event.ts";
import { cutsOf } from "../../src/domain/log.ts";
import { createMemory } from "../../src/domain/memory.ts";
import type { ItemProgress } from "../../src/domain/progress.ts";
import {
  applyEvent,
  itemSubject,
  kindOfSubject,
  memoryInForce,
  PARAMETERS_SUBJECT,
  replay,
  statementSubject,
  subjectsOf,
} from "../../src/domain/replay.ts";
import { studyDayOf } from "../../src/domain/study-day.ts";
import learners from "../bench/data/fsrs6-parameters.json" with { type: "json" };
import { disturbed, log } from "./arbitraries.ts";
import { answerTo, createRecorder } from "./events.ts";

const memory = createMemory();
const ITEM = { bankId: "bank", itemId: "one" };
const DAY_MILLIS = 24 * 60 * 60 * 1000;

const itemRow = (events: readonly StoredEvent[]) => replay(events).get(itemSubject(ITEM)) as ItemProgress | undefined;

describe("replay", () => {
  it("gives the same rows for any order and duplication of one log", () => {
    fc.assert(
      fc.property(
        log.chain((events) => fc.tuple(fc.constant(events), disturbed(events))),
        ([events, again]) => {
          expect(replay(again)).toEqual(replay(events));
        },
      ),
    );
  });

  it("gives one subject the same row from its own events as from the whole log", () => {
    fc.assert(
      fc.property(log, (events) => {
        const whole = replay(events);
        const cuts = cutsOf(events);
        for (const [subject, row] of whole) {
          const own = events.filter((event) => isKnownEvent(event) && subjectsOf(event).includes(subject));
          expect(replay(own, cuts, memoryInForce(events)).get(subject)).toEqual(row);
        }
      }),
    );
  });

  it("ignores what this build does not understand", () => {
    fc.assert(
      fc.property(log, (events) => {
        expect(replay(events.filter(isKnownEvent))).toEqual(replay(events));
      }),
    );
  });

  it("counts every effective answer once: in its item or statement, and in its day", () => {
    fc.assert(
      fc.property(log, (events) => {
        let [inSubjects, inDays] = [0, 0];
        for (const row of replay(events).values()) {
          if ("attempts" in row) inSubjects += row.attempts;
          if ("answers" in row) inDays += row.answers;
        }
        expect(inSubjects).toBe(inDays);
      }),
    );
  });

  it("never lets time run backwards, whatever clocks said", () => {
    fc.assert(
      fc.property(log, (events) => {
        for (const row of replay(events).values()) {
          if (!("recall" in row) || row.recall === null) continue;
          expect(row.recall.memory.stability).toBeGreaterThan(0);
          expect(row.recall.memory.difficulty).toBeGreaterThanOrEqual(1);
          expect(row.recall.memory.difficulty).toBeLessThanOrEqual(10);
          expect(row.recall.reps).toBeGreaterThan(row.recall.lapses);
        }
      }),
    );
  });

  it("refuses an event that has nothing to say about a subject, naming both", () => {
    const event = createRecorder()("preferenceSet", { key: "theme", value: "dark" });
    expect(() => applyEvent(itemSubject(ITEM), null, event, memory)).toThrow(/preferenceSet.*item\/bank\/one/);
  });
});

describe("the row of an item", () => {
  it("tells first from later answers and remembers the first day", () => {
    const record = createRecorder();
    const first = record("itemAnswered", answerTo("one", 0));
    const later = record("itemAnswered", answerTo("one", 1), { orderMs: first.orderMs + 3 * DAY_MILLIS });
    expect(itemRow([later, first])).toMatchObject({
      attempts: 2,
      scoreSum: 1,
      firstScore: 0,
      firstDay: studyDayOf(first.wallMs, 0),
      responseMillis: 20_000,
      recall: { reps: 2, lapses: 0, lastScore: 1, lastDay: studyDayOf(later.wallMs, 0) },
    });
  });

  it("counts no screen left open as study, nor does its day", () => {
    const answer = createRecorder()("itemAnswered", { ...answerTo("one"), responseMillis: 8 * 3_600_000 });
    const rows = [...replay([answer]).values()];
    expect(rows).toMatchObject([{ responseMillis: 180_000 }, { responseMillis: 180_000 }]);
  });

  it("holds what FSRS makes of the days between the answers", () => {
    const record = createRecorder();
    const answers = [0, 3, 3, 20].map((day) =>
      record("itemAnswered", answerTo("one"), { orderMs: Date.UTC(2026, 5, 1) + day * DAY_MILLIS }),
    );
    const states = [0, 3, 0, 17].reduce<ReturnType<typeof memory.next> | null>(
      (state, elapsedDays) => memory.next(state, elapsedDays, "good"),
      null,
    );
    expect(itemRow(answers)?.recall?.memory).toEqual(states);
  });

  it("counts a lapse only where something known was forgotten", () => {
    const record = createRecorder();
    const answers = [0, 0, 1, 0, 0].map((score) => record("itemAnswered", answerTo("one", score)));
    expect(itemRow(answers)?.recall?.lapses).toBe(1);
  });

  it("keeps marks and the last note beside what was answered", () => {
    const record = createRecorder();
    const row = itemRow([
      record("itemMarked", { item: ITEM, mark: "flagged", on: true }),
      record("noteWritten", { item: ITEM, text: "はじめ" }),
      record("itemAnswered", answerTo("one")),
      record("noteWritten", { item: ITEM, text: "あと" }),
      record("itemMarked", { item: ITEM, mark: "suspended", on: true }),
      record("itemMarked", { item: ITEM, mark: "flagged", on: false }),
    ]);
    expect(row).toMatchObject({ attempts: 1, flagged: false, suspended: true, note: "あと" });
  });

  it("is untouched by answers to the item's statements, which have rows of their own", () => {
    const record = createRecorder();
    const state = replay([record("itemAnswered", { ...answerTo("one"), statementId: "a" })]);
    const kinds = [...state.keys()].map(kindOfSubject);
    expect(kinds).toEqual(["statement", "day"]);
    expect(state.get(statementSubject(ITEM, "a"))).toMatchObject({ attempts: 1, scoreSum: 1 });
  });

  it("is as if an undone answer had never been given", () => {
    const record = createRecorder();
    const [kept, undone] = [record("itemAnswered", answerTo("one")), record("itemAnswered", answerTo("one", 0))];
    expect(itemRow([kept, undone, record("eventVoided", { target: undone })])).toEqual(itemRow([kept]));
  });
});

describe("the parameters of memory", () => {
  const [own = []] = learners.parameters;
  const fitted = { parameters: own, reviews: 300, heldOutLoss: 0.3, defaultLoss: 0.4 };
  const stabilityOf = (events: readonly StoredEvent[]) => itemRow(events)?.recall?.memory.stability;

  it("hold for answers before and after the fit alike, and the last word by order counts", () => {
    const record = createRecorder();
    const before = record("itemAnswered", answerTo("one", 0));
    const fit = record("parametersFitted", fitted);
    expect(stabilityOf([before, fit])).toBe(createMemory(own).next(null, 0, "again").stability);
    const declined = record("parametersDeclined", {});
    expect(stabilityOf([declined, fit, before])).toBe(memory.next(null, 0, "again").stability);
    expect(replay([declined, fit]).get(PARAMETERS_SUBJECT)).toMatchObject({ kind: "declined" });
  });

  it("are those from before where the fit is undone, and stay where progress is reset", () => {
    const record = createRecorder();
    const fit = record("parametersFitted", fitted);
    const answer = record("itemAnswered", answerTo("one", 0));
    const undo = record("eventVoided", { target: { deviceId: fit.deviceId, sequence: fit.sequence } });
    expect(stabilityOf([fit, answer, undo])).toBe(stabilityOf([answer]));
    const reset = record("progressReset", { scope: { kind: "all" } });
    const later = record("itemAnswered", answerTo("one", 0));
    expect(stabilityOf([fit, answer, reset, later])).toBe(stabilityOf([fit, later]));
  });
});
