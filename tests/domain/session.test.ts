import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  currentAnswer,
  currentEntry,
  minutesLeft,
  type Session,
  sessionProgress,
  startSession,
  withAnswer,
  withGuess,
  withNext,
  withoutLastAnswer,
  withoutMissing,
} from "../../src/domain/session.ts";

const entries = (count: number, estimatedMillis = 50_000) =>
  Array.from({ length: count }, (_, index) => ({ key: `bank/${index}`, kind: "new" as const, estimatedMillis }));

const pack = (count: number, minutes = 7) =>
  startSession({ id: "session", mode: "practice", title: null, minutes, entries: entries(count) });

const answer = (session: Session, responseMillis = 30_000) =>
  withAnswer(session, {
    eventId: { deviceId: "device-a", sequence: session.answers.length },
    response: { kind: "pass" },
    score: 0,
    guessed: false,
    responseMillis,
  });

/** One of the things a learner can do on any screen of a session. */
type Step = (session: Session, millis: number) => Session;
const steps: readonly Step[] = [
  (session, millis) => (session.phase === "asking" ? answer(session, millis) : session),
  (session, millis) => (session.phase === "answered" ? withNext(session, millis) : session),
  (session) => (session.answers.length > 0 ? withoutLastAnswer(session) : session),
  (session) => (currentAnswer(session) === null ? session : withGuess(session, { deviceId: "device-a", sequence: 99 })),
  (session) => withoutMissing(session, ({ key }) => key !== "bank/3"),
];

const anySession = fc
  .tuple(
    fc.integer({ min: 0, max: 8 }),
    fc.array(fc.tuple(fc.constantFrom(...steps), fc.integer({ min: -5_000, max: 400_000 })), { maxLength: 40 }),
  )
  .map(([count, taken]) => taken.reduce((session, [step, millis]) => step(session, millis), pack(count)));

describe("a session", () => {
  it("is on a question, on its feedback, or over, whatever was done", () => {
    fc.assert(
      fc.property(anySession, (session) => {
        expect(currentEntry(session) === null).toBe(session.phase === "finished");
        expect(currentAnswer(session) === null).toBe(session.phase !== "answered");
        if (session.phase === "answered") expect(currentAnswer(session)?.index).toBe(session.index);
      }),
    );
  });

  it("holds one answer for each question before the current one, in order", () => {
    fc.assert(
      fc.property(anySession, (session) => {
        session.answers.forEach(({ index }, place) => {
          expect(index).toBe(place);
        });
      }),
    );
  });

  it("never counts time back, nor a screen left open as work", () => {
    expect(answer(pack(3), -5_000).activeMillis).toBe(0);
    expect(answer(pack(3), 3_600_000).activeMillis).toBe(180_000);
  });

  it("goes through every question and is then finished", () => {
    let session = pack(3);
    for (let index = 0; index < 3; index++) {
      expect(currentEntry(session)?.key).toBe(`bank/${index}`);
      session = withNext(answer(session), 5_000);
    }
    expect(session.phase).toBe("finished");
    expect(sessionProgress(session)).toBe(1);
  });

  it("ends early where the minutes would not hold another question", () => {
    const slow = withNext(answer(pack(8, 3), 120_000), 20_000);
    expect(slow.phase).toBe("finished");
    expect(minutesLeft(slow)).toBe(1);
  });

  it("with nothing to ask is finished at once", () => {
    expect(pack(0).phase).toBe("finished");
  });

  it("returns by an undo to the question whose answer was taken back", () => {
    const second = answer(withNext(answer(pack(3)), 1_000));
    expect(withoutLastAnswer(second)).toMatchObject({ index: 1, phase: "asking" });
    expect(withoutLastAnswer(second).answers.length).toBe(1);
  });

  it("remembers a guess under the event that says so", () => {
    const guessed = withGuess(answer(pack(3)), { deviceId: "device-a", sequence: 7 });
    expect(currentAnswer(guessed)).toMatchObject({ guessed: true, eventId: { sequence: 7 } });
  });

  it("loses what an update of the bank took away, but nothing that was answered", () => {
    const second = withNext(answer(pack(4)), 1_000);
    const kept = withoutMissing(second, ({ key }) => key === "bank/2");
    expect(kept.entries.map(({ key }) => key)).toEqual(["bank/0", "bank/2"]);
    expect(currentEntry(kept)?.key).toBe("bank/2");
    expect(withoutMissing(second, () => false).phase).toBe("finished");
  });

  it("refuses steps that no screen offers, naming the session", () => {
    expect(() => answer(answer(pack(2)))).toThrow(/session session answered while answered/);
    expect(() => withGuess(pack(2), { deviceId: "device-a", sequence: 0 })).toThrow(/session session/);
    expect(() => withoutLastAnswer(pack(2))).toThrow(/session session/);
  });
});
