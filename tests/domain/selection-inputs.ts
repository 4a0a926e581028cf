import fc from "fast-check";
import type { ItemSummary } from "../../src/domain/bank.ts";
import type { Blueprint } from "../../src/domain/blueprint.ts";
import type { ItemChange } from "../../src/domain/item.ts";
import { createMemory } from "../../src/domain/memory.ts";
import type { ItemProgress } from "../../src/domain/progress.ts";
import type { SelectionInput, StatementSelectionInput } from "../../src/domain/selection.ts";
import { isoDateToStudyDay, studyDayToIsoDate } from "../../src/domain/study-day.ts";
import { answeredOn, recallOn, summaryOf } from "./items.ts";

export const TODAY = isoDateToStudyDay("2026-06-01");

/** The real exam's sections; `ict` is a bank of its own that the exam does not ask. */
export const BLUEPRINT: Blueprint = {
  id: "shunin-a",
  title: "主任級職選考",
  minutes: 165,
  guideLine: 40,
  sections: Object.entries({ tokei: 2, kenpo: 3, gyosei: 10, jichi: 10, komuin: 10, jitsumu: 13, jijo: 7 }).map(
    ([section, items]) => ({ section, items, guideLine: Math.floor(items * 0.8) }),
  ),
  source: "",
  asOf: "2022-04-01",
};

export const MEMORY = createMemory();

/** What a learner with a quarter of an hour a day has set. */
export const SETTINGS: SelectionInput = {
  summaries: [],
  progressByKey: new Map(),
  blueprint: BLUEPRINT,
  today: TODAY,
  examDay: TODAY + 60,
  minutes: 7,
  minutesPerDay: 15,
  daysOff: { weekdays: [], dates: [] },
  desiredRetention: 0.9,
  memory: MEMORY,
  pace: 1,
  seed: 1,
};

/** A value in one of four cases. */
const sometimes = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

const change = fc.constantFrom<ItemChange["change"]>("typo", "distractor", "law", "key").map((one) => ({
  version: 2,
  date: studyDayToIsoDate(TODAY - 1),
  change: one,
  note: "",
}));

const summary = fc
  .record({
    section: fc.constantFrom("jichi", "jitsumu", "kenpo", "ict"),
    leaf: fc.constantFrom("a", "b", "c"),
    characters: fc.oneof(fc.integer({ min: 30, max: 700 }), fc.constant(9_000)),
    stimulusId: sometimes(fc.constantFrom("table-1", "table-2")),
    validUntil: sometimes(fc.integer({ min: -3, max: 3 }).map((day) => studyDayToIsoDate(TODAY + day))),
    changes: fc.array(change, { maxLength: 1 }),
    statements: fc.nat(5),
  })
  .map(({ section, leaf, stimulusId, validUntil, statements, ...rest }) => ({
    ...rest,
    section,
    topic: `${section}/${leaf}`,
    ...(stimulusId !== undefined && { stimulusId }),
    ...(validUntil !== undefined && { validUntil }),
    statementIds: ["a", "b", "c", "d", "e"].slice(0, statements),
  }));

const recall = fc
  .record({
    daysAgo: fc.oneof(fc.constant(0), fc.integer({ min: -400, max: 200 })),
    stability: fc.double({ min: 0.1, max: 300, noNaN: true }),
    lastScore: fc.constantFrom(0, 1),
  })
  .map(({ daysAgo, stability, lastScore }) =>
    recallOn(TODAY - daysAgo, { memory: { stability, difficulty: 5 }, lastScore }),
  );

const progress: fc.Arbitrary<ItemProgress | undefined> = fc.option(
  fc
    .record({ recall, daysBefore: fc.nat(30), suspended: fc.integer({ max: 7, min: 0 }) })
    .map(({ recall: one, daysBefore, suspended }) => ({
      ...answeredOn(one.lastDay, one),
      firstDay: one.lastDay - daysBefore,
      suspended: suspended === 0,
    })),
  { nil: undefined, freq: 4 },
);

const item = fc.record({ summary, progress, enemy: sometimes(fc.nat(40)) });

/** Any learner before any bank of up to 40 items, among them suspended, expired, corrected and overlong ones. */
export const selectionInput: fc.Arbitrary<SelectionInput> = fc
  .record({
    items: fc.array(item, { maxLength: 40 }),
    examDay: fc.option(fc.integer({ min: -5, max: 200 }).map((day) => TODAY + day)),
    minutes: fc.constantFrom(3, 7, 12, 60),
    minutesPerDay: fc.constantFrom(5, 15, 60),
    pace: fc.double({ min: 0.4, max: 2.5, noNaN: true }),
    seed: fc.nat(),
    weekdays: fc.subarray([0, 1, 2, 3, 4, 5, 6]),
  })
  .map(({ items, weekdays, ...settings }) => ({
    ...SETTINGS,
    ...settings,
    daysOff: { weekdays, dates: [] },
    summaries: withEnemies(items),
    progressByKey: new Map(
      items.flatMap(({ progress: row }, index) => (row === undefined ? [] : [[`bank/${index}`, row] as const])),
    ),
  }));

/** The same for the ○× drill. */
export const statementSelectionInput: fc.Arbitrary<StatementSelectionInput> = fc
  .tuple(selectionInput, fc.infiniteStream(fc.option(recall, { freq: 3 })))
  .map(([input, recalls]) => {
    const names = input.summaries.flatMap(({ key, statementIds }) => statementIds.map((id) => `${key}/${id}`));
    const rows = names.map((name) => [name, recalls.next().value as ReturnType<typeof recallOn> | null] as const);
    return {
      ...input,
      progressByStatement: new Map(
        rows.flatMap(([name, one]) =>
          one === null ? [] : [[name, { recall: one, attempts: 1, scoreSum: 1, misjudged: 0 }] as const],
        ),
      ),
    };
  });

function withEnemies(items: readonly { summary: Partial<ItemSummary>; enemy: number | undefined }[]): ItemSummary[] {
  const enemies = items.map((): Set<string> => new Set());
  items.forEach(({ enemy }, index) => {
    if (enemy === undefined || enemy === index || enemy >= items.length) return;
    enemies[index]?.add(`bank/${enemy}`);
    enemies[enemy]?.add(`bank/${index}`);
  });
  return items.map(({ summary: own }, index) =>
    summaryOf(`bank/${index}`, { ...own, enemies: [...(enemies[index] ?? [])] }),
  );
}
