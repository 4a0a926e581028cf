import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import type { EventDraft, StoredEvent } from "../../../src/domain/event.ts";
import { cutsOf, isEffective, mergeLogs } from "../../../src/domain/log.ts";
import { replay } from "../../../src/domain/replay.ts";
import { startSession } from "../../../src/domain/session.ts";
import { disturbed, log } from "../../domain/arbitraries.ts";
import { answerTo } from "../../domain/events.ts";
import { acceptableLog } from "../../schema/arbitrary-events.ts";
import { contentsOf, createPhone, DAY_MILLIS, type Tab } from "./phone.ts";

const ANSWER: EventDraft = { type: "itemAnswered", body: answerTo("one") };

/** Two logs that overlap, and may disagree on what an id names: a cloned phone writes under the same ids. */
const twoLogs = fc.tuple(log, log);

describe("merging", () => {
  it("twice is merging once, and counts what was new and what was known", async () => {
    await fc.assert(
      fc.asyncProperty(
        log.chain((events) => fc.tuple(fc.constant(events), disturbed(events))),
        async ([events, again]) => {
          const tab = createPhone().open();
          const once = await tab.learnerStore.merge(events);
          expect(once).toMatchObject({ kind: "stored", value: { added: events.length, known: 0 } });
          const before = await contentsOf(tab);
          const twice = await tab.learnerStore.merge(again);
          expect(twice).toMatchObject({ kind: "stored", value: { added: 0, known: again.length } });
          expect(await contentsOf(tab)).toEqual(before);
        },
      ),
      { numRuns: 50 },
    );
  });

  it("in any order and in any parts leaves the same log and the same rows", async () => {
    await fc.assert(
      fc.asyncProperty(
        twoLogs.chain(([a, b]) => fc.tuple(fc.constant([a, b] as const), disturbed([...a, ...b]), fc.nat(60))),
        async ([[a, b], disturbedUnion, cut]) => {
          const parts = [
            [a, b],
            [b, a],
            [disturbedUnion.slice(0, cut), disturbedUnion.slice(cut)],
          ];
          const expected = mergeLogs(a, b);
          for (const logs of parts) {
            const tab = createPhone().open();
            for (const events of logs) await tab.learnerStore.merge(events);
            expect(await tab.learnerStore.readAll()).toEqual(expected);
            expect(await rowsOf(tab)).toEqual(replay(expected));
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it("of a few events touches their rows alone, and tells which", async () => {
    const { learnerStore, database } = createPhone().open();
    await learnerStore.record([ANSWER]);
    const whole = vi.spyOn(database.derivedRows, "clear");
    const few = Array.from({ length: 200 }, (_, sequence) => foreign({ sequence }));
    const merged = await learnerStore.merge(few);
    const { rows } = await learnerStore.load(["item", "day"]);
    expect(merged).toMatchObject({ kind: "stored", value: { added: 200, known: 0 } });
    const changed = merged.kind === "stored" ? [...merged.value.changedRows] : [];
    expect(changed.map(([subject]) => subject).toSorted()).toEqual(["day/20605", "item/bank/two"]);
    for (const [subject, row] of changed) expect(rows.get(subject)).toEqual(row);
    expect(whole).not.toHaveBeenCalled();
    await learnerStore.merge(Array.from({ length: 201 }, (_, sequence) => foreign({ sequence, deviceId: "watch" })));
    expect(whole).toHaveBeenCalledOnce();
    expect((await learnerStore.load(["item", "day"])).rows).toEqual(replay(await learnerStore.readAll()));
  });

  it("keeps every event byte for byte, those of newer apps included", async () => {
    await fc.assert(
      fc.asyncProperty(acceptableLog, async (events) => {
        const [phone, tablet] = [createPhone("phone").open(), createPhone("tablet").open()];
        await phone.learnerStore.merge(events);
        await tablet.learnerStore.merge(await phone.learnerStore.readAll());
        const texts = (await tablet.learnerStore.readAll()).map((event) => JSON.stringify(event));
        expect(new Set(texts)).toEqual(new Set(events.map((event) => JSON.stringify(event))));
      }),
      { numRuns: 60 },
    );
  });

  it("leaves own answers and the open session as they were", async () => {
    const { learnerStore } = createPhone("phone").open();
    const session = startSession({ id: "s", mode: "practice", title: null, minutes: 7, entries: [] });
    await learnerStore.record([ANSWER], () => session);
    await learnerStore.merge([foreign({ sequence: 0 })]);
    expect((await learnerStore.readAll()).map(({ deviceId }) => deviceId)).toContain("phone");
    expect((await learnerStore.load([])).session).toEqual(session);
  });
});

describe("a device that meets its other self", () => {
  it("goes on under a new id where a backup holds answers that it lacks", async () => {
    const { learnerStore } = createPhone("phone").open();
    await learnerStore.record([ANSWER]);
    await learnerStore.merge([foreign({ deviceId: "phone", sequence: 41 })]);
    await learnerStore.record([ANSWER]);
    await learnerStore.record([ANSWER]);
    expect((await learnerStore.readAll()).map(idOf).toSorted()).toEqual([
      "phone-2:0",
      "phone-2:1",
      "phone:0",
      "phone:41",
    ]);
  });

  it("keeps its id where a backup holds only what it wrote, be its fields in another order", async () => {
    const { learnerStore } = createPhone("phone").open();
    await learnerStore.record([ANSWER]);
    const backup = (await learnerStore.readAll()).map(turned) as readonly StoredEvent[];
    expect(await learnerStore.merge(backup)).toMatchObject({ value: { added: 0, known: 1 } });
    await learnerStore.record([ANSWER]);
    expect((await learnerStore.readAll()).map(idOf)).toEqual(["phone:0", "phone:1"]);
  });

  it.each([
    ["its own", -DAY_MILLIS],
    ["the other's", DAY_MILLIS],
  ])("keeps both events where two claim one id and %s moves, with its undo", async (_, lead) => {
    const phone = createPhone("phone");
    const tab = phone.open();
    await tab.learnerStore.record([ANSWER]);
    await tab.learnerStore.record([{ type: "eventVoided", body: { target: { deviceId: "phone", sequence: 0 } } }]);
    const orderMs = phone.clock.wallMs() + lead;
    const backup = [0, 1].map((sequence) => foreign({ deviceId: "phone", sequence, orderMs, wallMs: orderMs }));
    const own = await tab.learnerStore.readAll();

    expect(await tab.learnerStore.merge(backup)).toMatchObject({ value: { added: 2, known: 0 } });
    const [kept, moved] = lead < 0 ? [backup, own] : [own, backup];
    const log = await tab.learnerStore.readAll();
    expect(log.filter(({ deviceId }) => deviceId === "phone")).toEqual(kept);
    const after = log.filter(({ deviceId }) => deviceId === "phone-2");
    expect(after.map(factsOf)).toEqual(moved.map(factsOf));
    const cuts = cutsOf(log);
    expect(log.filter((event) => isEffective(event, cuts)).map(({ body }) => body)).toEqual(
      backup.map(({ body }) => body),
    );
    expect(await rowsOf(tab)).toEqual(replay(log));

    const before = await contentsOf(tab);
    expect(await tab.learnerStore.merge(backup)).toMatchObject({ value: { added: 0 } });
    expect(await contentsOf(tab)).toEqual(before);
    await tab.learnerStore.record([ANSWER]);
    expect((await tab.learnerStore.readAll()).map(idOf)).toContain("phone-2:2");
  });
});

async function rowsOf({ database }: Tab): Promise<ReadonlyMap<string, unknown>> {
  return new Map((await database.derivedRows.toArray()).map(({ subject, row }) => [subject, row]));
}

function foreign(own: Partial<StoredEvent>): StoredEvent {
  const at = Date.UTC(2026, 5, 1, 4);
  const envelope = { deviceId: "tablet", sequence: 0, orderMs: at, lamport: 0, wallMs: at, zoneMinutes: 540 };
  return { ...envelope, type: "itemAnswered", version: 1, body: answerTo("two"), ...own };
}

function idOf({ deviceId, sequence }: StoredEvent): string {
  return `${deviceId}:${sequence}`;
}

/** All that an event says, without its id and that of its target. */
function factsOf({ deviceId: _, sequence: __, body, ...facts }: StoredEvent) {
  return { ...facts, body: facts.type === "eventVoided" ? null : body };
}

/** The same value with the order of all fields turned, as an editor may leave it. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, part]) => [key, turned(part)]),
  );
}
