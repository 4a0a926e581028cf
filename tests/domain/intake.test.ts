import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { intakeDaysLeft, newItemsAhead, studyDaysBetween } from "../../src/domain/intake.ts";
import { UNSEEN_ITEM } from "../../src/domain/progress.ts";
import { isoDateToStudyDay, studyDayToIsoDate, weekdayOf } from "../../src/domain/study-day.ts";
import { answeredOn } from "./items.ts";

const TODAY = isoDateToStudyDay("2026-06-01");
const NO_DAYS_OFF = { weekdays: [], dates: [] };

const daysOff = fc.record({
  weekdays: fc.subarray([0, 1, 2, 3, 4, 5, 6], { maxLength: 6 }),
  dates: fc.array(
    fc.nat(120).map((day) => studyDayToIsoDate(TODAY + day)),
    { maxLength: 10 },
  ),
});

describe("study days", () => {
  it("are counted as if one by one on a calendar", () => {
    fc.assert(
      fc.property(fc.integer({ min: -20, max: 120 }), fc.integer({ min: -20, max: 120 }), daysOff, (from, to, off) => {
        let days = 0;
        for (let day = TODAY + from; day < TODAY + to; day++) {
          if (!off.weekdays.includes(weekdayOf(day)) && !off.dates.includes(studyDayToIsoDate(day))) days++;
        }
        expect(studyDaysBetween(TODAY + from, TODAY + to, off)).toBe(days);
      }),
    );
  });

  it("left for new items are the first 80 % of the plan, then 80 % of what is left, at least one", () => {
    const left = (today: number) => intakeDaysLeft(TODAY, TODAY + today, TODAY + 100, NO_DAYS_OFF);
    expect([0, 1, 79, 80, 90, 98, 99].map(left)).toEqual([80, 79, 1, 16, 8, 1, 1]);
  });
});

describe("new items ahead of due ones", () => {
  const plan = {
    millisPerItem: 60_000,
    today: TODAY,
    examDay: TODAY + 50,
    daysOff: NO_DAYS_OFF,
    minutes: 15,
    minutesPerDay: 15,
  };
  const unseen = (count: number) => Array.from({ length: count }, () => UNSEEN_ITEM);
  const begun = (count: number) => Array.from({ length: count }, () => answeredOn(TODAY));

  it("are what an even pace asks of the day", () => {
    expect(newItemsAhead({ ...plan, progress: unseen(200) })).toBe(5);
    expect(newItemsAhead({ ...plan, progress: unseen(201) })).toBe(6);
  });

  it("count those that the day has begun already", () => {
    expect(
      [0, 3, 5, 9].map((count) => newItemsAhead({ ...plan, progress: [...unseen(200 - count), ...begun(count)] })),
    ).toEqual([5, 2, 0, 0]);
  });

  it("are shared out over the packs of the day", () => {
    expect([3, 6, 15, 60].map((minutes) => newItemsAhead({ ...plan, minutes, progress: unseen(200) }))).toEqual([
      1, 2, 5, 5,
    ]);
  });

  it("never take more than nine tenths of a day's answers", () => {
    expect(newItemsAhead({ ...plan, progress: unseen(5_000) })).toBe(14);
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), fc.integer({ min: 1, max: 30 }), (begunToday, reviewedToday, minutes) => {
        const reviewed = Array.from({ length: reviewedToday }, () => ({ ...answeredOn(TODAY), firstDay: TODAY - 9 }));
        const progress = [...unseen(5_000), ...begun(begunToday), ...reviewed];
        const ahead = newItemsAhead({ ...plan, minutes, progress });
        fc.pre(ahead > 0);
        expect(begunToday + ahead).toBeLessThanOrEqual(0.9 * (begunToday + reviewedToday + minutes) + 0.5);
      }),
    );
  });

  it("take a quarter of the day where no exam is set, or it is over", () => {
    for (const examDay of [null, TODAY - 1]) {
      expect(newItemsAhead({ ...plan, examDay, progress: unseen(5_000) })).toBe(4);
    }
  });

  it("leave room to meet all of them in time, whatever the days off", () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 100 }), fc.integer({ min: 0, max: 400 }), daysOff, (days, items, off) => {
        const examDay = TODAY + days;
        fc.pre(studyDaysBetween(TODAY, examDay, off) >= 2);
        const progress = unseen(items);
        let [met, studied] = [0, 0];
        const allowed = Math.floor(0.8 * studyDaysBetween(TODAY, examDay, off));
        for (let today = TODAY; met < items && today < examDay; today++) {
          if (studyDaysBetween(today, today + 1, off) === 0) continue;
          // Learners who have the time: nothing but the pace limits them.
          const ahead = newItemsAhead({
            ...plan,
            progress,
            examDay,
            daysOff: off,
            today,
            minutes: 600,
            minutesPerDay: 600,
          });
          for (let index = 0; index < ahead; index++) progress[met + index] = answeredOn(today);
          met += ahead;
          studied++;
        }
        expect(met).toBe(items);
        expect(studied).toBeLessThanOrEqual(Math.max(1, allowed));
      }),
    );
  });
});
