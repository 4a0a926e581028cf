import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Section } from "../../src/domain/bank.ts";
import type { EventOf, StoredEvent } from "../../src/domain/event.ts";
import { type ItemProgress, UNSEEN_ITEM } from "../../src/domain/progress.ts";
import { itemSubject, replay } from "../../src/domain/replay.ts";
import { sectionStatistics } from "../../src/domain/statistics.ts";
import { studyDayOf } from "../../src/domain/study-day.ts";
import { answerTo, createRecorder } from "./events.ts";
import { summaryOf } from "./items.ts";
import { BLUEPRINT, MEMORY } from "./selection-inputs.ts";

const DAY_MILLIS = 24 * 60 * 60 * 1000;
const START = Date.UTC(2026, 5, 1, 12);
const TODAY = studyDayOf(START + 60 * DAY_MILLIS, 0);
const RETENTION = 0.9;

const LEAVES = ["a", "b", "c", "d"];
const SECTIONS: readonly Section[] = ["jichi", "jitsumu", "ict"].map((slug) => ({
  slug,
  title: `科目 ${slug}`,
  topics: LEAVES.map((leaf) => ({ slug: leaf, title: `論点 ${leaf}`, weight: 1 })),
}));

/** 24 items: two of each topic of each section; the last one of each section has expired. */
const SUMMARIES = SECTIONS.flatMap(({ slug }) =>
  [0, 1].flatMap((copy) =>
    LEAVES.map((leaf) =>
      summaryOf(`bank/${slug}-${leaf}-${copy}`, {
        section: slug,
        topic: `${slug}/${leaf}`,
        ...(leaf === "d" && copy === 1 && { validUntil: "2026-07-01" }),
      }),
    ),
  ),
);

const answers = fc.array(
  fc.record({ item: fc.nat(SUMMARIES.length - 1), day: fc.nat(59), score: fc.constantFrom(0, 1) }),
  { maxLength: 80 },
);
const suspended = fc.subarray(
  SUMMARIES.map(({ key }) => key),
  { maxLength: 4 },
);

type Answers = readonly { readonly item: number; readonly day: number; readonly score: number }[];

function recorded(list: Answers): readonly EventOf<"itemAnswered">[] {
  const record = createRecorder();
  return list.map(({ item, day, score }, index) =>
    record("itemAnswered", answerTo(SUMMARIES[item]?.key.slice("bank/".length) ?? "", score), {
      orderMs: START + day * DAY_MILLIS + index,
    }),
  );
}

function progressOf(events: readonly StoredEvent[], suspendedKeys: readonly string[]): Map<string, ItemProgress> {
  const state = replay(events);
  return new Map(
    SUMMARIES.map(({ key }) => {
      const [bankId = "", itemId = ""] = key.split("/");
      const row = (state.get(itemSubject({ bankId, itemId })) ?? UNSEEN_ITEM) as ItemProgress;
      return [key, { ...row, suspended: suspendedKeys.includes(key) }];
    }),
  );
}

const statisticsOf = (progressByKey: ReadonlyMap<string, ItemProgress>) =>
  sectionStatistics({
    sections: SECTIONS,
    summaries: SUMMARIES,
    progressByKey,
    today: TODAY,
    memory: MEMORY,
    desiredRetention: RETENTION,
    blueprint: BLUEPRINT,
  });

const mean = (numbers: readonly number[]) =>
  numbers.length === 0 ? null : numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

/** From the answers themselves, the slow way. */
function recomputed(list: Answers, suspendedKeys: readonly string[], section: Section) {
  const events = recorded(list).toSorted((a, b) => a.orderMs - b.orderMs);
  const scoresOf = (key: string) =>
    events.filter(({ body }) => `bank/${body.item.itemId}` === key).map(({ body }) => body.score);
  const members = SUMMARIES.filter((summary) => summary.section === section.slug && summary.validUntil === undefined);
  const keys = members.map(({ key }) => key);
  const progressByKey = progressOf(events, []);
  const due = keys.filter((key) => {
    const recall = progressByKey.get(key)?.recall;
    if (recall == null || suspendedKeys.includes(key)) return false;
    return MEMORY.retrievability(recall.memory, TODAY - recall.lastDay + 0.5) <= RETENTION;
  });
  const firsts = keys.flatMap((key) => scoresOf(key).slice(0, 1));
  return {
    items: keys.length,
    seen: firsts.length,
    attempts: keys.flatMap(scoresOf).length,
    accuracy: mean(keys.flatMap(scoresOf)),
    firstAccuracy: mean(firsts),
    due: due.length,
  };
}

describe("statistics of a section", () => {
  it("agree with a slow recomputation from the answers themselves", () => {
    fc.assert(
      fc.property(answers, suspended, (list, suspendedKeys) => {
        const statistics = statisticsOf(progressOf(recorded(list), suspendedKeys));
        SECTIONS.forEach((section, index) => {
          const { accuracy, firstAccuracy, ...counts } = recomputed(list, suspendedKeys, section);
          expect(statistics[index]).toMatchObject({ slug: section.slug, title: section.title, ...counts });
          for (const [name, wanted] of Object.entries({ accuracy, firstAccuracy })) {
            const actual = statistics[index]?.[name as "accuracy"];
            if (wanted === null) expect(actual).toBe(null);
            else expect(actual).toBeCloseTo(wanted, 9);
          }
        });
      }),
    );
  });

  it("name the exam's items and guide line, 0 where it does not ask the section", () => {
    const quotas = statisticsOf(new Map()).map(({ quota, guideLine }) => [quota, guideLine]);
    expect(quotas).toEqual([
      [10, 8],
      [13, 10],
      [0, 0],
    ]);
  });

  it("are empty, not broken, before the first answer", () => {
    for (const one of statisticsOf(new Map())) {
      expect(one).toMatchObject({ items: 7, seen: 0, attempts: 0, accuracy: null, firstAccuracy: null, due: 0 });
      expect(one.weakestTopics).toEqual([]);
    }
  });
});

describe("the weakest topics", () => {
  /** `wrong` and `right` answers to the first item of a topic of 地方自治制度. */
  const answersTo = (leaf: string, wrong: number, right: number): Answers => {
    const item = SUMMARIES.findIndex(({ key }) => key === `bank/jichi-${leaf}-0`);
    return [...Array(wrong).fill(0), ...Array(right).fill(1)].map((score: number, day) => ({ item, day, score }));
  };
  const weakest = (...lists: readonly Answers[]) =>
    statisticsOf(progressOf(recorded(lists.flat()), []))[0]?.weakestTopics ?? [];

  it("are those with the lowest accuracy, weakest first, at most three", () => {
    const topics = weakest(answersTo("a", 1, 4), answersTo("b", 4, 1), answersTo("c", 3, 2), answersTo("d", 2, 3));
    expect(topics.map(({ topic }) => topic)).toEqual(["jichi/b", "jichi/c", "jichi/d"]);
    expect(topics[0]).toEqual({
      topic: "jichi/b",
      title: "論点 b",
      seen: 1,
      attempts: 5,
      accuracy: 0.2,
      lastWrong: 0,
    });
  });

  it("need evidence: three answers, one of them wrong", () => {
    expect(weakest(answersTo("a", 2, 0), answersTo("b", 0, 9))).toEqual([]);
    expect(weakest(answersTo("a", 3, 0)).map(({ topic, lastWrong }) => [topic, lastWrong])).toEqual([["jichi/a", 1]]);
  });

  it("weigh much evidence over little", () => {
    const topics = weakest(answersTo("a", 2, 1), answersTo("b", 14, 8), answersTo("c", 0, 20));
    expect(topics.map(({ topic }) => topic)).toEqual(["jichi/b", "jichi/a"]);
  });

  it("are of their own section and have a wrong answer, whatever was answered", () => {
    fc.assert(
      fc.property(answers, (list) => {
        for (const { slug, weakestTopics } of statisticsOf(progressOf(recorded(list), []))) {
          expect(weakestTopics.length).toBeLessThanOrEqual(3);
          for (const { topic, attempts, accuracy } of weakestTopics) {
            expect(topic.startsWith(`${slug}/`)).toBe(true);
            expect(attempts).toBeGreaterThanOrEqual(3);
            expect(accuracy).toBeLessThan(1);
          }
        }
      }),
    );
  });
});
