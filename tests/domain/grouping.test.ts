import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countBy, groupBy, inTurns } from "../../src/domain/grouping.ts";

const first = (name: string) => name.charAt(0);
const names = fc.array(fc.tuple(fc.constantFrom("a", "b", "c"), fc.nat(99)).map(([group, n]) => `${group}${n}`));

describe("groupBy and countBy", () => {
  it("put each thing into its own group, in order", () => {
    fc.assert(
      fc.property(names, (list) => {
        for (const [group, members] of groupBy(list, first)) {
          expect(members).toEqual(list.filter((name) => first(name) === group));
          expect(countBy(list, first).get(group)).toBe(members.length);
        }
        expect([...groupBy(list, first).values()].flat().length).toBe(list.length);
      }),
    );
  });
});

describe("inTurns", () => {
  const many = (group: string, count: number) => Array.from({ length: count }, (_, index) => `${group}${index}`);
  const weightOf = (name: string) => ({ a: 4, b: 2, c: 1 })[first(name)] ?? 1;

  it("serves groups in proportion to their weights, at every point", () => {
    const order = inTurns([...many("c", 100), ...many("b", 100), ...many("a", 100)], first, weightOf);
    for (const served of [7, 21, 70]) {
      const counts = countBy(order.slice(0, served), first);
      expect(counts.get("a")).toBe((served * 4) / 7);
      expect(counts.get("b")).toBe((served * 2) / 7);
      expect(counts.get("c")).toBe(served / 7);
    }
  });

  it("lets a group wait for the turns it has had", () => {
    const order = inTurns([...many("a", 3), ...many("b", 3)], first, () => 1, new Map([["a", 2]]));
    expect(order.slice(0, 2)).toEqual(["b0", "b1"]);
  });

  it("keeps the order within a group of equal weight, and every thing once", () => {
    fc.assert(
      fc.property(names, (list) => {
        const order = inTurns(list, first, weightOf);
        for (const [group, members] of groupBy(list, first)) {
          expect(order.filter((name) => first(name) === group)).toEqual(members);
        }
        expect(order.length).toBe(list.length);
      }),
    );
  });
});
