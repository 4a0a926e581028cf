import { describe, expect, it } from "vitest";
import { fileOnePage, logTables } from "../../../src/client/storage/event-table.ts";
import { replay } from "../../../src/domain/replay.ts";
import { answerTo, createRecorder } from "../../domain/events.ts";
import { createPhone, type Tab } from "./phone.ts";

const record = createRecorder("tablet");
const MANY = Array.from({ length: 2_500 }, (_, index) =>
  index % 500 === 499
    ? record("eventVoided", { target: { deviceId: "tablet", sequence: index - 1 } })
    : record("itemAnswered", answerTo(`item-${index % 40}`, index % 2)),
);

describe("answers that come by the thousand", () => {
  it("are on the disk, folded and found, before they are filed and after", async () => {
    const tab = createPhone().open();
    await tab.learnerStore.merge(MANY);
    expect(await tab.database.unfiledPages.count()).toBeGreaterThan(0);
    await expectWhole(tab);
    while (await file(tab));
    expect(await tab.database.unfiledPages.count()).toBe(0);
    expect(await tab.database.events.count()).toBe(MANY.length);
    await expectWhole(tab);
  });

  it("are found by another tab, and after a kill", async () => {
    const phone = createPhone();
    const [tab, other] = [phone.open(), phone.open()];
    await tab.learnerStore.merge(MANY);
    await expectWhole(other);
    await file(other);
    await expectWhole(tab);
    await expectWhole(phone.open());
  });

  it("can be undone, marked and answered again at once", async () => {
    const tab = createPhone().open();
    await tab.learnerStore.merge(MANY);
    const target = { deviceId: "tablet", sequence: 7 };
    await tab.learnerStore.record([{ type: "eventVoided", body: { target } }]);
    await tab.learnerStore.record([{ type: "itemAnswered", body: answerTo("item-7") }]);
    await tab.learnerStore.merge([...MANY].reverse());
    const log = await tab.learnerStore.readAll();
    expect(log).toHaveLength(MANY.length + 2);
    expect(await rowsOf(tab)).toEqual(replay(log));
  });

  it("give way to another event under their id as single ones do", async () => {
    const tab = createPhone().open();
    await tab.learnerStore.merge(MANY);
    const first = MANY[0];
    if (first === undefined) throw new Error("Inconsistent: no events");
    const rival = { ...first, orderMs: first.orderMs - 1, body: answerTo("other") };
    await tab.learnerStore.merge([rival]);
    const log = await tab.learnerStore.readAll();
    expect(log).toHaveLength(MANY.length);
    expect(log[0]).toEqual(rival);
    expect(await rowsOf(tab)).toEqual(replay(log));
  });
});

async function expectWhole(tab: Tab): Promise<void> {
  const log = await tab.learnerStore.readAll();
  expect(log).toEqual(MANY);
  expect(await rowsOf(tab)).toEqual(replay(MANY));
  const history = await tab.learnerStore.historyOf({ bankId: "bank", itemId: "item-8" });
  expect(history.map(({ sequence }) => sequence).filter((sequence) => sequence % 40 === 8)).toHaveLength(63);
}

function file({ database }: Tab): Promise<boolean> {
  return database.transaction("rw", logTables(database), async () => fileOnePage(database));
}

async function rowsOf({ database }: Tab): Promise<ReadonlyMap<string, unknown>> {
  return new Map((await database.derivedRows.toArray()).map(({ subject, row }) => [subject, row]));
}
