import { describe, expect, it, vi } from "vitest";
import { storageFailureFrom } from "../../../src/client/storage/failure.ts";
import type { EventDraft } from "../../../src/domain/event.ts";
import { replay } from "../../../src/domain/replay.ts";
import { startSession } from "../../../src/domain/session.ts";
import { answerTo } from "../../domain/events.ts";
import { breakDisk, dropConnection, loseNextAnswer } from "./broken-disk.ts";
import { contentsOf, createPhone, type Tab } from "./phone.ts";

const ANSWER: EventDraft = { type: "itemAnswered", body: answerTo("one") };
const NOTE: EventDraft = { type: "noteWritten", body: { item: { bankId: "bank", itemId: "one" }, text: "" } };
const SESSION = startSession({ id: "s", mode: "practice", title: null, minutes: 7, entries: [] });

const answerIn = ({ learnerStore }: Tab) => learnerStore.record([ANSWER, ANSWER], () => ({ ...SESSION, id: "next" }));

describe("a full disk", () => {
  it.each([
    ["events", "atTheRow"],
    ["device", "atTheRow"],
    ["derivedRows", "atTheRow"],
    ["sessions", "atTheRow"],
    ["sessions", "atTheEnd"],
  ] as const)("is told as full, and leaves nothing behind: %s, %s", async (table, when) => {
    const tab = createPhone().open();
    await tab.learnerStore.record([ANSWER], () => SESSION);
    const before = await contentsOf(tab);
    const mend = breakDisk(table, "QuotaExceededError", when);
    expect(await answerIn(tab)).toMatchObject({ kind: "storageFailure", reason: "full" });
    expect(await contentsOf(tab)).toEqual(before);
    mend();
    expect(await answerIn(tab)).toMatchObject({
      kind: "stored",
      value: { events: [{ sequence: 1 }, { sequence: 2 }] },
    });
  });

  it("takes no part of a merge", async () => {
    const [tab, other] = [createPhone("phone").open(), createPhone("tablet").open()];
    await other.learnerStore.record([ANSWER, ANSWER]);
    await tab.learnerStore.record([ANSWER]);
    const before = await contentsOf(tab);
    breakDisk("derivedRows", "QuotaExceededError");
    expect(await tab.learnerStore.merge(await other.learnerStore.readAll())).toMatchObject({ reason: "full" });
    expect(await contentsOf(tab)).toEqual(before);
  });
});

describe("a dropped connection", () => {
  it.each([
    ["by the system, while the app slept", dropConnection],
    ["by the system, which says nothing of it", ({ database }: Tab) => database.backendDB().close()],
    ["by another tab's update", ({ database }: Tab) => database.close()],
  ])("%s, is opened again, and the answer is stored once", async (_, drop) => {
    vi.spyOn(console, "warn").mockReturnValue();
    const tab = createPhone().open();
    await tab.learnerStore.record([ANSWER]);
    drop(tab);
    expect(await tab.learnerStore.record([ANSWER])).toMatchObject({ kind: "stored" });
    expect((await tab.learnerStore.readAll()).map(({ sequence }) => sequence)).toEqual([0, 1]);
  });

  it("in the middle of a write stores the answer once, or not at all and says so", async () => {
    for (let turns = 0; turns < 25; turns += 1) {
      const phone = createPhone();
      const tab = phone.open();
      await tab.learnerStore.record([ANSWER]);
      const writing = tab.learnerStore.record([ANSWER]);
      for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate);
      dropConnection(tab);
      const { kind } = await writing;
      const sequences = (await phone.open().learnerStore.readAll()).map(({ sequence }) => sequence);
      expect(sequences).toEqual(kind === "stored" ? [0, 1] : [0]);
    }
  });

  it("after the write was stored, whose answer is lost, stores it once and keeps step", async () => {
    vi.spyOn(console, "warn").mockReturnValue();
    const tab = createPhone("phone").open();
    await tab.learnerStore.record([ANSWER], () => SESSION);
    loseNextAnswer(tab);
    const stored = await answerIn(tab);
    expect(stored).toMatchObject({
      kind: "stored",
      value: { events: [{ sequence: 1 }, { sequence: 2 }], session: { id: "next" } },
    });
    const log = await tab.learnerStore.readAll();
    expect(log.map(({ sequence }) => sequence)).toEqual([0, 1, 2]);
    expect((await tab.learnerStore.load(["item", "day"])).rows).toEqual(replay(log));
    expect(stored.kind === "stored" && stored.value.changedRows).toEqual(replay(log));
    await tab.learnerStore.record([ANSWER]);
    expect((await tab.learnerStore.readAll()).at(-1)).toMatchObject({ sequence: 3 });
  });

  it("does not take what another tab wrote meanwhile for its own", async () => {
    vi.spyOn(console, "warn").mockReturnValue();
    const phone = createPhone();
    const [tab, other] = [phone.open(), phone.open()];
    await tab.learnerStore.record([ANSWER]);
    const write = tab.database.transaction.bind(tab.database) as (...given: unknown[]) => Promise<unknown>;
    vi.spyOn(tab.database, "transaction").mockImplementationOnce((async (
      mode: never,
      tables: never,
      run: () => never,
    ) => {
      await write(mode, tables, async () => {
        await run();
        throw new DOMException("the connection is gone", "UnknownError");
      }).catch(async (error: unknown) => {
        await other.learnerStore.record([NOTE]);
        throw error;
      });
    }) as never);
    expect(await tab.learnerStore.record([ANSWER])).toMatchObject({
      kind: "stored",
      value: { events: [{ sequence: 2 }] },
    });
    expect((await tab.learnerStore.readAll()).map(({ type }) => type)).toEqual([
      "itemAnswered",
      "noteWritten",
      "itemAnswered",
    ]);
  });

  it("that cannot be opened again is told", async () => {
    const tab = createPhone().open();
    await tab.learnerStore.record([ANSWER]);
    tab.database.close();
    vi.spyOn(tab.database, "open").mockRejectedValue(new DOMException("gone", "UnknownError"));
    expect(await tab.learnerStore.record([ANSWER])).toMatchObject({ kind: "storageFailure", reason: "closed" });
  });
});

describe("any other fault", () => {
  it("is a bug and keeps flying", () => {
    const bug = new TypeError("x is undefined");
    expect(() => storageFailureFrom(bug)).toThrow(bug);
  });
});
