import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blueprintGaps, blueprintSize, sectionWeights } from "../../src/domain/blueprint.ts";
import { DEFAULT_PREFERENCES, preferencesFrom } from "../../src/domain/preferences.ts";
import { BLUEPRINT } from "./selection-inputs.ts";

const key = fc.constantFrom(...Object.keys(DEFAULT_PREFERENCES), "aKeyOfTomorrow", "__proto__");

describe("preferences", () => {
  it("are the defaults where nothing is set", () => {
    expect(preferencesFrom(new Map())).toEqual(DEFAULT_PREFERENCES);
  });

  it("take what is usable and keep the default for the rest", () => {
    const stored = new Map<string, unknown>([
      ["examDate", "2026-09-27"],
      ["minutesPerDay", 20],
      ["packMinutes", "seven"],
      ["desiredRetention", 2],
      ["daysOff", { weekdays: [0, 6], dates: ["2026-08-11"] }],
      ["theme", "sepia"],
    ]);
    expect(preferencesFrom(stored)).toEqual({
      ...DEFAULT_PREFERENCES,
      examDate: "2026-09-27",
      minutesPerDay: 20,
      daysOff: { weekdays: [0, 6], dates: ["2026-08-11"] },
    });
  });

  it("are complete and usable whatever was stored under any name", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(key, fc.anything())), (stored) => {
        const preferences = preferencesFrom(new Map(stored));
        expect(Object.keys(preferences).sort()).toEqual(Object.keys(DEFAULT_PREFERENCES).sort());
        expect(preferences.desiredRetention).toBeGreaterThanOrEqual(0.7);
        expect(preferences.desiredRetention).toBeLessThanOrEqual(0.99);
        expect(preferences.minutesPerDay).toBeGreaterThanOrEqual(1);
        expect(preferences.daysOff.weekdays.every((day) => day >= 0 && day <= 6)).toBe(true);
      }),
    );
  });

  it("survive being stored one by one", () => {
    const chosen = { ...DEFAULT_PREFERENCES, examDate: "2026-09-27", theme: "dark", packMinutes: 12 } as const;
    expect(preferencesFrom(new Map(Object.entries(chosen)))).toEqual(chosen);
  });
});

describe("a blueprint", () => {
  it("weighs its sections by their items", () => {
    expect(blueprintSize(BLUEPRINT)).toBe(55);
    const weights = sectionWeights(BLUEPRINT);
    expect(weights.get("jitsumu")).toBeCloseTo(13 / 55, 12);
    expect([...weights.values()].reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
  });

  it("of nothing weighs nothing", () => {
    const empty = { ...BLUEPRINT, sections: [{ section: "jichi", items: 0, guideLine: 0 }] };
    expect(sectionWeights(empty)).toEqual(new Map([["jichi", 0]]));
  });

  it("names the sections that the bank cannot fill", () => {
    const items = new Map(BLUEPRINT.sections.map(({ section, items: asked }) => [section, asked]));
    expect(blueprintGaps(BLUEPRINT, items)).toEqual([]);
    expect(blueprintGaps(BLUEPRINT, new Map(items).set("jichi", 4).set("kenpo", 0))).toEqual([
      { section: "kenpo", missing: 3 },
      { section: "jichi", missing: 6 },
    ]);
  });
});
