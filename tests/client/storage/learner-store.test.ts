import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type EventDraft, isKnownEvent, type StoredEvent } from "../../../src/domain/event.ts";
import { cutsOf } from "../../../src/domain/log.ts";
import { DEFAULT_PARAMETERS } from "../../../src/domain/memory.ts";
import { compareEvents } from "../../../src/domain/order.ts";
import type { RecordReceipt, Stored } from "../../../src/domain/ports.ts";
import { type Subject, UNSEEN_ITEM } from "../../../src/domain/progress.ts";
import { memoryInForce, replay } from "../../../src/domain/replay.ts";
import { type Session, startSession } from "../../../src/domain/session.ts";
import { log } from "../../domain/arbitraries.ts";
import { answerTo } from "../../domain/events.ts";
import { contentsOf, createPhone, DAY_MILLIS, type Tab } from "./phone.ts";

const ANSWER: EventDraft = { type: "itemAnswered", body: answerTo("one") };
const SESSION: Session = startSession({ id: "s", mode: "practice", title: null, minutes: 7, entries: [] });

/** Drafts with the clock at which each is recorded: three months in which clocks jump by days, in zones far apart. */
const diary = log.map((events) => events.filter(isKnownEvent));

describe("a recorded event", () => {
  it("has the next sequence of its device, and keeps what was given", async () => {
    const { learnerStore } = createPhone("phone").open();
    await learnerStore.record([ANSWER, { type: "preferenceSet", body: { key: "theme", value: "dark" } }]);
    await learnerStore.record([ANSWER]);
    const events = await learnerStore.readAll();
    expect(events.map(({ deviceId, sequence }) => `${deviceId}:${sequence}`)).toEqual([
      "phone:0",
      "phone:1",
      "phone:2",
    ]);
    expect(events.map(({ type, version }) => [type, version])).toEqual([
      ["itemAnswered", 1],
      ["preferenceSet", 1],
      ["itemAnswered", 1],
    ]);
    expect(events[1]?.body).toEqual({ key: "theme", value: "dark" });
  });

  it("tells the device's clock and zone as they were", async () => {
    const phone = createPhone();
    phone.clock.set(Date.UTC(2026, 0, 1), -300);
    const { events } = receiptOf(await phone.open().learnerStore.record([ANSWER]));
    expect(events).toMatchObject([{ wallMs: Date.UTC(2026, 0, 1), zoneMinutes: -300 }]);
  });

  it("comes after everything the device has seen, except what a clock a day ahead has written", async () => {
    await fc.assert(
      fc.asyncProperty(diary, log, fc.nat(30), async (steps, foreign, arrival) => {
        const phone = createPhone("device-a");
        const { learnerStore } = phone.open();
        for (const [index, { type, body, wallMs }] of steps.entries()) {
          if (index === arrival) await learnerStore.merge(foreign.map((event) => ({ ...event, deviceId: "tablet" })));
          phone.clock.set(wallMs);
          const seen = (await learnerStore.readAll()).filter(({ orderMs }) => orderMs <= wallMs + DAY_MILLIS);
          const { events } = receiptOf(await learnerStore.record([{ type, body } as EventDraft, ANSWER]));
          const written = [seen.at(-1), ...events].filter((event) => event !== undefined);
          expect(written.toSorted(compareEvents)).toEqual(written);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("never shares its sequence with one of another tab", async () => {
    const phone = createPhone("phone");
    const tabs = [phone.open(), phone.open()];
    const writes = Array.from({ length: 20 }, (_, index) => tabs[index % 2]?.learnerStore.record([ANSWER, ANSWER]));
    for (const stored of await Promise.all(writes)) expect(stored?.kind).toBe("stored");
    const events = (await tabs[0]?.learnerStore.readAll()) ?? [];
    expect(new Set(events.map(({ deviceId }) => deviceId))).toEqual(new Set(["phone"]));
    expect(events.map(({ sequence }) => sequence).toSorted((a, b) => a - b)).toEqual(events.map((_, index) => index));
  });
});

describe("after a clock that ran ahead", () => {
  const item = { bankId: "bank", itemId: "one" };
  const inTheFuture = async (days: number, draft: EventDraft) => {
    const phone = createPhone("phone");
    const tab = phone.open();
    const now = phone.clock.wallMs();
    phone.clock.set(now + days * DAY_MILLIS);
    await tab.learnerStore.record([ANSWER]);
    await tab.learnerStore.record([draft]);
    phone.clock.set(now);
    return { tab, now, ...tab.learnerStore };
  };

  it.each<[string, (turn: number) => EventDraft, object]>([
    ["preference", (turn) => ({ type: "preferenceSet", body: { key: "theme", value: turn } }), { value: 3 }],
    ["note", (turn) => ({ type: "noteWritten", body: { item, text: `${turn}` } }), { note: "3" }],
    ["mark", (turn) => ({ type: "itemMarked", body: { item, mark: "flagged", on: turn === 3 } }), { flagged: true }],
  ])("the last %s is the one that counts", async (kind, draft, row) => {
    const { tab, record } = await inTheFuture(3, draft(1));
    await record([draft(2), draft(3)]);
    const subject = kind === "preference" ? "preference/theme" : "item/bank/one";
    expect((await rowsOf(tab)).get(subject)).toMatchObject(row);
    expect(await rowsOf(tab)).toEqual(replay(await tab.learnerStore.readAll()));
  });

  it("an answer keeps to the right clock", async () => {
    const { record, now } = await inTheFuture(3, { type: "noteWritten", body: { item, text: "1" } });
    expect(receiptOf(await record([ANSWER])).events).toMatchObject([{ orderMs: now }]);
  });

  it("a reset cuts no answer that was given after it", async () => {
    const { tab, record, now } = await inTheFuture(365, { type: "progressReset", body: { scope: { kind: "all" } } });
    await record([ANSWER]);
    await record([ANSWER]);
    expect((await rowsOf(tab)).get("item/bank/one")).toMatchObject({ attempts: 2 });
    await record([{ type: "eventVoided", body: { target: { deviceId: "phone", sequence: 1 } } }]);
    expect(receiptOf(await record([ANSWER])).events).toMatchObject([{ orderMs: now }]);
    expect((await rowsOf(tab)).get("item/bank/one")).toMatchObject({ attempts: 4 });
  });

  it("a reset of one item leaves the others to the right clock", async () => {
    const { record, now } = await inTheFuture(365, {
      type: "progressReset",
      body: { scope: { kind: "item", ...item } },
    });
    const other: EventDraft = { type: "itemAnswered", body: answerTo("two") };
    expect(receiptOf(await record([other])).events).toMatchObject([{ orderMs: now }]);
  });
});

describe("a write", () => {
  it("changes the rows as a replay of the whole log would, and says which, whatever is recorded", async () => {
    await fc.assert(
      fc.asyncProperty(diary, fc.array(fc.integer({ min: 1, max: 3 })), async (steps, sizes) => {
        const phone = createPhone("device-a");
        const tab = phone.open();
        const told = new Map<Subject, unknown>();
        for (const batch of batches(steps, sizes)) {
          phone.clock.set(batch[0].wallMs, batch[0].zoneMinutes);
          const drafts = batch.map(({ type, body }) => ({ type, body }) as EventDraft);
          const { changedRows } = receiptOf(await tab.learnerStore.record(drafts));
          for (const [subject, row] of changedRows) row === null ? told.delete(subject) : told.set(subject, row);
        }
        const replayed = replay(await tab.learnerStore.readAll());
        expect(told).toEqual(replayed);
        expect(await rowsOf(tab)).toEqual(replayed);
      }),
      { numRuns: 100 },
    );
  });

  it("tells that parameters of memory are gone where their fit is undone", async () => {
    const { learnerStore } = createPhone("phone").open();
    const parameters = DEFAULT_PARAMETERS.map((value, index) => (index === 2 ? value + 1 : value));
    const body = { parameters, reviews: 300, heldOutLoss: 0.3, defaultLoss: 0.4 };
    await learnerStore.record([ANSWER, { type: "parametersFitted", body }]);
    const target = { deviceId: "phone", sequence: 1 };
    const { changedRows } = receiptOf(await learnerStore.record([{ type: "eventVoided", body: { target } }]));
    expect(changedRows.get("parameters/fsrs6")).toBeNull();
    expect(changedRows.get("item/bank/one")).toEqual(replay([...(await learnerStore.readAll())]).get("item/bank/one"));
  });

  it("leaves nothing behind where the next session cannot be made", async () => {
    const tab = createPhone().open();
    await tab.learnerStore.record([ANSWER], () => SESSION);
    const before = await contentsOf(tab);
    const broken = () => {
      throw new Error("no next session");
    };
    await expect(tab.learnerStore.record([ANSWER, ANSWER], broken)).rejects.toThrow("no next session");
    expect(await contentsOf(tab)).toEqual(before);
  });

  it("makes the next session from the events as they were written", async () => {
    const { learnerStore } = createPhone("phone").open();
    await learnerStore.record([ANSWER, ANSWER], (events) => ({ ...SESSION, id: events.map(idOf).join() }));
    expect((await learnerStore.load([])).session?.id).toBe("phone:0,phone:1");
  });

  it("leaves the session alone unless it is given one, and ends it on null", async () => {
    const { learnerStore } = createPhone().open();
    await learnerStore.record([], () => SESSION);
    await learnerStore.record([ANSWER]);
    expect((await learnerStore.load([])).session).toEqual(SESSION);
    await learnerStore.record([], () => null);
    expect((await learnerStore.load([])).session).toBeNull();
  });
});

describe("the history of an item", () => {
  it("holds its events, and the same rows follow from it as from the whole log", async () => {
    await fc.assert(
      fc.asyncProperty(log, async (events) => {
        const { learnerStore } = createPhone().open();
        await learnerStore.merge(events);
        const history = await learnerStore.historyOf({ bankId: "tokyo", itemId: "one" });
        const [part, whole] = [replay(history, cutsOf(history), memoryInForce(events)), replay(events)];
        const subjects = [...new Set([...part.keys(), ...whole.keys()])].filter((name) =>
          /^(item|statement)\/tokyo\/one(\/|$)/.test(name),
        );
        for (const subject of subjects) expect(part.get(subject)).toEqual(whole.get(subject));
        expect(history).toEqual(history.toSorted(compareEvents));
        expect(new Set(history.map(idOf)).size).toBe(history.length);
      }),
      { numRuns: 60 },
    );
  });
});

describe("a fold of another version", () => {
  it("is made anew once, from the log alone", async () => {
    const phone = createPhone();
    const tab = phone.open();
    await tab.learnerStore.record([ANSWER]);
    const right = await contentsOf(tab);
    await tab.database.derivedRows.toCollection().modify({ row: UNSEEN_ITEM });
    await tab.database.device.update("self", { foldVersion: 0 });

    const { rows } = await phone.open().learnerStore.load(["item", "day"]);
    expect(rows).toEqual(replay(await tab.learnerStore.readAll()));
    expect(await contentsOf(tab)).toEqual(right);

    await tab.database.derivedRows.clear();
    expect((await phone.open().learnerStore.load(["item"])).rows.size).toBe(0);
  });
});

describe("an event that only an update understands", () => {
  it("is in its item's history from then on, and can be undone", async () => {
    const phone = createPhone("phone");
    const tab = phone.open();
    await tab.learnerStore.record([ANSWER]);
    await tab.database.events.toCollection().modify({ subjects: [] });
    await tab.database.derivedRows.clear();
    await tab.database.device.update("self", { foldVersion: 0 });

    const { learnerStore } = phone.open();
    expect((await learnerStore.load(["item"])).rows.size).toBe(1);
    expect((await learnerStore.historyOf({ bankId: "bank", itemId: "one" })).map(idOf)).toEqual(["phone:0"]);
    const target = { deviceId: "phone", sequence: 0 };
    await learnerStore.record([{ type: "eventVoided", body: { target } }]);
    expect((await learnerStore.load(["item", "day"])).rows.size).toBe(0);
  });
});

describe("erasing", () => {
  it("leaves the banks and nothing else, and the device begins anew under another id", async () => {
    const tab = createPhone("phone").open();
    await tab.database.banks.put({ id: "bank", manifest: { id: "bank" } as never });
    await tab.learnerStore.record([ANSWER], () => SESSION);
    await tab.learnerStore.erase();
    const { banks, ...rest } = await contentsOf(tab);
    expect(banks).toHaveLength(1);
    expect(Object.values(rest).flat()).toEqual([]);
    const { events } = receiptOf(await tab.learnerStore.record([ANSWER]));
    expect(events.map(idOf)).toEqual(["phone-2:0"]);
  });
});

function receiptOf(stored: Stored<RecordReceipt>): RecordReceipt {
  if (stored.kind !== "stored") throw new Error(stored.detail);
  return stored.value;
}

async function rowsOf({ database }: Tab): Promise<ReadonlyMap<Subject, unknown>> {
  return new Map((await database.derivedRows.toArray()).map(({ subject, row }) => [subject, row]));
}

function idOf({ deviceId, sequence }: StoredEvent): string {
  return `${deviceId}:${sequence}`;
}

/** The steps in groups of the given sizes, then one by one. */
function batches<T>(steps: readonly T[], sizes: readonly number[]): readonly (readonly [T, ...T[]])[] {
  const groups: [T, ...T[]][] = [];
  for (let [start, turn] = [0, 0]; start < steps.length; turn++) {
    const group = steps.slice(start, start + (sizes[turn] ?? 1));
    groups.push(group as [T, ...T[]]);
    start += group.length;
  }
  return groups;
}
