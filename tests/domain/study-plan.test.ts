import { describe, expect, it } from "vitest";
import type { ItemSummary } from "../../src/domain/bank.ts";
import { isDue } from "../../src/domain/due.ts";
import { studyDaysBetween } from "../../src/domain/intake.ts";
import type { DaysOff } from "../../src/domain/preferences.ts";
import { type ItemProgress, UNSEEN_ITEM } from "../../src/domain/progress.ts";
import { createRandom } from "../../src/domain/random.ts";
import { selectSession } from "../../src/domain/selection.ts";
import { summaryOf } from "./items.ts";
import { BLUEPRINT, MEMORY, SETTINGS, TODAY } from "./selection-inputs.ts";

interface Plan {
  /** Items in the bank, spread unevenly over the sections of the exam. */
  readonly items: number;
  readonly days: number;
  readonly packMinutes: readonly number[];
  readonly minutesPerDay: number;
  readonly daysOff: DaysOff;
  readonly examDay: number | null;
}

interface StudiedDay {
  readonly day: number;
  readonly fresh: number;
  readonly reviews: number;
  readonly keys: readonly string[];
  /** Items that were due in the morning. */
  readonly waiting: number;
  /** The longest that one of them had been waiting, in study days. */
  readonly longestWait: number;
}

const SUNDAYS: DaysOff = { weekdays: [0], dates: [] };
const NO_DAYS_OFF: DaysOff = { weekdays: [], dates: [] };
const USUAL: Plan = {
  items: 200,
  days: 45,
  packMinutes: [7, 3, 7],
  minutesPerDay: 15,
  daysOff: SUNDAYS,
  examDay: TODAY + 45,
};

/** Sections of unequal size; every tenth item has an enemy, every twelfth shares a table. */
function bankOf(items: number): readonly ItemSummary[] {
  const random = createRandom(7);
  const names = [...BLUEPRINT.sections.map(({ section }) => section), "jichi", "jitsumu", "jitsumu"];
  return Array.from({ length: items }, (_, index) => {
    const section = names[index % names.length] ?? "jichi";
    const enemy = index % 10 === 0 ? index + 1 : index % 10 === 1 ? index - 1 : null;
    return summaryOf(`bank/${index}`, {
      section,
      topic: `${section}/${index % 4}`,
      characters: 180 + random(300),
      enemies: enemy === null || enemy >= items ? [] : [`bank/${enemy}`],
      ...(index % 12 === 5 && { stimulusId: `table-${index % 7}` }),
    });
  });
}

/** Someone who does every pack of every study day, is right seven times in ten, and forgets as FSRS says. */
function study(plan: Plan): { days: readonly StudiedDay[]; progressByKey: ReadonlyMap<string, ItemProgress> } {
  const summaries = bankOf(plan.items);
  const progressByKey = new Map<string, ItemProgress>();
  const random = createRandom(plan.items);
  const days: StudiedDay[] = [];
  for (let today = TODAY; today < TODAY + plan.days; today++) {
    if (studyDaysBetween(today, today + 1, plan.daysOff) === 0) continue;
    const waits = [...progressByKey.values()].flatMap(({ recall }) =>
      recall !== null && isDue(recall, [], MEMORY, SETTINGS.desiredRetention, today)
        ? [today - recall.lastDay - MEMORY.intervalDays(recall.memory, SETTINGS.desiredRetention)]
        : [],
    );
    const entries = plan.packMinutes.flatMap((minutes) => {
      const pack = selectSession({
        ...SETTINGS,
        ...plan,
        summaries,
        progressByKey,
        today,
        minutes,
        seed: random(2 ** 32),
      });
      for (const { key } of pack.entries) progressByKey.set(key, answer(progressByKey.get(key), today));
      return pack.entries;
    });
    const fresh = entries.filter(({ kind }) => kind === "new").length;
    days.push({
      day: today,
      fresh,
      reviews: entries.length - fresh,
      keys: entries.map(({ key }) => key),
      waiting: waits.length,
      longestWait: Math.max(0, ...waits),
    });
  }
  return { days, progressByKey };

  function answer(row: ItemProgress = UNSEEN_ITEM, today: number): ItemProgress {
    const elapsedDays = row.recall === null ? 0 : today - row.recall.lastDay;
    const chance = row.recall === null ? 0.7 : MEMORY.retrievability(row.recall.memory, elapsedDays);
    const score = random(1_000) < 1_000 * chance ? 1 : 0;
    const memory = MEMORY.next(row.recall?.memory ?? null, elapsedDays, score === 1 ? "good" : "again");
    return {
      ...row,
      recall: { memory, lastDay: today, lastScore: score, lastGuessed: false, lastVersion: 1, reps: 1, lapses: 0 },
      attempts: row.attempts + 1,
      firstDay: row.firstDay ?? today,
    };
  }
}

describe("a learner who follows the packs", () => {
  const { days, progressByKey } = study(USUAL);

  it("meets every item of every section within 80 % of the study days", () => {
    const lastFirstDay = Math.max(...[...progressByKey.values()].map(({ firstDay }) => firstDay ?? Infinity));
    expect(progressByKey.size).toBe(USUAL.items);
    expect(studyDaysBetween(TODAY, lastFirstDay + 1, SUNDAYS)).toBeLessThanOrEqual(
      0.8 * studyDaysBetween(TODAY, TODAY + USUAL.days, SUNDAYS),
    );
  });

  it("meets about the same number of new items every day until then", () => {
    const intake = days.map(({ fresh }) => fresh).filter((fresh) => fresh > 0);
    // The first day has nothing to review and fills up with new items.
    for (const fresh of intake.slice(1, -1)) expect(fresh).toBeLessThanOrEqual(2.5 * (USUAL.items / intake.length));
  });

  it("leaves nothing that is due waiting for more than three weeks, though time is short", () => {
    expect(Math.max(...days.map(({ waiting }) => waiting))).toBeGreaterThan(40);
    expect(Math.max(...days.map(({ longestWait }) => longestWait))).toBeLessThanOrEqual(21);
  });

  it("is asked nothing twice on one day, and no two enemies", () => {
    const enemiesByKey = new Map(bankOf(USUAL.items).map(({ key, enemies }) => [key, enemies]));
    for (const { keys } of days) {
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys.some((key) => enemiesByKey.get(key)?.some((enemy) => keys.includes(enemy)))).toBe(false);
    }
  });
});

describe("a learner with time enough", () => {
  const { days } = study({ ...USUAL, items: 80 });

  it("reviews what is due within days", () => {
    expect(Math.max(...days.map(({ longestWait }) => longestWait))).toBeLessThanOrEqual(4);
  });
});

describe("a learner with far too many items for the time", () => {
  const plan: Plan = { ...USUAL, items: 1_000, days: 30, examDay: TODAY + 30, daysOff: NO_DAYS_OFF };
  const { days, progressByKey } = study(plan);

  it("still meets new ones every day", () => {
    for (const { fresh } of days) expect(fresh).toBeGreaterThan(0);
  });

  it("still reviews on every day on which something is due", () => {
    const waiting = days.filter((one) => one.waiting > 0);
    expect(waiting.length).toBeGreaterThan(20);
    for (const { reviews } of waiting) expect(reviews).toBeGreaterThan(0);
  });

  it("meets the sections by their share of the exam", () => {
    const met = (section: string) =>
      bankOf(plan.items).filter((summary) => summary.section === section && progressByKey.has(summary.key)).length;
    expect(met("jitsumu") / met("jichi")).toBeCloseTo(1.3, 0);
    expect(met("jijo") / met("jitsumu")).toBeCloseTo(7 / 13, 0);
    expect(met("tokei")).toBeGreaterThan(0);
  });
});

describe("a learner without an exam date", () => {
  const { days } = study({ ...USUAL, items: 600, examDay: null, daysOff: NO_DAYS_OFF });

  it("always has something new and keeps up with reviews", () => {
    for (const { fresh } of days) expect(fresh).toBeGreaterThan(0);
    expect(Math.max(...days.map(({ longestWait }) => longestWait))).toBeLessThanOrEqual(7);
  });
});
