import { describe, expect, it } from "vitest";
import { type FollowedPlan, type SelectionInput, selectSession } from "../../src/domain/selection.ts";
import { studyDayToIsoDate } from "../../src/domain/study-day.ts";
import { answeredOn, summaryOf } from "./items.ts";
import { SETTINGS, TODAY } from "./selection-inputs.ts";

const KEYS = ["bank/a", "bank/b", "bank/c", "bank/d"];

/** Items of which a pack of three minutes holds some, but not all. */
function inputWith(plan: Partial<FollowedPlan>, own: Partial<SelectionInput> = {}): SelectionInput {
  return {
    ...SETTINGS,
    summaries: KEYS.map((key) => summaryOf(key)),
    minutes: 2,
    plan: { indexByKey: new Map(), retryKeys: new Set(), ...plan },
    ...own,
  };
}

const keysOf = (input: SelectionInput) => selectSession(input).entries.map(({ key }) => key);
const rising = new Map(KEYS.map((key, index) => [key, index]));

describe("a pack that follows a plan", () => {
  it("asks what loses most by waiting, and stops where the minutes end", () => {
    const keys = keysOf(inputWith({ indexByKey: rising }));
    expect(keys.length).toBeGreaterThan(0);
    expect(keys.length).toBeLessThan(KEYS.length);
    expect(new Set(keys)).toEqual(new Set(KEYS.slice(-keys.length)));
  });

  it("counts a review that the plan wants early as due", () => {
    const progressByKey = new Map([["bank/d", answeredOn(TODAY - 1)]]);
    const { due, fresh, entries } = selectSession(inputWith({ indexByKey: rising }, { progressByKey }));
    expect(due).toBe(1);
    expect(due + fresh).toBe(entries.length);
  });

  it("asks first what means something else since it was learned", () => {
    const change = { version: 2, date: studyDayToIsoDate(TODAY - 1), change: "law", note: "" } as const;
    const summaries = KEYS.map((key) => summaryOf(key, key === "bank/a" ? { version: 2, changes: [change] } : {}));
    const progressByKey = new Map([["bank/a", answeredOn(TODAY - 2)]]);
    expect(keysOf(inputWith({ indexByKey: rising }, { summaries, progressByKey }))).toContain("bank/a");
  });

  it("asks a wrong answer once more on the same day only where the plan says so", () => {
    const progressByKey = new Map([["bank/d", answeredOn(TODAY, { lastScore: 0 })]]);
    const retryKeys = new Set(["bank/d"]);
    expect(keysOf(inputWith({ indexByKey: rising, retryKeys }, { progressByKey }))).toContain("bank/d");
    expect(keysOf(inputWith({ indexByKey: rising }, { progressByKey }))).not.toContain("bank/d");
  });

  it("still offers what the plan does not know, after all that it does", () => {
    const keys = keysOf(inputWith({ indexByKey: new Map([["bank/b", 1]]) }, { minutes: 60 }));
    expect(new Set(keys)).toEqual(new Set(KEYS));
  });

  it("leaves a drill to its own order", () => {
    const only = ({ key }: { key: string }) => key === "bank/a";
    expect(keysOf(inputWith({ indexByKey: rising }, { only }))).toEqual(["bank/a"]);
  });
});
