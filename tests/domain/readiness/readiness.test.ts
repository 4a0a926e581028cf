import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ItemSummary } from "../../../src/domain/bank.ts";
import type { ItemProgress } from "../../../src/domain/progress.ts";
import { outlookOf } from "../../../src/domain/readiness/outlook.ts";
import { expectedErrorFrom, type PastPrediction } from "../../../src/domain/readiness/past-errors.ts";
import {
  EVIDENCE_ITEMS,
  itemChances,
  predictScore,
  type ReadinessInput,
  SECTION_EVIDENCE_ITEMS,
} from "../../../src/domain/readiness/readiness.ts";
import { answeredOn, summaryOf } from "../items.ts";
import { BLUEPRINT, MEMORY, TODAY } from "../selection-inputs.ts";

const PER_SECTION = 20;
const SUMMARIES: readonly ItemSummary[] = BLUEPRINT.sections.flatMap(({ section }) =>
  Array.from({ length: PER_SECTION }, (_, index) =>
    summaryOf(`bank/${section}-${index}`, { section, topic: `${section}/t${index % 5}` }),
  ),
);

const INPUT: ReadinessInput = {
  summaries: SUMMARIES,
  progressByKey: new Map(),
  blueprint: BLUEPRINT,
  memory: MEMORY,
  day: TODAY + 1,
  questions: "new",
  past: [],
};

/** The first so many items of each section met today, each with this score. */
const met = (perSection: number, score: number): ReadonlyMap<string, ItemProgress> =>
  new Map(
    SUMMARIES.filter((_, index) => index % PER_SECTION < perSection).map(({ key }) => [
      key,
      { ...answeredOn(TODAY, { lastScore: score }), firstScore: score },
    ]),
  );

const predicted = (own: Partial<ReadinessInput>) => predictScore({ ...INPUT, ...own });

describe("the chance at one item", () => {
  it("knows nothing of items that the exam does not ask or that are expired, as the score does not", () => {
    const foreign = summaryOf("bank/foreign", { section: "elsewhere", topic: "elsewhere/t" });
    const expired = summaryOf("bank/expired", { validUntil: "2000-01-01" });
    const progressByKey = new Map([
      ...met(10, 1),
      ...[foreign, expired].map(({ key }) => [key, { ...answeredOn(TODAY, { lastScore: 0 }), firstScore: 0 }] as const),
    ]);
    const alone = itemChances({ ...INPUT, progressByKey });
    expect(itemChances({ ...INPUT, progressByKey, summaries: [...SUMMARIES, foreign, expired] })).toEqual(alone);
  });
});

describe("the predicted score", () => {
  it("is not told before enough items were met, and says of how many", () => {
    const perSection = Math.ceil(EVIDENCE_ITEMS / BLUEPRINT.sections.length);
    expect(predicted({}).score).toBeNull();
    expect(predicted({ progressByKey: met(perSection - 1, 1) })).toMatchObject({
      score: null,
      met: (perSection - 1) * BLUEPRINT.sections.length,
    });
    const told = predicted({ progressByKey: met(perSection, 1) });
    expect(told.score).not.toBeNull();
    expect(told.sections.every(({ score }) => (score === null) === perSection < SECTION_EVIDENCE_ITEMS)).toBe(true);
  });

  it("lies between guessing all and knowing all, its sections within their questions and summing to it", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 5, max: PER_SECTION }),
        fc.array(fc.boolean(), { minLength: 7 }),
        (count, rights) => {
          const progressByKey = new Map(
            [...met(count, 1)].map(([key, row], index) => {
              const score = rights[index % rights.length] ? 1 : 0;
              return [key, { ...row, ...answeredOn(TODAY, { lastScore: score }), firstScore: score }] as const;
            }),
          );
          const { score, sections, questions } = predicted({ progressByKey });
          expect(questions).toBe(55);
          expect(score?.mean).toBeGreaterThan(0.15 * 55);
          expect(score?.mean).toBeLessThan(55);
          expect(sections.reduce((sum, { mean }) => sum + mean, 0)).toBeCloseTo(score?.mean ?? 0, 9);
          for (const section of sections) {
            expect(section.mean).toBeLessThanOrEqual(section.questions);
            expect(section.guessed).toBeLessThan(section.mean);
          }
        },
      ),
    );
  });

  it("is higher where more was right, and falls as days go by without study", () => {
    const right = predicted({ progressByKey: met(PER_SECTION, 1) }).score?.mean ?? 0;
    const wrong = predicted({ progressByKey: met(PER_SECTION, 0) }).score?.mean ?? 0;
    const later = predicted({ progressByKey: met(PER_SECTION, 1), day: TODAY + 90 }).score?.mean ?? 0;
    expect(right).toBeGreaterThan(wrong);
    expect(later).toBeLessThan(right);
  });

  it("does not take knowing the bank for knowing the exam", () => {
    const progressByKey = new Map(
      [...met(PER_SECTION, 1)].map(([key, row]) => [key, { ...row, firstScore: 0 }] as const),
    );
    const exam = predicted({ progressByKey }).score?.mean ?? 0;
    const mock = predicted({ progressByKey, questions: "bank" }).score?.mean ?? 0;
    expect(mock - exam).toBeGreaterThan(3);
  });

  it("tells a band that nothing learned makes vanish, and that grows where less is known", () => {
    const width = (perSection: number) => {
      const { score } = predicted({ progressByKey: met(perSection, 1) });
      return (score?.high ?? 0) - (score?.low ?? 0);
    };
    expect(width(PER_SECTION)).toBeGreaterThan(3);
    expect(width(5)).toBeGreaterThan(width(PER_SECTION));
  });

  it("is moved by what mock exams showed, by less than their error", () => {
    const progressByKey = met(PER_SECTION, 1);
    const before = predicted({ progressByKey }).score?.mean ?? 0;
    const past: readonly PastPrediction[] = [{ predicted: 50, actual: 40, questions: 55, day: TODAY }];
    const after = predicted({ progressByKey, past }).score?.mean ?? 0;
    expect(after).toBeLessThan(before);
    expect(before - after).toBeLessThan(5);
  });

  it("answers a section that the bank lacks as if it were met for the first time", () => {
    const summaries = SUMMARIES.filter(({ section }) => section !== "jichi");
    const { sections } = predicted({ summaries, progressByKey: met(PER_SECTION, 1) });
    const lacking = sections.find(({ section }) => section === "jichi");
    expect(lacking).toMatchObject({ items: 0, met: 0, metChance: null });
    expect(lacking?.mean).toBeGreaterThan(5);
  });

  it("takes what a correction made void for unmet", () => {
    const change = { version: 2, date: "2026-06-01", change: "key" as const, note: "" };
    const summaries = SUMMARIES.map((summary) => ({ ...summary, version: 2, changes: [change] }));
    expect(predicted({ summaries, progressByKey: met(PER_SECTION, 1) }).met).toBe(0);
  });
});

describe("the chances of single items", () => {
  it("are what the number of a section is made of", () => {
    const input: ReadinessInput = { ...INPUT, progressByKey: met(PER_SECTION, 1), questions: "bank" };
    const chances = itemChances(input);
    const section = predictScore(input).sections[0];
    const own = SUMMARIES.filter((summary) => summary.section === section?.section).map(
      ({ key }) => chances.get(key) ?? 0,
    );
    const mean = own.reduce((sum, chance) => sum + chance, 0) / own.length;
    expect(mean * (section?.questions ?? 0)).toBeCloseTo(section?.mean ?? 0, 9);
  });
});

describe("the error that past predictions lead to expect", () => {
  it("is none and not sure before the first mock exam, and surer with each", () => {
    expect(expectedErrorFrom([]).mean).toBe(0);
    const one = { predicted: 30, actual: 35, questions: 55, day: TODAY };
    const [none, few, many] = [[], [one], Array(8).fill(one)].map(expectedErrorFrom);
    expect(few?.variance).toBeLessThan(none?.variance ?? 0);
    expect(many?.mean).toBeGreaterThan(few?.mean ?? 0);
    expect(many?.mean).toBeLessThan(5 / 55);
  });
});

describe("the outlook on the exam day", () => {
  const learned = [...met(10, 1)].map(([key, row]) => [key, { ...row, firstScore: 0 }] as const);
  const today = predicted({ progressByKey: new Map(learned) });

  it("is today's where the plan gains nothing, and better the more it gains", () => {
    const recalled = today.sections.reduce((sum, one) => sum + (one.questions / 55) * one.recalled, 0);
    const mean = (expectedRecall: number) => outlookOf(today, { expectedRecall })?.score.mean ?? 0;
    expect(mean(recalled)).toBeCloseTo(today.score?.mean ?? 0, 9);
    expect(mean(0.9)).toBeGreaterThan(mean(0.7));
    expect(mean(0.1)).toBeLessThan(mean(recalled));
    expect(mean(1)).toBeLessThan(55);
  });

  it("sums its sections, each within its questions, and is less sure than today", () => {
    const outlook = outlookOf(today, { expectedRecall: 0.95 });
    const sections = [...(outlook?.sections ?? [])];
    expect(sections.reduce((sum, [, mean]) => sum + mean, 0)).toBeCloseTo(outlook?.score.mean ?? 0, 9);
    for (const [section, mean] of sections) {
      expect(mean).toBeLessThanOrEqual(today.sections.find((one) => one.section === section)?.questions ?? 0);
    }
  });

  it("is not told where today's is not", () => {
    expect(outlookOf(predicted({}), { expectedRecall: 0.9 })).toBeNull();
  });
});
