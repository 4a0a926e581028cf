import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { interleave } from "../../src/domain/interleave.ts";

const things = fc
  .array(fc.record({ section: fc.constantFrom("a", "b", "c"), owner: fc.constantFrom("x", "y", "z", "v", "w", "u") }), {
    maxLength: 24,
  })
  .map((list) => list.map((thing, index) => ({ ...thing, index })));

const largestCount = (names: readonly string[]) =>
  Math.max(0, ...names.map((name) => names.filter((other) => other === name).length));
const neighbours = (names: readonly string[]) => names.filter((name, index) => name === names[index - 1]).length;

describe("interleave", () => {
  it("keeps every thing, once", () => {
    fc.assert(
      fc.property(things, (list) => {
        expect(interleave(list).toSorted((a, b) => a.index - b.index)).toEqual(list);
      }),
    );
  });

  it("never puts two of one owner side by side, unless one has more than half of the places", () => {
    fc.assert(
      fc.property(things, (list) => {
        const owners = list.map(({ owner }) => owner);
        fc.pre(largestCount(owners) <= Math.ceil(owners.length / 2));
        expect(neighbours(interleave(list).map(({ owner }) => owner))).toBe(0);
      }),
    );
  });

  it("puts two of one section side by side only where there is no other way, if owners are all different", () => {
    fc.assert(
      fc.property(things, (list) => {
        const sections = list.map(({ section }) => section);
        const order = interleave(list.map((thing) => ({ ...thing, owner: String(thing.index) })));
        // Of a section with more than half of the places, as many must touch as the others cannot keep apart.
        const unavoidable = Math.max(0, 2 * largestCount(sections) - sections.length - 1);
        expect(neighbours(order.map(({ section }) => section))).toBe(unavoidable);
      }),
    );
  });

  it("leaves alone what is mixed already", () => {
    const mixed = ["a", "b", "a", "b"].map((section, index) => ({ section, owner: String(index) }));
    expect(interleave(mixed)).toEqual(mixed);
  });
});
