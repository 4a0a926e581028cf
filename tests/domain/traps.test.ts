import { describe, expect, it } from "vitest";
import { caughtTraps } from "../../src/domain/caught-traps.ts";
import type { Item, SingleItem } from "../../src/domain/item.ts";
import { UNSEEN_ITEM } from "../../src/domain/progress.ts";
import { contrastOf, trapOf } from "../../src/domain/traps.ts";
import { combination, numeric, recallOn, single, trueFalse } from "./items.ts";

const TRAP = "事務監査請求との混同";

/** Option b is right and says so much; a sets the trap. */
const itemOf = (
  id: string,
  own: { truth?: string; trap?: string; topic?: string; stem?: string } = {},
): SingleItem => ({
  ...single,
  id,
  stem: own.stem ?? "どれか。",
  topic: own.topic ?? "jichi/juumin",
  options: single.options.map((option) => ({
    ...option,
    text: option.id === "b" ? (own.truth ?? "b") : option.text,
    ...(option.id === "a" && own.trap !== undefined && { trap: own.trap }),
  })),
});

const chose = (optionId: string) => ({ kind: "options", optionIds: [optionId] }) as const;

describe("the trap behind a response", () => {
  it("is that of the option chosen, of a statement in the combination picked, or of the slip in a number", () => {
    expect(trapOf(itemOf("one", { trap: TRAP }), undefined, chose("a"))).toBe(TRAP);
    expect(trapOf(itemOf("one", { trap: TRAP }), undefined, chose("c"))).toBeNull();
    const mixed = {
      ...combination,
      statements: combination.statements.map((one) => (one.verdict ? one : { ...one, trap: TRAP })),
    };
    expect(trapOf(mixed, undefined, chose("アイ"))).toBe(TRAP);
    expect(trapOf(mixed, undefined, chose("アウ"))).toBeNull();
    const slip = { ...numeric, mistakes: [{ value: 3, why: "", trap: "％とポイントの混同" }] };
    expect(trapOf(slip, undefined, { kind: "value", value: 3.05 })).toBe("％とポイントの混同");
    expect(trapOf({ ...trueFalse, trap: TRAP }, undefined, { kind: "verdict", verdict: true })).toBe(TRAP);
  });

  it("is that of the statement asked on a ○× card", () => {
    expect(trapOf(itemOf("one", { trap: TRAP }), "a", { kind: "verdict", verdict: true })).toBe(TRAP);
    expect(trapOf(itemOf("one", { trap: TRAP }), "c", { kind: "verdict", verdict: true })).toBeNull();
  });
});

describe("the contrast of a trap", () => {
  const setsIt = itemOf("sets-it", { trap: TRAP });
  const tellsOther = itemOf("tells-other", { truth: "事務監査請求は、有権者の50分の1以上の連署による。" });
  const neighbour = itemOf("neighbour");
  const stranger = itemOf("stranger", { topic: "kenpou/hyougen" });

  it("holds the items that set it and those that tell the other side rightly", () => {
    expect([...contrastOf(TRAP, [stranger, tellsOther, neighbour, setsIt])].sort()).toEqual([
      "bank/sets-it",
      "bank/tells-other",
    ]);
  });

  it("takes neighbours of the same topic where nothing tells the other side", () => {
    expect([...contrastOf(TRAP, [stranger, neighbour, setsIt])]).toEqual(["bank/sets-it", "bank/neighbour"]);
  });

  it("finds both sides where the label names both", () => {
    const trap = "条例と規則の混同";
    const items: readonly Item[] = [
      itemOf("own", { trap }),
      itemOf("law", { truth: "条例は議会が定める。", topic: "jichi/jourei" }),
      itemOf("rule", { truth: "規則は長が定める。", topic: "jichi/kisoku" }),
    ];
    expect(contrastOf(trap, items).size).toBe(3);
  });

  it("is empty for a trap that no item sets and nothing tells of", () => {
    expect(contrastOf("どこにもない混同", [neighbour]).size).toBe(0);
  });
});

describe("the traps that caught a learner", () => {
  const wrong = (optionId: string, times: number, lastDay: number) => ({ response: chose(optionId), times, lastDay });

  it("sum over items, those still open first, then by how often they caught", () => {
    const statements = new Map();
    const members = [
      {
        statements,
        item: itemOf("one", { trap: "often" }),
        progress: { ...UNSEEN_ITEM, wrongChoices: [wrong("a", 3, 1)] },
      },
      {
        statements,
        item: itemOf("two", { trap: "often" }),
        progress: { ...UNSEEN_ITEM, wrongChoices: [wrong("a", 2, 5)] },
      },
      {
        statements,
        item: itemOf("three", { trap: "open" }),
        progress: {
          ...UNSEEN_ITEM,
          wrongChoices: [wrong("a", 1, 2), wrong("c", 4, 2)],
          recall: {
            memory: { stability: 1, difficulty: 5 },
            lastDay: 2,
            lastScore: 0,
            lastGuessed: false,
            lastVersion: 1,
            reps: 1,
            lapses: 0,
          },
        },
      },
    ];
    expect(caughtTraps(members)).toEqual([
      { trap: "open", times: 1, lastDay: 2, topic: "jichi/juumin", isOpen: true },
      { trap: "often", times: 5, lastDay: 5, topic: "jichi/juumin", isOpen: false },
    ]);
  });

  it("count a ○× card that was judged wrong, and not one that was passed", () => {
    const recall = recallOn(7, { lastScore: 0 });
    const item = itemOf("one", { trap: TRAP });
    const statements = new Map([["a", { recall, attempts: 3, scoreSum: 0, misjudged: 2 }]]);
    expect(caughtTraps([{ item, progress: undefined, statements }])).toEqual([
      { trap: TRAP, times: 2, lastDay: 7, topic: "jichi/juumin", isOpen: true },
    ]);
    const passed = new Map([["a", { recall, attempts: 3, scoreSum: 0, misjudged: 0 }]]);
    expect(caughtTraps([{ item, progress: undefined, statements: passed }])).toEqual([]);
  });
});
