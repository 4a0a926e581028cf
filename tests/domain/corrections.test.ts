import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { correctionEffect, remarkedScore } from "../../src/domain/corrections.ts";
import { dueDayOf, isDue, isExpired, recallToday } from "../../src/domain/due.ts";
import type { ChangeClass, ItemChange } from "../../src/domain/item.ts";
import { createMemory } from "../../src/domain/memory.ts";
import { isoDateToStudyDay, studyDayToIsoDate } from "../../src/domain/study-day.ts";
import { answerTo } from "./events.ts";
import { combination, recallOn, single } from "./items.ts";

const memory = createMemory();
const RETENTION = 0.9;
const LAST_DAY = isoDateToStudyDay("2026-06-01");
const CHANGE_CLASSES: readonly ChangeClass[] = [
  ...(["new", "typo", "wording", "explain", "meta"] as const),
  ...(["distractor", "meaning", "law", "key"] as const),
];

const changed = (change: ChangeClass, version = 2, date = "2026-06-03"): ItemChange => ({
  version,
  date,
  change,
  note: "",
});
const changes = fc.array(
  fc
    .record({
      change: fc.constantFrom(...CHANGE_CLASSES),
      version: fc.integer({ min: 2, max: 5 }),
      day: fc.integer({ min: -60, max: 200 }),
    })
    .map(({ change, version, day }) => changed(change, version, studyDayToIsoDate(LAST_DAY + day))),
  { maxLength: 4 },
);
const recall = fc
  .record({ stability: fc.double({ min: 0.01, max: 400, noNaN: true }), lastVersion: fc.integer({ min: 1, max: 5 }) })
  .map(({ stability, lastVersion }) => recallOn(LAST_DAY, { memory: { stability, difficulty: 5 }, lastVersion }));

/** A month of memory: due on 2026-07-01 where nothing was corrected. */
const known = recallOn(LAST_DAY, { memory: { stability: 30, difficulty: 5 } });
const SCHEDULED = LAST_DAY + 30;

describe("a correction", () => {
  it.each<[ChangeClass, string, number]>([
    ["new", "keep", SCHEDULED],
    ["typo", "keep", SCHEDULED],
    ["wording", "keep", SCHEDULED],
    ["explain", "keep", SCHEDULED],
    ["meta", "keep", SCHEDULED],
    ["distractor", "soon", LAST_DAY + 9],
    ["meaning", "now", LAST_DAY],
    ["law", "now", LAST_DAY],
    ["key", "forget", LAST_DAY],
  ])("of class %s: %s", (change, effect, dueDay) => {
    expect(correctionEffect([changed(change)], 1)).toBe(effect);
    expect(dueDayOf(known, [changed(change)], memory, RETENTION)).toBe(dueDay);
  });

  it("counts only if it came after the version that was answered last", () => {
    for (const change of CHANGE_CLASSES) {
      expect(correctionEffect([changed(change, 2)], 2)).toBe("keep");
    }
  });

  it("is outweighed by a stronger one, in whatever order they came", () => {
    const order = ["keep", "soon", "now", "forget"];
    fc.assert(
      fc.property(changes, fc.integer({ min: 1, max: 5 }), (list, lastVersion) => {
        const each = list.map((change) => order.indexOf(correctionEffect([change], lastVersion)));
        expect(order.indexOf(correctionEffect(list, lastVersion))).toBe(Math.max(0, ...each));
        expect(correctionEffect(list.toReversed(), lastVersion)).toBe(correctionEffect(list, lastVersion));
      }),
    );
  });

  it("never delays a review, nor brings it before the last answer", () => {
    fc.assert(
      fc.property(recall, changes, (one, list) => {
        const dueDay = dueDayOf(one, list, memory, RETENTION);
        expect(dueDay).toBeLessThanOrEqual(dueDayOf(one, [], memory, RETENTION));
        expect(dueDay).toBeGreaterThanOrEqual(one.lastDay);
      }),
    );
  });

  it("of a distractor brings the review within a week of the correction", () => {
    fc.assert(
      fc.property(recall, fc.nat(100), (one, day) => {
        const correction = changed("distractor", 9, studyDayToIsoDate(LAST_DAY + day));
        expect(dueDayOf(one, [correction], memory, RETENTION)).toBeLessThanOrEqual(LAST_DAY + day + 7);
      }),
    );
  });

  it("of a distractor that the learner's device had not heard of for weeks is due at once, not before", () => {
    const old = changed("distractor", 2, "2026-05-01");
    expect(dueDayOf(known, [old], memory, RETENTION)).toBe(LAST_DAY);
  });

  it("leaves nothing of what was learned, where the key, the meaning or the law changed", () => {
    for (const change of ["key", "meaning", "law"] as const) {
      expect(recallToday(known, [changed(change)], memory, LAST_DAY)).toBe(0);
    }
    for (const change of ["typo", "distractor"] as const) {
      expect(recallToday(known, [changed(change)], memory, LAST_DAY + 30)).toBeCloseTo(0.9, 3);
    }
  });
});

describe("a review", () => {
  it("is due from its day on", () => {
    fc.assert(
      fc.property(recall, changes, fc.integer({ min: -1, max: 800 }), (one, list, day) => {
        const today = LAST_DAY + day;
        expect(isDue(one, list, memory, RETENTION, today)).toBe(dueDayOf(one, list, memory, RETENTION) <= today);
      }),
    );
  });

  it("is not lost to a clock that was years ahead: it comes every so many days as its interval has", () => {
    const early = LAST_DAY - 400;
    const dueDays = Array.from({ length: 300 }, (_, index) => early + index).filter((today) =>
      isDue(known, [], memory, RETENTION, today),
    );
    expect(dueDays.length).toBe(10);
    expect(dueDays.every((day, index) => index === 0 || day - (dueDays[index - 1] ?? 0) === 30)).toBe(true);
  });

  it("on the day of the answer finds everything remembered, also from a zone where it is tomorrow", () => {
    expect(recallToday(known, [], memory, LAST_DAY)).toBe(1);
    expect(recallToday(known, [], memory, LAST_DAY - 1)).toBe(1);
  });
});

describe("an item", () => {
  it("holds through the last day of its validity", () => {
    const until = { validUntil: "2026-06-30" };
    const last = isoDateToStudyDay("2026-06-30");
    expect([last - 1, last, last + 1].map((today) => isExpired(until, today))).toEqual([false, false, true]);
    expect(isExpired({}, last)).toBe(false);
  });
});

describe("remarkedScore", () => {
  const corrected = { ...single, key: "a", version: 2, changes: [changed("key")] };

  it("marks an answer to a version before a corrected key again", () => {
    expect(remarkedScore(answerTo("one", 0), corrected)).toBe(1);
    expect(remarkedScore({ ...answerTo("one", 0), response: { kind: "options", optionIds: ["b"] } }, corrected)).toBe(
      0,
    );
  });

  it("leaves an answer to the corrected version, and one without a corrected key, as they were marked", () => {
    const later = { ...answerTo("one", 0), item: { bankId: "bank", itemId: "one", itemVersion: 2 } };
    expect(remarkedScore(later, corrected)).toBe(0);
    expect(remarkedScore(answerTo("one", 0), { ...corrected, changes: [changed("law")] })).toBe(0);
  });

  it("marks statements by their own verdict, and leaves one that is gone", () => {
    const item = { ...combination, version: 2, changes: [changed("key")] };
    const said = { ...answerTo("one", 0), response: { kind: "verdict", verdict: true } as const };
    expect(remarkedScore({ ...said, statementId: "ア" }, item)).toBe(1);
    expect(remarkedScore({ ...said, statementId: "イ" }, item)).toBe(0);
    expect(remarkedScore({ ...said, statementId: "オ" }, item)).toBe(0);
  });
});
