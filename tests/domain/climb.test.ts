import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ClimbContext, climbDayOf, climbOf, isClimbComplete, predictionOn } from "../../src/domain/climb.ts";
import { isKnownEvent } from "../../src/domain/event.ts";
import type { DayActivity, ItemProgress } from "../../src/domain/progress.ts";
import { type DerivedState, replay } from "../../src/domain/replay.ts";
import { studyDayOf } from "../../src/domain/study-day.ts";
import { disturbed, log } from "./arbitraries.ts";
import { summaryOf } from "./items.ts";
import { BLUEPRINT, MEMORY } from "./selection-inputs.ts";

const CONTEXT: ClimbContext = {
  summaries: ["one", "two", "three"].map((id) => summaryOf(`tokyo/${id}`, { topic: "jichi/juumin" })),
  blueprint: BLUEPRINT,
  past: [],
};

const rowsOf = <T>(state: DerivedState, kind: string): ReadonlyMap<string, T> =>
  new Map(
    [...state].flatMap(([subject, row]) => (subject.startsWith(kind) ? [[subject.slice(kind.length), row as T]] : [])),
  );

const activityOf = (state: DerivedState): ReadonlyMap<number, DayActivity> =>
  new Map([...rowsOf<DayActivity>(state, "day/")].map(([day, row]) => [Number(day), row]));

/** Logs of clocks that were right: with others the days are not in the order of the log. */
const tidyLog = log.map((events) =>
  events
    .filter((event) => event.wallMs === event.orderMs && event.zoneMinutes === 0)
    .filter(({ type }) => type !== "progressReset" && type !== "eventVoided"),
);

describe("the climb", () => {
  it("made from the whole log has the rows that were kept day by day", () => {
    fc.assert(
      fc.property(tidyLog, (events) => {
        const days = [...activityOf(replay(events)).keys()].sort((a, b) => a - b);
        const kept = days.map((day) => {
          const sofar = events.filter(({ wallMs }) => studyDayOf(wallMs, 0) <= day);
          const state = replay(sofar, undefined, MEMORY);
          const answers = [...activityOf(state).values()].reduce((sum, one) => sum + one.answers, 0);
          return climbDayOf(day, answers, predictionOn(day, rowsOf<ItemProgress>(state, "item/"), MEMORY, CONTEXT));
        });
        expect(climbOf(events, MEMORY, CONTEXT)).toEqual(kept);
      }),
    );
  });

  it("does not depend on the order and duplication of the log", () => {
    fc.assert(
      fc.property(
        log.chain((events) => fc.tuple(fc.constant(events), disturbed(events))),
        ([events, again]) => {
          expect(climbOf(again, MEMORY, CONTEXT)).toEqual(climbOf(events, MEMORY, CONTEXT));
        },
      ),
    );
  });

  it("fits the log that it was made of, whatever was undone, reset or stamped by a wrong clock", () => {
    fc.assert(
      fc.property(log, (events) => {
        const rows = climbOf(events, MEMORY, CONTEXT);
        expect(isClimbComplete(rows, activityOf(replay(events)), Number.POSITIVE_INFINITY)).toBe(true);
      }),
    );
  });

  it("does not fit where a day before today has gained or lost answers, nor where a day is missing", () => {
    fc.assert(
      fc.property(log, fc.nat(29), (events, index) => {
        const activity = activityOf(replay(events));
        const event = events[index];
        if (event === undefined || !isKnownEvent(event) || event.type !== "itemAnswered") return;
        const rows = climbOf(events, MEMORY, CONTEXT);
        const less = activityOf(replay(events.filter((one) => one !== event)));
        fc.pre(JSON.stringify([...less]) !== JSON.stringify([...activity]));
        expect(isClimbComplete(rows, less, Number.POSITIVE_INFINITY)).toBe(false);
        expect(isClimbComplete(rows.slice(1), activity, Number.POSITIVE_INFINITY)).toBe(false);
      }),
    );
  });

  it("asks nothing of today, whose row is made anew", () => {
    const activity = new Map([[100, { answers: 3, scoreSum: 1, responseMillis: 1 }]]);
    expect(isClimbComplete([], activity, 100)).toBe(true);
    expect(isClimbComplete([], activity, 101)).toBe(false);
  });
});
