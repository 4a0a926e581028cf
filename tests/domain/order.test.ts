import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { COUNTER_MAX } from "../../src/domain/event.ts";
import { compareEvents, nextPosition, positionAfter } from "../../src/domain/order.ts";
import { log } from "./arbitraries.ts";

const DAY_MILLIS = 24 * 60 * 60 * 1000;

const wallMs = fc.integer({ min: 0, max: 1000 * DAY_MILLIS });
const position = fc.record({ orderMs: wallMs, lamport: fc.nat(5) });

const isAfter = (a: { orderMs: number; lamport: number }, b: { orderMs: number; lamport: number }) =>
  a.orderMs > b.orderMs || (a.orderMs === b.orderMs && a.lamport > b.lamport);

describe("the order of events", () => {
  it("is total: two events compare as equal only if they are one", () => {
    fc.assert(
      fc.property(log, (events) => {
        for (const a of events) {
          for (const b of events) expect(compareEvents(a, b) === 0).toBe(a === b);
        }
      }),
    );
  });

  it("is antisymmetric", () => {
    fc.assert(
      fc.property(log, (events) => {
        for (const a of events) {
          for (const b of events) expect(Math.sign(compareEvents(a, b)) + Math.sign(compareEvents(b, a))).toBe(0);
        }
      }),
    );
  });

  it("is transitive", () => {
    fc.assert(
      fc.property(log, (events) => {
        const sorted = [...events].sort(compareEvents);
        sorted.forEach((a, index) => {
          for (const b of sorted.slice(index + 1)) expect(compareEvents(a, b)).toBeLessThan(0);
        });
      }),
    );
  });

  it("compares device ids by their bytes, not by a language's alphabet", () => {
    const at = (deviceId: string) => ({ deviceId, sequence: 0, orderMs: 0, lamport: 0, wallMs: 0, zoneMinutes: 0 });
    expect(
      ["b", "B", "a", "_", "A"]
        .map(at)
        .sort(compareEvents)
        .map(({ deviceId }) => deviceId),
    ).toEqual(["A", "B", "_", "a", "b"]);
  });
});

describe("the next position", () => {
  it("is after everything seen, unless that was far in the future", () => {
    fc.assert(
      fc.property(position, wallMs, (seen, now) => {
        fc.pre(seen.orderMs <= now + DAY_MILLIS);
        expect(isAfter(nextPosition(seen, now), seen)).toBe(true);
      }),
    );
  });

  it("grows with every event of a device, however its clock jumps within a day", () => {
    fc.assert(
      fc.property(wallMs, fc.array(fc.integer({ min: 0, max: DAY_MILLIS / 2 })), (start, jumps) => {
        let seen = { orderMs: start, lamport: 0 };
        for (const jump of jumps) {
          const next = nextPosition(seen, start + jump);
          expect(isAfter(next, seen)).toBe(true);
          seen = next;
        }
      }),
    );
  });

  it("is never before the wall clock, nor more than a day ahead of it", () => {
    fc.assert(
      fc.property(position, wallMs, (seen, now) => {
        const { orderMs } = nextPosition(seen, now);
        expect(orderMs).toBeGreaterThanOrEqual(now);
        expect(orderMs).toBeLessThanOrEqual(now + DAY_MILLIS);
      }),
    );
  });

  it("is not dragged along by a clock that is years ahead", () => {
    const now = 1_000 * DAY_MILLIS;
    expect(nextPosition({ orderMs: now + 3_650 * DAY_MILLIS, lamport: 7 }, now)).toEqual({ orderMs: now, lamport: 0 });
  });
});

describe("a position after others", () => {
  it("is the given one where that comes last, else the next after the last of them", () => {
    fc.assert(
      fc.property(position, fc.array(position), (start, others) => {
        const found = positionAfter(start, others);
        expect(others.every((other) => isAfter(found, other))).toBe(true);
        const isFree = others.every((other) => isAfter(start, other));
        if (isFree) expect(found).toEqual(start);
        else expect(others).toContainEqual({ ...found, lamport: found.lamport - 1 });
      }),
    );
  });

  it("goes on to the next millisecond where the counter is at its end", () => {
    const full = { orderMs: 7, lamport: COUNTER_MAX };
    expect(positionAfter({ orderMs: 0, lamport: 0 }, [full])).toEqual({ orderMs: 8, lamport: 0 });
    expect(nextPosition(full, 5)).toEqual({ orderMs: 8, lamport: 0 });
  });
});
