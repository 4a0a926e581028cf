import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isMet, resultOf, totalOf } from "../../../src/domain/exam/result.ts";
import {
  blankNumbers,
  flaggedNumbers,
  goTo,
  paceMillis,
  remainingMillis,
  resumed,
  type Sitting,
  startSitting,
  suspended,
  withFlag,
  withResponse,
  withSpan,
} from "../../../src/domain/exam/sitting.ts";

const MINUTE_MILLIS = 60_000;
const NOON = Date.UTC(2026, 5, 1, 3);
const RESPONSE = { kind: "options", optionIds: ["b"] } as const;

const blueprint = {
  bankId: "bank",
  id: "trial",
  asOf: "2022-01-01",
  edited: false,
  minutes: 10,
  guideLine: 3,
  sections: [
    { section: "toukei", items: 1, guideLine: 1 },
    { section: "jichi", items: 4, guideLine: 2 },
  ],
};

const begun = startSitting(
  {
    id: "exam",
    startedId: { deviceId: "phone", sequence: 0 },
    kind: "full",
    blueprint,
    items: ["toukei", "jichi", "jichi"].map((section, index) => ({
      ...{ bankId: "bank", itemId: `item-${index}`, itemVersion: 1, section },
    })),
  },
  NOON,
);

/** Everything that can happen to a sitting, with the wall clock set to anything meanwhile. */
const happening: fc.Arbitrary<(sitting: Sitting) => Sitting> = fc.oneof(
  fc.nat(20_000).map((span) => (sitting: Sitting) => withSpan(sitting, span)),
  fc.nat(4).map((index) => (sitting: Sitting) => goTo(sitting, index)),
  fc.boolean().map((flagged) => (sitting: Sitting) => withFlag(sitting, flagged)),
  fc.boolean().map((given) => (sitting: Sitting) => withResponse(sitting, given ? RESPONSE : null)),
  fc.nat(4e12).map((wallMs) => (sitting: Sitting) => suspended(sitting, "away", wallMs)),
  fc.nat(4e12).map((wallMs) => (sitting: Sitting) => resumed(sitting, wallMs)),
);

describe("a sitting's clock", () => {
  it("counts each span once: for the whole and for the item on screen, never beyond the limit", () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 80 }), (happenings) => {
        const sitting = happenings.reduce((before, happen) => happen(before), begun);
        const onItems = sitting.items.reduce((sum, { responseMillis }) => sum + responseMillis, 0);
        expect(onItems).toBeCloseTo(sitting.activeMillis, 6);
        expect(sitting.activeMillis + remainingMillis(sitting)).toBeCloseTo(blueprint.minutes * MINUTE_MILLIS, 6);
      }),
    );
  });

  it("knows nothing of the wall clock", () => {
    const spent = withSpan(begun, 5_000);
    for (const wallMs of [0, NOON, NOON + 9e9]) {
      const back = resumed(suspended(spent, "away", wallMs), NOON);
      expect(back.activeMillis).toBe(5_000);
      expect(back.pauses).toEqual([{ afterMillis: 5_000, cause: "away", awayMillis: Math.max(0, NOON - wallMs) }]);
    }
  });

  it("stands still while suspended, and the first cause is the one that counts", () => {
    const paused = suspended(suspended(begun, "asked", NOON), "away", NOON + 1_000);
    expect(withSpan(paused, 9_000).activeMillis).toBe(0);
    expect(resumed(paused, NOON + 60_000).pauses).toEqual([{ afterMillis: 0, cause: "asked", awayMillis: 60_000 }]);
  });

  it("takes a kill for an interruption since the last write", () => {
    const { pauses, suspension } = resumed({ ...begun, activeMillis: 7_000 }, NOON + 90_000);
    expect(pauses).toEqual([{ afterMillis: 7_000, cause: "cutOff", awayMillis: 90_000 }]);
    expect(suspension).toBeNull();
  });

  it("takes a long silence in full sight for sleep, not for work", () => {
    const slept = withSpan(begun, 40 * MINUTE_MILLIS);
    expect(slept.activeMillis).toBe(0);
    expect(slept.pauses).toEqual([{ afterMillis: 0, cause: "away", awayMillis: 40 * MINUTE_MILLIS }]);
  });
});

describe("a sitting", () => {
  it("lets answers be given, changed and taken back, and knows its blanks and flags", () => {
    const given = withResponse(begun, RESPONSE);
    expect(blankNumbers(given)).toEqual([2, 3]);
    expect(blankNumbers(withResponse(given, null))).toEqual([1, 2, 3]);
    expect(flaggedNumbers(withFlag(goTo(given, 2), true))).toEqual([3]);
    expect(goTo(given, 7)).toBe(given);
  });

  it("takes no answer once the time is up, though it could not be handed in yet", () => {
    const late = { ...begun, activeMillis: 10 * MINUTE_MILLIS };
    expect(withResponse(late, RESPONSE)).toBe(late);
  });

  it("divides the time that is left among the blanks", () => {
    expect(paceMillis(begun)).toBe((10 * MINUTE_MILLIS) / 3);
    const full = [0, 1, 2].reduce((sitting, index) => withResponse(goTo(sitting, index), RESPONSE), begun);
    expect(paceMillis(full)).toBeNull();
  });
});

describe("a result", () => {
  it("adds up per section, with guide lines reduced where the bank had too few items", () => {
    const sat = withSpan(withResponse(goTo(withSpan(begun, 4_000), 1), RESPONSE), 6_000);
    const { sections, activeMillis, end } = resultOf(sat, [0, 1, 0], "submitted");
    expect(sections).toEqual([
      { section: "toukei", items: 1, answered: 0, score: 0, guideLine: 1, responseMillis: 4_000 },
      { section: "jichi", items: 2, answered: 1, score: 1, guideLine: 1, responseMillis: 6_000 },
    ]);
    expect([activeMillis, end]).toEqual([10_000, "submitted"]);
    expect(totalOf(sections)).toEqual({ items: 3, answered: 1, score: 1, responseMillis: 10_000 });
  });

  it("tells an item that was passed from one that was never on screen", () => {
    expect(goTo(begun, 2).items.map(isMet)).toEqual([true, false, true]);
  });
});
