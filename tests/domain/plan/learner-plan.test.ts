import { describe, expect, it } from "vitest";
import { DEFAULT_PARAMETERS } from "../../../src/domain/memory.ts";
import { attendance } from "../../../src/domain/plan/attendance.ts";
import { expectedScore, type LearnerPlanInput, planFor } from "../../../src/domain/plan/learner-plan.ts";
import { studyBudget } from "../../../src/domain/plan/study-budget.ts";
import { minutesOn, type StudyTime } from "../../../src/domain/plan/study-time.ts";
import { DEFAULT_PREFERENCES } from "../../../src/domain/preferences.ts";
import { studyDayToIsoDate, weekdayOf } from "../../../src/domain/study-day.ts";
import { answeredOn, summaryOf } from "../items.ts";
import { BLUEPRINT, TODAY } from "../selection-inputs.ts";

const TIME: StudyTime = { ...DEFAULT_PREFERENCES, minutesPerDay: 15 };
const SUMMARIES = Array.from({ length: 60 }, (_, number) =>
  summaryOf(`bank/item-${number}`, { section: number % 2 === 0 ? "jichi" : "kenpo" }),
);
const INPUT: LearnerPlanInput = {
  summaries: SUMMARIES,
  progressByKey: new Map(),
  activityByDay: new Map(),
  blueprint: BLUEPRINT,
  parameters: DEFAULT_PARAMETERS,
  today: TODAY,
  examDay: TODAY + 30,
  time: TIME,
  pace: 1,
};

describe("a learner's plan", () => {
  it("never puts more into a day than its minutes", () => {
    const weekend = [0, 6];
    const busy = { from: studyDayToIsoDate(TODAY + 5), to: studyDayToIsoDate(TODAY + 9), minutes: 3 };
    const time = { ...TIME, daysOff: { weekdays: weekend, dates: [] }, busyPeriods: [busy] };
    const plan = planFor({ ...INPUT, time });
    expect(plan?.days).toHaveLength(30);
    for (const { budget, first, review } of plan?.days ?? []) expect(first + review).toBeLessThanOrEqual(budget + 1e-6);
    plan?.days.forEach(({ budget }, index) => {
      if (weekend.includes(weekdayOf(TODAY + index))) expect(budget).toBe(0);
    });
  });

  it("is none without an exam ahead, and none without items", () => {
    expect(planFor({ ...INPUT, examDay: TODAY })).toBeNull();
    expect(planFor({ ...INPUT, summaries: [] })).toBeNull();
  });

  it("leaves out what is suspended or has expired", () => {
    const [suspended, expired, ...rest] = SUMMARIES;
    const progressByKey = new Map([[suspended?.key ?? "", { ...answeredOn(TODAY - 3), suspended: true }]]);
    const summaries = [
      suspended,
      { ...expired, validUntil: studyDayToIsoDate(TODAY - 1) },
      ...rest,
    ] as typeof SUMMARIES;
    const plan = planFor({ ...INPUT, progressByKey, summaries });
    expect([...(plan?.indexByKey.keys() ?? [])].sort()).toEqual(rest.map(({ key }) => key).sort());
  });

  it("gives the section that the exam asks more of the higher index, item for item", () => {
    const plan = planFor(INPUT);
    expect(plan?.indexByKey.get("bank/item-0")).toBeGreaterThan(plan?.indexByKey.get("bank/item-1") as number);
  });

  it("is for an exam in two hundred days where it is further away", () => {
    expect(planFor({ ...INPUT, examDay: TODAY + 400 })?.days).toHaveLength(200);
  });

  it("counts on every fifth of what is not remembered", () => {
    expect(expectedScore(0, 55)).toBeCloseTo(11);
    expect(expectedScore(1, 55)).toBe(55);
  });
});

describe("the minutes of a day", () => {
  it("are none on a day off, then those of a busy period, then those of the weekday, then the usual ones", () => {
    const date = studyDayToIsoDate(TODAY);
    const byWeekday = Array.from({ length: 7 }, () => 25);
    const busyPeriods = [{ from: date, to: date, minutes: 5 }];
    const times = [
      { ...TIME, minutesByWeekday: byWeekday, busyPeriods, daysOff: { weekdays: [], dates: [date] } },
      { ...TIME, minutesByWeekday: byWeekday, busyPeriods },
      { ...TIME, minutesByWeekday: byWeekday },
      TIME,
    ];
    expect(times.map((time) => minutesOn(TODAY, time))).toEqual([0, 5, 25, 15]);
  });
});

describe("the budget", () => {
  it("takes off today what was studied today", () => {
    const activityByDay = new Map([[TODAY, { answers: 12, scoreSum: 5, responseMillis: 8 * 60_000 }]]);
    const budget = studyBudget({ time: TIME, today: TODAY, daysLeft: 3, activityByDay });
    expect(budget[3]).toBe(5 * 60);
    expect(budget[0]).toBe(0);
  });

  it("counts on less from a learner who kept to half of it, and never on nothing", () => {
    const half = new Map(
      Array.from({ length: 28 }, (_, ago) => [
        TODAY - 1 - ago,
        { answers: 15, scoreSum: 5, responseMillis: 5 * 60_000 },
      ]),
    );
    expect(attendance(TIME, TODAY, half)).toBeCloseTo((7 + 14) / (7 + 28), 5);
    expect(attendance(TIME, TODAY, new Map([[TODAY - 400, { answers: 1, scoreSum: 1, responseMillis: 1 }]]))).toBe(
      0.25,
    );
    expect(attendance(TIME, TODAY, new Map())).toBe(1);
  });
});
