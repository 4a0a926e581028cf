import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ItemSummary } from "../../../src/domain/bank.ts";
import { type Blueprint, blueprintSize } from "../../../src/domain/blueprint.ts";
import { buildForm, type FormRequest } from "../../../src/domain/exam/form.ts";
import { halfOf, onlySection, resized } from "../../../src/domain/exam/sizes.ts";
import { UNSEEN_ITEM } from "../../../src/domain/progress.ts";
import { answeredOn, summaryOf } from "../items.ts";

const TODAY = 20_600;
const SECTIONS = ["toukei", "jichi", "jitsumu"] as const;

const blueprint: Blueprint = {
  id: "trial",
  title: "",
  minutes: 60,
  guideLine: 9,
  sections: [
    { section: "toukei", items: 2, guideLine: 1 },
    { section: "jichi", items: 5, guideLine: 4 },
    { section: "jitsumu", items: 7, guideLine: 4 },
  ],
  source: "",
  asOf: "2022-01-01",
};

/** A bank in which some items share a table, some are enemies, and some were answered before. */
const request: fc.Arbitrary<FormRequest> = fc
  .record({
    items: fc.array(
      fc.record({
        section: fc.constantFrom(...SECTIONS),
        leaf: fc.constantFrom("a", "b"),
        stimulus: fc.option(fc.constantFrom("x", "y"), { nil: undefined, freq: 3 }),
        type: fc.constantFrom("single", "combination", "numeric", "fill"),
        seenOn: fc.option(fc.integer({ min: TODAY - 90, max: TODAY }), { nil: undefined, freq: 1 }),
        suspended: fc.boolean(),
      }),
      { maxLength: 40 },
    ),
    enemies: fc.array(fc.tuple(fc.nat(39), fc.nat(39)), { maxLength: 20 }),
    seed: fc.nat(),
  })
  .map(({ items, enemies, seed }) => {
    const key = (index: number) => `bank/item-${String(index).padStart(2, "0")}`;
    const enemiesOf = (index: number) =>
      enemies
        .filter(([a, b]) => a !== b && a < items.length && b < items.length && (a === index || b === index))
        .map(([a, b]) => key(a === index ? b : a));
    const summaries = items.map(({ section, leaf, stimulus, type }, index) =>
      summaryOf(key(index), {
        section,
        topic: `${section}/${leaf}`,
        type: type as ItemSummary["type"],
        enemies: enemiesOf(index),
        ...(stimulus !== undefined && { stimulusId: `${section}-${stimulus}` }),
      }),
    );
    const progressByKey = new Map(
      items.flatMap(({ seenOn, suspended }, index) => {
        if (seenOn === undefined && !suspended) return [];
        return [[key(index), { ...(seenOn === undefined ? UNSEEN_ITEM : answeredOn(seenOn)), suspended }] as const];
      }),
    );
    return { blueprint, bankId: "bank", summaries, progressByKey, today: TODAY, seed };
  });

const chosenFrom = ({ summaries }: FormRequest, form: ReturnType<typeof buildForm>): readonly ItemSummary[] => {
  const summariesByKey = new Map(summaries.map((summary) => [summary.key, summary]));
  return form.items.map(({ bankId, itemId }) => summariesByKey.get(`${bankId}/${itemId}`) as ItemSummary);
};

describe("a form", () => {
  it("asks no item twice, no more of a section than the blueprint, and says what is missing", () => {
    fc.assert(
      fc.property(request, (given) => {
        const form = buildForm(given);
        const chosen = chosenFrom(given, form);
        expect(new Set(chosen.map(({ key }) => key)).size).toBe(chosen.length);
        const order = chosen.map(({ section }) => SECTIONS.indexOf(section as "jichi"));
        expect(order).toEqual(order.toSorted((a, b) => a - b));
        for (const { section, items } of blueprint.sections) {
          const found = chosen.filter((summary) => summary.section === section).length;
          const short = form.shortages.find((each) => each.section === section);
          expect(short).toEqual(found < items ? { section, asked: items, found } : undefined);
          expect(found).toBeLessThanOrEqual(items);
        }
      }),
    );
  });

  it("never holds two items that give each other away, a suspended one, or one that its screen cannot ask", () => {
    fc.assert(
      fc.property(request, (given) => {
        const chosen = chosenFrom(given, buildForm(given));
        const keys = new Set(chosen.map(({ key }) => key));
        for (const { key, enemies, type } of chosen) {
          expect(enemies.filter((enemy) => keys.has(enemy))).toEqual([]);
          expect(given.progressByKey.get(key)?.suspended ?? false).toBe(false);
          expect(type).not.toBe("fill");
        }
      }),
    );
  });

  it("keeps the items of one table side by side", () => {
    fc.assert(
      fc.property(request, (given) => {
        const tables = chosenFrom(given, buildForm(given)).map(({ stimulusId }) => stimulusId);
        for (const table of new Set(tables.filter((each) => each !== undefined))) {
          const places = tables.flatMap((each, index) => (each === table ? [index] : []));
          expect((places.at(-1) ?? 0) - (places[0] ?? 0)).toBe(places.length - 1);
        }
      }),
    );
  });

  it("is the same for the same seed, however the bank lists its items", () => {
    fc.assert(
      fc.property(request, (given) => {
        const turned = { ...given, summaries: given.summaries.toReversed() };
        expect(buildForm(turned)).toEqual(buildForm(given));
      }),
    );
  });

  it("asks what was never seen before anything that was, and then what was seen longest ago", () => {
    const summaries = ["a", "b", "c", "d", "e", "f", "g"].map((id) => summaryOf(`bank/${id}`));
    const seen = { a: TODAY - 1, b: TODAY - 9, c: TODAY - 30 };
    const progressByKey = new Map(Object.entries(seen).map(([id, day]) => [`bank/${id}`, answeredOn(day)]));
    const sections = [{ section: "jichi", items: 6, guideLine: 3 }];
    for (let seed = 0; seed < 20; seed += 1) {
      const form = buildForm({
        ...{ blueprint: { ...blueprint, sections }, bankId: "bank", summaries, progressByKey, today: TODAY, seed },
      });
      const ids = form.items.map(({ itemId }) => itemId);
      expect([ids.slice(0, 4).sort().join(""), ids.slice(4).join("")]).toEqual(["defg", "cb"]);
      expect(form.seen).toBe(2);
    }
  });

  it("is not cut short by an item that bars several, where others would do", () => {
    const barring = summaryOf("bank/a", { enemies: ["bank/b", "bank/c"] });
    const rest = ["b", "c"].map((id) => summaryOf(`bank/${id}`, { enemies: ["bank/a"] }));
    const sections = [{ section: "jichi", items: 2, guideLine: 1 }];
    for (let seed = 0; seed < 20; seed += 1) {
      const form = buildForm({
        ...{ blueprint: { ...blueprint, sections }, bankId: "bank", summaries: [barring, ...rest] },
        ...{ progressByKey: new Map(), today: TODAY, seed },
      });
      expect(form.items.map(({ itemId }) => itemId).sort()).toEqual(["b", "c"]);
    }
  });
});

describe("another size of an exam", () => {
  it("halves to half of the items, rounded up, with every section within one of its half", () => {
    const half = halfOf(blueprint);
    expect(blueprintSize(half)).toBe(7);
    expect(half.sections.map(({ items }) => items)).toEqual([1, 3, 3]);
    expect([half.minutes, half.guideLine]).toEqual([30, 5]);
  });

  it("asks one section within its share of the time, against its own guide line", () => {
    expect(onlySection(blueprint, "jichi")).toMatchObject({
      minutes: 22,
      guideLine: 4,
      sections: [{ section: "jichi", items: 5, guideLine: 4 }],
    });
  });

  it("leaves the exam as it is where the numbers are its own", () => {
    const own = new Map(blueprint.sections.map(({ section, items }) => [section, items]));
    expect(resized(blueprint, own)).toEqual(blueprint);
  });

  it("gives a section that the exam does not ask the guide line of the whole", () => {
    const { sections } = resized(blueprint, new Map([["ict", 14]]));
    expect(sections).toEqual([{ section: "ict", items: 14, guideLine: 9 }]);
  });

  it("of nothing is nothing", () => {
    const nothing = { ...blueprint, sections: [] };
    expect(halfOf(nothing)).toMatchObject({ minutes: 0, guideLine: 0, sections: [] });
    expect(onlySection(blueprint, "none").sections).toEqual([]);
  });
});
