import { describe, expect, it } from "vitest";
import { dueDayOf } from "../../src/domain/due.ts";
import { dueForecast } from "../../src/domain/due-forecast.ts";
import { sectionOfTopic } from "../../src/domain/item.ts";
import type { ItemProgress } from "../../src/domain/progress.ts";
import { type WinningsInput, winningsBy } from "../../src/domain/winnings.ts";
import { answeredOn, summaryOf } from "./items.ts";
import { BLUEPRINT, MEMORY, TODAY } from "./selection-inputs.ts";

const SUMMARIES = ["jichi/a", "jichi/b", "tokei/a", "ict/a"].flatMap((topic) =>
  Array.from({ length: 10 }, (_, index) =>
    summaryOf(`bank/${topic.replace("/", "-")}-${index}`, { section: sectionOfTopic(topic), topic }),
  ),
);

const INPUT: WinningsInput = {
  summaries: SUMMARIES,
  progressByKey: new Map(),
  blueprint: BLUEPRINT,
  memory: MEMORY,
  today: TODAY,
  examDay: TODAY + 40,
  pace: 1,
};

const answered = (topic: string, day: number, score: number): ReadonlyMap<string, ItemProgress> =>
  new Map(
    SUMMARIES.filter((one) => one.topic === topic).map(({ key }) => [key, answeredOn(day, { lastScore: score })]),
  );

const topics = (own: Partial<WinningsInput> = {}) => winningsBy(({ topic }) => topic, { ...INPUT, ...own });

describe("points still to win", () => {
  it("come best rate first, of topics that the exam asks alone", () => {
    const winnings = topics();
    expect(winnings.map(({ name }) => name)).not.toContain("ict/a");
    const rates = winnings.map(({ pointsPerHour }) => pointsPerHour);
    expect(rates).toEqual(rates.toSorted((a, b) => b - a));
  });

  it("are more where memory is weak than where it is strong, and none where all was right today", () => {
    const progressByKey = new Map([...answered("jichi/a", TODAY - 10, 0), ...answered("jichi/b", TODAY, 1)]);
    const winnings = topics({ progressByKey });
    expect(winnings.map(({ name }) => name)).not.toContain("jichi/b");
    expect(winnings.find(({ name }) => name === "jichi/a")?.points).toBeGreaterThan(0);
  });

  it("never exceed what is open, nor what the exam asks", () => {
    for (const { points, open, name } of winningsBy(({ section }) => section, INPUT)) {
      expect(points).toBeLessThanOrEqual(open);
      expect(open).toBeLessThanOrEqual(BLUEPRINT.sections.find(({ section }) => section === name)?.items ?? 0);
    }
  });

  it("are of a sitting that can be sat, and leave out what is suspended", () => {
    const suspended = new Map(
      SUMMARIES.map(({ key }) => [key, { ...answeredOn(TODAY - 9, { lastScore: 0 }), suspended: true }]),
    );
    expect(topics({ progressByKey: suspended })).toEqual([]);
    for (const { minutes } of topics()) expect(minutes).toBeLessThanOrEqual(20);
  });

  it("are told without an exam date too", () => {
    expect(topics({ examDay: null }).length).toBeGreaterThan(0);
    expect(topics({ examDay: TODAY - 3 })).toEqual(topics({ examDay: null }));
  });
});

describe("the reviews ahead", () => {
  it("put each item on the day it is due, what is overdue on today, and leave out what is suspended or never met", () => {
    const [a, b, c] = SUMMARIES.map(({ key }) => key) as [string, string, string];
    const soon = answeredOn(TODAY - 1);
    const progressByKey = new Map([
      [a, soon],
      [b, answeredOn(TODAY - 300)],
      [c, { ...soon, suspended: true }],
    ]);
    const days = 30;
    const counts = dueForecast({
      summaries: SUMMARIES,
      progressByKey,
      memory: MEMORY,
      desiredRetention: 0.9,
      today: TODAY,
      days,
    });
    const due = dueDayOf(soon.recall as NonNullable<typeof soon.recall>, [], MEMORY, 0.9) - TODAY;
    const expected = new Array<number>(days).fill(0);
    for (const day of [0, Math.max(0, due)]) expected[day] = (expected[day] ?? 0) + 1;
    expect(counts).toEqual(expected);
  });
});
