import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { optionOrder } from "../../src/domain/option-order.ts";
import { cloze, combination, fill, multiple, numeric, ordering, single, trueFalse } from "./items.ts";

const session = fc.string({ minLength: 22, maxLength: 22 });

describe("the order of options", () => {
  it("is the same every time a session shows an item, and has each option once", () => {
    fc.assert(
      fc.property(session, fc.constantFrom(single, multiple), (id, item) => {
        expect(optionOrder(id, item)).toEqual(optionOrder(id, item));
        expect([...optionOrder(id, item)].sort()).toEqual(["a", "b", "c", "d", "e"]);
      }),
    );
  });

  it("puts the key in each place about equally often over sessions", () => {
    const places = [0, 0, 0, 0, 0];
    for (let index = 0; index < 5_000; index++) {
      const place = optionOrder(`session ${index}`, single).indexOf("b");
      places[place] = (places[place] ?? 0) + 1;
    }
    for (const count of places) expect(Math.abs(count - 1_000)).toBeLessThan(150);
  });

  it("differs between items of one session", () => {
    const orders = Array.from({ length: 20 }, (_, index) => optionOrder("session", { ...single, id: `item-${index}` }));
    expect(new Set(orders.map(String)).size).toBeGreaterThan(10);
  });

  it("is the author's where order carries meaning", () => {
    expect(optionOrder("session", { ...single, shuffle: false })).toEqual(["a", "b", "c", "d", "e"]);
    expect(optionOrder("session", combination)).toEqual(["アイ", "アウ", "イウ"]);
  });

  it("shuffles the words of a cloze, unless their order carries meaning", () => {
    const orders = Array.from({ length: 20 }, (_, index) => optionOrder(`session ${index}`, cloze));
    expect(new Set(orders.map(String)).size).toBe(6);
    expect(optionOrder("session", { ...cloze, shuffle: false })).toEqual(["a", "b", "c"]);
  });

  it("never shows elements in the order that is asked for", () => {
    fc.assert(
      fc.property(session, fc.integer({ min: 2, max: 4 }), (id, count) => {
        const elements = ordering.elements.slice(0, count);
        const order = optionOrder(id, { ...ordering, elements });
        expect(order).not.toEqual(elements.map((element) => element.id));
        expect([...order].sort()).toEqual(elements.map((element) => element.id));
      }),
    );
  });

  it("is empty where nothing is chosen from a list", () => {
    expect([trueFalse, numeric, fill].map((item) => optionOrder("session", item))).toEqual([[], [], []]);
  });
});
