import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isoDateToStudyDay, studyDayOf, studyDayToIsoDate, weekdayOf } from "../../src/domain/study-day.ts";

const day = fc.integer({ min: -10_000, max: 60_000 });
const JAPAN = 9 * 60;

describe("a study day", () => {
  it("begins at four in the morning, local time", () => {
    const last = Date.UTC(2026, 8, 26, 18, 59, 59);
    expect(studyDayToIsoDate(studyDayOf(last, JAPAN))).toBe("2026-09-26");
    expect(studyDayToIsoDate(studyDayOf(last + 1_000, JAPAN))).toBe("2026-09-27");
  });

  it("and its calendar date are inverses", () => {
    fc.assert(
      fc.property(day, (one) => {
        expect(isoDateToStudyDay(studyDayToIsoDate(one))).toBe(one);
      }),
    );
  });

  it("falls on the weekday of its date", () => {
    fc.assert(
      fc.property(day, (one) => {
        expect(weekdayOf(one)).toBe(new Date(studyDayToIsoDate(one)).getUTCDay());
      }),
    );
  });

  it("is NaN for what is no date", () => {
    expect(isoDateToStudyDay("soon")).toBeNaN();
  });
});
