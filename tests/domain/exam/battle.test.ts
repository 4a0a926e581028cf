import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  BATTLE_ITEMS,
  BATTLE_SECONDS_MAX,
  bankHashOf,
  battleOutcome,
  battleSession,
  type Challenge,
  challengeToPath,
  choiceToResponse,
  drawBattle,
  responseToChoice,
} from "../../../src/domain/exam/battle.ts";
import { readChallenge } from "../../../src/schema/challenge.ts";
import { combination, single, summaryOf, trueFalse } from "../items.ts";

const bankHash = fc.stringMatching(/^[0-9a-f]{8}$/);
const seed = fc.nat(2 ** 32 - 1);
const answer = fc.record({
  choice: fc.option(fc.nat(11)),
  seconds: fc.nat(BATTLE_SECONDS_MAX),
});
const challenge: fc.Arbitrary<Challenge> = fc.record({
  bankHash,
  seed,
  ghost: fc.option(fc.array(answer, { minLength: BATTLE_ITEMS, maxLength: BATTLE_ITEMS })),
});

describe("a challenge", () => {
  it("comes out of its address as it went in", () => {
    fc.assert(
      fc.property(challenge, (given) => {
        const reading = readChallenge(challengeToPath(given).split("/"));
        expect(reading).toEqual({ kind: "challenge", challenge: given });
      }),
    );
  });

  it("is never read from an address that was cut off or made up, and never breaks the reader", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 40 }), { maxLength: 5 }), (path) => {
        const reading = readChallenge(path);
        if (reading.kind === "challenge") expect(challengeToPath(reading.challenge)).toContain("/");
      }),
    );
    const whole = challengeToPath({
      bankHash: "1a2b3c4d",
      seed: 7,
      ghost: Array(BATTLE_ITEMS).fill({ choice: 1, seconds: 12 }),
    });
    for (const cut of [whole.slice(0, -1), whole.slice(0, -5), `${whole}_1-1`, `${whole}/x`]) {
      const reading = readChallenge(cut.split("/"));
      expect(cut.endsWith("-1") || reading.kind === "notAChallenge").toBe(true);
    }
  });

  it("names a session that an event may carry", () => {
    fc.assert(
      fc.property(bankHash, seed, (hash, of) => {
        expect(battleSession({ bankHash: hash, seed: of })).toMatch(/^[^/\s]{1,200}$/);
      }),
    );
  });
});

describe("the items of a battle", () => {
  const summaries = [
    ...["a", "b", "c", "d", "e", "f"].map((id) => summaryOf(`bank/${id}`)),
    summaryOf("bank/enemy", { enemies: ["bank/a"] }),
    summaryOf("bank/number", { type: "numeric" }),
    summaryOf("bank/table", { stimulusId: "x" }),
  ];

  it("depend on bank and seed alone, and are answered by one tap", () => {
    fc.assert(
      fc.property(seed, (of) => {
        const drawn = drawBattle(summaries, of);
        expect(drawBattle(summaries.toReversed(), of)).toEqual(drawn);
        expect(new Set(drawn).size).toBe(BATTLE_ITEMS);
        expect(drawn).not.toEqual(expect.arrayContaining(["bank/number"]));
        expect(drawn).not.toEqual(expect.arrayContaining(["bank/table"]));
      }),
    );
  });

  it("differ from seed to seed", () => {
    const drawn = new Set([1, 2, 3, 4, 5, 6, 7, 8].map((of) => drawBattle(summaries, of).join(" ")));
    expect(drawn.size).toBeGreaterThan(4);
  });

  it("are told from those of another version of the bank", () => {
    const packs = [
      { section: "a", hash: "1" },
      { section: "b", hash: "2" },
    ];
    expect(bankHashOf(packs.toReversed())).toBe(bankHashOf(packs));
    expect(bankHashOf([{ section: "a", hash: "1" }])).not.toBe(bankHashOf(packs));
    expect(bankHashOf(packs)).toMatch(/^[0-9a-f]{8}$/);
  });
});

describe("an answer on its way to the other phone", () => {
  it.each([
    [single, { kind: "options", optionIds: ["c"] } as const, 2],
    [combination, { kind: "options", optionIds: ["イウ"] } as const, 2],
    [trueFalse, { kind: "verdict", verdict: false } as const, 1],
    [single, { kind: "pass" } as const, null],
  ])("keeps what was chosen: $type", (item, response, choice) => {
    expect(responseToChoice(item, response)).toBe(choice);
    expect(choiceToResponse(item, choice)).toEqual(response);
  });

  it("is a pass where the item has no such option", () => {
    expect(choiceToResponse(single, 9)).toEqual({ kind: "pass" });
    expect(choiceToResponse(trueFalse, 2)).toEqual({ kind: "pass" });
  });
});

it("more right answers win, and of equal ones the quicker", () => {
  expect(battleOutcome({ right: 4, seconds: 300 }, { right: 3, seconds: 20 })).toBe("win");
  expect(battleOutcome({ right: 3, seconds: 21 }, { right: 3, seconds: 20 })).toBe("lose");
  expect(battleOutcome({ right: 3, seconds: 20 }, { right: 3, seconds: 20 })).toBe("draw");
});
