import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createExams, type Exams } from "../../../src/client/state/exams.ts";
import { blueprintOf } from "../../../src/client/state/plan.ts";
import type { EventDraft, EventOf, StoredEvent } from "../../../src/domain/event.ts";
import { remainingMillis, type Sitting } from "../../../src/domain/exam/sitting.ts";
import { type Item, itemKey } from "../../../src/domain/item.ts";
import { cutsOf, isEffective } from "../../../src/domain/log.ts";
import type { Preferences } from "../../../src/domain/preferences.ts";
import { parseEvent } from "../../../src/schema/event.ts";
import { single } from "../../domain/items.ts";
import { ITEMS, openApp, type PhoneApp } from "../app-on-phone.tsx";
import { breakDisk } from "../storage/broken-disk.ts";
import { contentsOf, createPhone, DAY_MILLIS, type Phone } from "../storage/phone.ts";

const SECOND_MILLIS = 1_000;
const RIGHT = { kind: "options", optionIds: ["b"] } as const;
const WRONG = { kind: "options", optionIds: ["c"] } as const;

/** Ten items of one kind in one section, two of another: as many as the blueprint asks. */
const BANK: readonly Item[] = Array.from({ length: 12 }, (_, index) => ({
  ...single,
  id: `item-${String(index).padStart(2, "0")}`,
  topic: index < 10 ? "jichi/juumin" : "toukei/kihon",
}));

describe("an exam", () => {
  it("asks what the blueprint asks, and says in the log what it asked", async () => {
    const { exams, log } = await sit();
    const { items } = sittingOf(exams);
    expect(items.map(({ section }) => section)).toEqual([...Array(10).fill("jichi"), ...Array(2).fill("toukei")]);
    expect(await log("examStarted")).toMatchObject([
      {
        body: {
          exam: sittingOf(exams).id,
          kind: "full",
          blueprint: { bankId: "bank", id: "trial", edited: false, minutes: 30, guideLine: 8 },
          banks: [{ bankId: "bank", version: "2026.1.0" }],
          items: items.map(({ bankId, itemId, itemVersion, section }) => ({ bankId, itemId, itemVersion, section })),
        },
      },
    ]);
  });

  it("keeps answers, marks, place and time through kills at any moment, whatever the wall clock did", async () => {
    const touch = fc.oneof(
      fc.record({ kind: fc.constant("respond" as const), to: fc.constantFrom(RIGHT, WRONG, null) }),
      fc.record({ kind: fc.constant("flag" as const), to: fc.boolean() }),
      fc.record({ kind: fc.constant("goTo" as const), to: fc.nat(11) }),
      fc.record({ kind: fc.constant("wait" as const), to: fc.nat(14_000) }),
      fc.record({ kind: fc.constant("kill" as const), to: fc.nat(4e12) }),
      fc.record({ kind: fc.constant("hide" as const), to: fc.nat(4e12) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(touch, { maxLength: 25 }), async (touches) => {
        const phone = createPhone();
        let { exams } = await sit(phone);
        const expected = { index: 0, given: new Map<number, unknown>(), flagged: new Set<number>(), active: 0 };
        for (const { kind, to } of touches) {
          if (kind === "respond") {
            await exams.respond(to);
            expected.given.set(expected.index, to);
          } else if (kind === "flag") {
            await exams.flag(to);
            if (to) expected.flagged.add(expected.index);
            else expected.flagged.delete(expected.index);
          } else if (kind === "goTo") {
            await exams.goTo(to);
            expected.index = to;
          } else if (kind === "wait") {
            phone.clock.pass(to);
            await exams.beat();
            expected.active += to;
          } else {
            if (kind === "hide") await exams.leave("away");
            phone.clock.set(to);
            phone.clock.pass(DAY_MILLIS);
            if (kind === "kill") ({ exams } = await reopened(phone));
            await exams.enter();
          }
        }
        const { exams: after } = await reopened(phone);
        const sitting = sittingOf(after);
        expect(sitting.index).toBe(expected.index);
        expect(sitting.activeMillis).toBe(expected.active);
        for (const [index, { response, flagged }] of sitting.items.entries()) {
          expect(response).toEqual(expected.given.get(index) ?? null);
          expect(flagged).toBe(expected.flagged.has(index));
        }
      }),
      { numRuns: 25 },
    );
  });

  it("is the paper that was handed out, also when the bank is corrected while it is sat", async () => {
    const phone = createPhone();
    const { exams } = await sit(phone);
    await exams.respond(RIGHT);
    const corrected = BANK.map((item) => ({ ...item, version: 2, key: "c" }) as Item);
    const { exams: after, app, log } = await reopened(phone, corrected);
    expect(await app.bankStore.items([itemKey(BANK[0] as Item)])).toMatchObject([{ key: "c" }]);
    await after.handIn("submitted");
    expect(await log("itemAnswered")).toMatchObject([{ body: { score: 1, item: { itemVersion: 1 } } }]);
  });

  it("carries what was predicted for it", async () => {
    const { app, phone } = await openApp(BANK);
    const band = { low: 5, mean: 7, high: 9 };
    const predicted = { total: band, sections: [{ section: "jichi", ...band }] };
    const asked: unknown[] = [];
    const exams = createExams({
      ...{ ...app, clock: phone.clock, chance: phone.chance, sittingStore: phone.open().sittingStore },
      predictScore: async ({ sections }) => {
        asked.push(sections);
        return predicted;
      },
    });
    await exams.start("full", blueprintOf(app.learner.store.getState()));
    expect(asked).toEqual([sittingOf(exams).blueprint.sections]);
    expect((await app.learnerStore.readAll())[0]?.body).toMatchObject({ predicted });
  });

  it("is not begun while another one is open", async () => {
    const phone = createPhone();
    const { exams, begin } = await sit(phone);
    const { id } = sittingOf(exams);
    await begin();
    expect(sittingOf(exams).id).toBe(id);
    const other = await reopened(phone);
    await other.begin();
    expect(sittingOf(other.exams).id).toBe(id);
    expect(await other.log("examStarted")).toHaveLength(1);
  });
});

describe("an exam's clock", () => {
  it("stands until the learner lets it run again, where they stopped it", async () => {
    const phone = createPhone();
    const { exams } = await sit(phone);
    phone.clock.pass(9_000);
    await exams.leave("asked");
    phone.clock.pass(600_000);
    await exams.enter();
    const { exams: after } = await reopened(phone);
    await after.enter();
    phone.clock.pass(600_000);
    await after.beat();
    expect(sittingOf(after).activeMillis).toBe(9_000);
    await after.enter("again");
    phone.clock.pass(1_000);
    await after.beat();
    expect(sittingOf(after).activeMillis).toBe(10_000);
    expect(sittingOf(after).pauses.map(({ cause }) => cause)).toEqual(["asked"]);
  });

  it("hands in when the time is up", async () => {
    const phone = createPhone();
    const { exams, log } = await sit(phone);
    const beats = remainingMillis(sittingOf(exams)) / (10 * SECOND_MILLIS);
    for (let beat = 0; beat < beats; beat += 1) {
      expect(await log("examFinished")).toEqual([]);
      phone.clock.pass(10 * SECOND_MILLIS);
      await exams.beat();
    }
    expect(exams.store.getState().sitting).toBeNull();
    expect(await log("examFinished")).toMatchObject([{ body: { end: "timeUp", activeMillis: 30 * 60_000 } }]);
  });
});

describe("handing in", () => {
  it("writes an answer for each item that was shown, and the result, which is what the answers add up to", async () => {
    const { exams, app, log, phone } = await sit();
    for (const [index, response] of [RIGHT, WRONG, null, RIGHT].entries()) {
      await exams.goTo(index);
      phone.clock.pass(4_000);
      await exams.respond(response);
    }
    const { id, items } = sittingOf(exams);
    await exams.handIn("submitted");

    const answers = await log("itemAnswered");
    expect(answers.map(({ body }) => [body.mode, body.session, body.score, body.guessed])).toEqual(
      [1, 0, 0, 1].map((score) => ["exam", id, score, "unasked"]),
    );
    expect(answers[2]?.body.response).toEqual({ kind: "pass" });
    expect(answers.map(({ body }) => body.responseMillis)).toEqual([4_000, 4_000, 4_000, 4_000]);
    const [finished] = await log("examFinished");
    expect(finished?.body.sections).toEqual([
      { section: "jichi", items: 10, answered: 3, score: 2, guideLine: 7, responseMillis: 16_000 },
      { section: "toukei", items: 2, answered: 0, score: 0, guideLine: 1, responseMillis: 0 },
    ]);
    const { progressByKey } = app.learner.store.getState();
    const scores = items.map(
      ({ bankId, itemId }) => progressByKey.get(itemKey({ bankId, id: itemId }))?.recall?.lastScore,
    );
    expect(scores).toEqual([1, 0, 0, 1, ...Array(8).fill(undefined)]);
    expect(exams.store.getState().rowsById.get(id)).toMatchObject({ finished: { exam: id }, responses: { length: 4 } });
  });

  it.each(["atTheRow", "atTheEnd"] as const)(
    "is all or nothing on a full disk, and works when it is mended: %s",
    async (when) => {
      const phone = createPhone();
      const { exams, log } = await sit(phone);
      await exams.respond(RIGHT);
      const mend = breakDisk("events", "QuotaExceededError", when);
      await exams.handIn("submitted");
      expect(exams.store.getState().failure).toMatchObject({ kind: "storageFailure" });
      expect(await log("itemAnswered")).toEqual([]);
      expect(sittingOf(exams).items[0]?.response).toEqual(RIGHT);
      mend();
      await exams.handIn("submitted");
      expect(exams.store.getState()).toMatchObject({ failure: null, sitting: null });
      expect(await log("examFinished")).toHaveLength(1);
    },
  );

  it("happens once, though two tabs do it", async () => {
    const phone = createPhone();
    const [one, two] = [await sit(phone), await reopened(phone)];
    await one.exams.handIn("submitted");
    await two.exams.handIn("submitted");
    expect(await one.log("examFinished")).toHaveLength(1);
    expect(await one.log("itemAnswered")).toHaveLength(1);
    expect(two.exams.store.getState().sitting).toBeNull();
  });
});

it("goes on in the tab that is left when another one is closed", async () => {
  const phone = createPhone();
  const one = await sit(phone);
  const two = await reopened(phone);
  await two.exams.enter();
  await one.exams.load();
  await one.exams.leave("away");
  for (let beat = 0; beat < 4; beat += 1) {
    phone.clock.pass(5_000);
    await two.exams.beat();
  }
  expect(two.exams.store.getState().spanFrom).toBe(phone.clock.elapsedMs());
  expect(sittingOf(two.exams).activeMillis).toBeGreaterThanOrEqual(10_000);
});

it("writes nothing that a backup would refuse", async () => {
  const { exams, app, phone } = await sit();
  // Of the two clocks, only the one for spans has fractions.
  phone.clock.pass(1_234.5);
  phone.clock.set(Math.floor(phone.clock.wallMs()));
  await exams.respond(RIGHT);
  await exams.leave("asked");
  await exams.enter("again");
  await exams.handIn("submitted");
  const events = await app.learnerStore.readAll();
  expect(events.length).toBe(3);
  for (const event of events) expect(parseEvent(JSON.parse(JSON.stringify(event)))).toEqual({ kind: "event", event });
});

it("a touch in a tab that was overtaken is not stored, and the tab shows where the exam is", async () => {
  const phone = createPhone();
  const [one, two] = [await sit(phone), await reopened(phone)];
  await one.exams.goTo(3);
  await two.exams.respond(RIGHT);
  expect(sittingOf(two.exams)).toEqual(sittingOf(one.exams));
  await two.exams.respond(RIGHT);
  expect(sittingOf(two.exams).items[3]?.response).toEqual(RIGHT);
});

describe("taken back", () => {
  it("a whole exam leaves every row as it was before", async () => {
    const phone = createPhone();
    const { exams, begin, app } = await opened(phone);
    await app.learner.record([answerTo(BANK[0] as Item)]);
    const before = (await contentsOf(phone.open()))["derivedRows"];
    await begin();
    await exams.respond(WRONG);
    await exams.goTo(1);
    const { id } = sittingOf(exams);
    await exams.handIn("submitted");
    expect((await contentsOf(phone.open()))["derivedRows"]).not.toEqual(before);
    await exams.undo(id);
    expect((await contentsOf(phone.open()))["derivedRows"]).toEqual(before);
    expect(exams.store.getState().rowsById.size).toBe(0);
  });

  it("an open exam leaves nothing behind", async () => {
    const phone = createPhone();
    const { exams, begin, log } = await sit(phone);
    await exams.respond(WRONG);
    await exams.discard();
    expect(exams.store.getState().sitting).toBeNull();
    expect(exams.store.getState().rowsById.size).toBe(0);
    expect(await log("itemAnswered")).toEqual([]);
    await begin();
    expect(sittingOf(exams).items.every(({ response }) => response === null)).toBe(true);
  });

  it("a reset of everything takes exams along, and erasing the device the open one", async () => {
    const phone = createPhone();
    const { exams, app, begin } = await sit(phone);
    await exams.handIn("submitted");
    await app.learner.record([{ type: "progressReset", body: { scope: { kind: "all" } } }]);
    await exams.load();
    expect(exams.store.getState().rowsById.size).toBe(0);
    await begin();
    await app.learner.erase();
    await exams.load();
    expect(exams.store.getState().sitting).toBeNull();
    expect(await contentsOf(phone.open())).toMatchObject({ sittings: [], papers: [] });
  });
});

describe("the learner's own numbers", () => {
  const own: NonNullable<Preferences["ownBlueprint"]> = {
    bankId: "bank",
    blueprintId: "trial",
    minutes: 12,
    guideLine: 2,
    sections: [
      { section: "jichi", items: 3, guideLine: 2 },
      { section: "toukei", items: 0, guideLine: 0 },
    ],
  };

  it("are what an exam is built by, and the log says that they are", async () => {
    const { exams, app, begin, log } = await opened(createPhone());
    await app.learner.setPreference("ownBlueprint", own);
    await begin();
    expect(sittingOf(exams).items).toHaveLength(3);
    expect(await log("examStarted")).toMatchObject([{ body: { blueprint: { edited: true, minutes: 12 } } }]);
    const state = app.learner.store.getState();
    expect(blueprintOf(state)).toBe(blueprintOf({ ...state }));
  });

  it.each([
    ["of another bank", { ...own, bankId: "other" }],
    ["that are none", { ...own, minutes: "many" }],
    ["that are not whole", { ...own, sections: [{ section: "jichi", items: 1.5, guideLine: 1 }] }],
    ["from a build that writes them otherwise", 7],
  ])("%s are left aside", async (_, value) => {
    const { app } = await openApp(ITEMS);
    const before = blueprintOf(app.learner.store.getState());
    await app.learner.record([{ type: "preferenceSet", body: { key: "ownBlueprint", value } }]);
    expect(blueprintOf(app.learner.store.getState())).toBe(before);
  });
});

interface Sat extends Pick<PhoneApp, "app" | "phone"> {
  readonly exams: Exams;
  /** Begins an exam like the real one. */
  begin(): Promise<void>;
  /** What counts, of one type. */
  log<T extends StoredEvent["type"] & EventOf<"itemAnswered" | "examStarted" | "examFinished">["type"]>(
    type: T,
  ): Promise<EventOf<T>[]>;
}

/** The app with this bank, on a phone with its past. */
async function opened(phone: Phone, items: readonly Item[] = BANK): Promise<Sat> {
  const { app } = await openApp(items, phone);
  const { exams } = await app.examRoom();
  await exams.load();
  return {
    app,
    phone,
    exams,
    begin: () => exams.start("full", blueprintOf(app.learner.store.getState())),
    log: async (type) => {
      const events = await app.learnerStore.readAll();
      const cuts = cutsOf(events);
      return events.filter((event): event is never => isEffective(event, cuts) && event.type === type);
    },
  };
}

const reopened = opened;

async function sit(phone = createPhone()): Promise<Sat> {
  const sat = await opened(phone);
  await sat.begin();
  return sat;
}

function sittingOf(exams: Exams): Sitting {
  const { sitting } = exams.store.getState();
  if (sitting === null) throw new Error("No exam is open");
  return sitting;
}

function answerTo({ bankId, id: itemId }: Item): EventDraft {
  const item = { bankId, itemId, itemVersion: 1 };
  const body = { item, session: "s", mode: "practice", response: RIGHT, score: 1 } as const;
  return { type: "itemAnswered", body: { ...body, guessed: "unasked", responseMillis: 9_000 } };
}
