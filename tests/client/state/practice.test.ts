import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { App } from "../../../src/client/state/app.ts";
import type { PackRequest } from "../../../src/client/state/practice.ts";
import type { EventBodies, EventOf, Response } from "../../../src/domain/event.ts";
import { drillableStatements, type Item, itemKey } from "../../../src/domain/item.ts";
import { cutsOf, isEffective } from "../../../src/domain/log.ts";
import { currentEntry, type Session } from "../../../src/domain/session.ts";
import { single } from "../../domain/items.ts";
import { ITEMS, openApp, type PhoneApp } from "../app-on-phone.tsx";
import { itemIn, publish } from "../storage/banks.ts";
import { breakDisk } from "../storage/broken-disk.ts";
import { contentsOf, createPhone } from "../storage/phone.ts";

const MINUTE_MILLIS = 60_000;
const PACK: PackRequest = { mode: "practice", minutes: 12, title: null };
const DRILL: PackRequest = { mode: "statement", minutes: 12, title: "○×" };

/** Forty items, of which a pack of some minutes holds only a few. */
const MANY: readonly Item[] = Array.from({ length: 40 }, (_, index) => ({
  ...single,
  id: `i-${index}`,
  topic: `s${index % 4}/leaf`,
  characters: 100 + 20 * index,
}));

describe("a pack", () => {
  it.each([PACK, DRILL])("leads from question to question to its end, every answer stored: $mode", async (request) => {
    const { app } = await openApp();
    await app.practice.start(request);
    const { entries } = sessionOf(app);
    for (const [index, entry] of entries.entries()) {
      expect(currentEntry(sessionOf(app))).toEqual(entry);
      await app.practice.respond(rightAnswer(app));
      expect(sessionOf(app)).toMatchObject({ index, phase: "answered" });
      expect((await answersIn(app)).at(-1)?.body).toMatchObject({
        item: { bankId: "bank", itemId: entry.key.slice("bank/".length), itemVersion: 1 },
        session: sessionOf(app).id,
        mode: request.mode,
        score: 1,
        guessed: "unasked",
      });
      await app.practice.next();
    }
    expect(sessionOf(app)).toMatchObject({
      phase: "finished",
      answers: entries.map((_, index) => ({ index, score: 1 })),
    });
    expect(await answersIn(app)).toHaveLength(entries.length);
  });

  it("opens no question that its minutes would not hold, however long the learner takes", async () => {
    const times = fc.array(fc.integer({ min: 0, max: 4 * MINUTE_MILLIS }), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(3, 7, 12), times, async (minutes, millis) => {
        const { app, phone } = await openApp(MANY);
        await app.practice.start({ ...PACK, minutes });
        for (let turn = 0; sessionOf(app).phase !== "finished"; turn += 1) {
          const { index, activeMillis, entries } = sessionOf(app);
          const estimate = entries[index]?.estimatedMillis ?? 0;
          if (index > 0) expect(activeMillis + estimate).toBeLessThanOrEqual(minutes * MINUTE_MILLIS);
          phone.clock.pass(millis[turn % millis.length] ?? 0);
          await app.practice.respond({ kind: "pass" });
          await app.practice.next();
        }
        const planned = sessionOf(app).entries.reduce((sum, { estimatedMillis }) => sum + estimatedMillis, 0);
        expect(planned).toBeLessThanOrEqual(minutes * MINUTE_MILLIS);
      }),
      { numRuns: 15 },
    );
  });

  it("stores one answer and takes one step, however often it is tapped", async () => {
    const { app } = await openApp();
    await app.practice.start(PACK);
    const answer = rightAnswer(app);
    await Promise.all([
      app.practice.respond(answer),
      app.practice.respond({ kind: "pass" }),
      app.practice.respond(answer),
    ]);
    expect(await answersIn(app)).toHaveLength(1);
    await Promise.all([app.practice.next(), app.practice.next()]);
    expect(sessionOf(app)).toMatchObject({ index: 1, phase: "asking" });
  });

  it("asks statements without touching what is known of their items", async () => {
    const { app } = await openApp();
    await app.practice.start(DRILL);
    await app.practice.respond(rightAnswer(app));
    const { statementId } = sessionOf(app).entries[0] ?? {};
    expect(statementId).toBeDefined();
    expect((await answersIn(app)).at(-1)?.body).toMatchObject({ statementId, response: { kind: "verdict" } });
    expect(app.learner.store.getState().progressByKey.size).toBe(0);
    expect((await app.learnerStore.load(["statement"])).rows.size).toBe(1);
  });

  it("measures an answer from the moment its question stood there", async () => {
    const { app, phone } = await openApp();
    phone.clock.pass(50_000);
    await app.practice.start(PACK);
    phone.clock.pass(4_200);
    await app.practice.respond(rightAnswer(app));
    phone.clock.pass(9_000);
    await app.practice.next();
    phone.clock.pass(1_500);
    await app.practice.respond(rightAnswer(app));
    expect((await answersIn(app)).map(({ body }) => body.responseMillis)).toEqual([4_200, 1_500]);
    expect(sessionOf(app).activeMillis).toBe(4_200 + 9_000 + 1_500);
  });

  it("has a table at hand for each bank, though two name theirs alike", async () => {
    const { app } = await openApp([]);
    for (const id of ["a", "b"]) {
      const table = {
        bankId: id,
        id: "t1",
        title: `Table of ${id}`,
        kind: "table",
        columns: ["x"],
        rows: [["1"]],
      } as const;
      const { manifest, packs } = publish({
        id,
        items: [itemIn("jichi", "one", { stimulusId: "t1" })],
        stimuli: [table],
      });
      await app.bankStore.install(manifest, packs);
    }
    await app.learner.load();
    await app.practice.start(PACK);
    const { stimuliByKey } = app.practice.store.getState();
    expect([...stimuliByKey].map(([key, { title }]) => [key, title]).toSorted()).toEqual([
      ["a/t1", "Table of a"],
      ["b/t1", "Table of b"],
    ]);
  });
});

describe("a session that was killed", () => {
  it.each([
    ["at a question", async () => {}],
    ["at a feedback", (app: App) => app.practice.respond({ kind: "pass" })],
    ["at its end", leadToEnd],
  ])("%s is there again as it was, and goes on", async (_, leadThere) => {
    const { app, phone } = await openApp();
    await app.practice.start(PACK);
    await app.practice.respond(rightAnswer(app));
    await app.practice.next();
    await leadThere(app);
    const [before, log] = [sessionOf(app), await app.learnerStore.readAll()];

    phone.clock.pass(8 * 60 * MINUTE_MILLIS);
    const reopened = await reopen(phone);
    expect(sessionOf(reopened)).toEqual(before);
    expect(await reopened.learnerStore.readAll()).toEqual(log);

    await leadToEnd(reopened);
    expect(sessionOf(reopened)).toMatchObject({ phase: "finished" });
    expect(sessionOf(reopened).answers).toHaveLength(before.entries.length);
    expect(sessionOf(reopened).activeMillis).toBe(before.activeMillis);
  });
});

describe("undo", () => {
  it.each([
    ["on the feedback", async () => {}],
    ["on the next question", (app: App) => app.practice.next()],
  ])("%s asks again as if nothing had been answered", async (_, leadThere) => {
    const { app, phone } = await openApp();
    await app.practice.start(PACK);
    const before = { progress: app.learner.store.getState().progressByKey, session: sessionOf(app) };
    phone.clock.pass(5_000);
    await app.practice.respond({ kind: "pass" });
    await leadThere(app);
    await app.practice.undo();
    expect(app.learner.store.getState().progressByKey).toEqual(before.progress);
    expect(sessionOf(app)).toEqual({ ...before.session, activeMillis: 5_000 });
    await app.practice.respond(rightAnswer(app));
    expect((await effectiveAnswersIn(app)).map(({ score }) => score)).toEqual([1]);
  });

  it("goes back answer by answer, and stops at the first", async () => {
    const { app } = await openApp();
    await app.practice.start(PACK);
    for (let turn = 0; turn < 2; turn += 1) {
      await app.practice.respond({ kind: "pass" });
      await app.practice.next();
    }
    for (let turn = 0; turn < 4; turn += 1) await app.practice.undo();
    expect(sessionOf(app)).toMatchObject({ index: 0, phase: "asking", answers: [] });
    expect(await effectiveAnswersIn(app)).toEqual([]);
  });
});

describe("a confessed guess", () => {
  it("is one answer, marked as a guess, and leads to the next question", async () => {
    const { app, phone } = await openApp();
    await app.practice.start(PACK);
    phone.clock.pass(3_000);
    await app.practice.respond(rightAnswer(app));
    phone.clock.pass(2_000);
    await app.practice.confessGuess();
    expect(sessionOf(app)).toMatchObject({
      index: 1,
      phase: "asking",
      activeMillis: 5_000,
      answers: [{ guessed: true }],
    });
    expect(await effectiveAnswersIn(app)).toMatchObject([{ guessed: "yes", score: 1, responseMillis: 3_000 }]);
    const [progress] = app.learner.store.getState().progressByKey.values();
    expect(progress).toMatchObject({ attempts: 1, recall: { lastGuessed: true, reps: 1 } });
    await app.practice.undo();
    expect(await effectiveAnswersIn(app)).toEqual([]);
  });
});

describe("what an update of the bank took out", () => {
  it("is asked no more, and the rest goes on", async () => {
    const { app, phone } = await openApp();
    await app.practice.start(PACK);
    const [first, second] = sessionOf(app).entries;
    const reopened = await reopen(phone, without(first?.key));
    expect(currentEntry(sessionOf(reopened))).toEqual(second);
    await leadToEnd(reopened);
    expect(await answersIn(reopened)).toHaveLength(ITEMS.length - 1);
  });

  it("does not hold up the learner who had just answered it", async () => {
    const { app, phone } = await openApp();
    await app.practice.start(PACK);
    await app.practice.respond(rightAnswer(app));
    const [first, second] = sessionOf(app).entries;
    const reopened = await reopen(phone, without(first?.key));
    expect(sessionOf(reopened)).toMatchObject({ phase: "asking", answers: [{ index: 0 }] });
    expect(currentEntry(sessionOf(reopened))).toEqual(second);
    await reopened.practice.undo();
    expect(currentEntry(sessionOf(reopened))).toEqual(second);
    expect(await effectiveAnswersIn(reopened)).toEqual([]);
  });

  it("ends the pack where nothing else is left", async () => {
    for (const isAnswered of [false, true]) {
      const { app, phone } = await openApp();
      await app.practice.start(PACK);
      if (isAnswered) await app.practice.respond({ kind: "pass" });
      expect(sessionOf(await reopen(phone, []))).toMatchObject({ phase: "finished" });
    }
  });

  it("may be one statement of an item", async () => {
    const { app, phone } = await openApp();
    await app.practice.start(DRILL);
    const [first, second] = sessionOf(app).entries;
    const shortened = ITEMS.map((item) => {
      if (itemKey(item) !== first?.key || !("options" in item)) return item;
      return { ...item, options: item.options.filter(({ id }) => id !== first.statementId) };
    });
    expect(shortened).not.toEqual(ITEMS);
    expect(currentEntry(sessionOf(await reopen(phone, shortened)))).toEqual(second);
  });
});

describe("a corrected key", () => {
  it("makes the next answer a new beginning, which a confessed guess keeps and an undo takes back", async () => {
    const [item] = ITEMS as readonly [Item];
    const { phone, answer } = await openApp([item]);
    await answer(item);
    const corrected = {
      ...item,
      version: 2,
      changes: [{ version: 2, date: "2026-06-01", change: "key", note: "" }],
    } as Item;
    const reopened = await reopen(phone, [corrected]);
    const before = reopened.learner.store.getState().progressByKey;
    await reopened.practice.start(PACK);
    await reopened.practice.respond(rightAnswer(reopened));
    await reopened.practice.confessGuess();
    expect((await effectiveAnswersIn(reopened)).map(({ startsAnew }) => startsAnew)).toEqual([undefined, true]);
    expect(reopened.learner.store.getState().progressByKey.get(itemKey(item))?.recall?.reps).toBe(1);
    await reopened.practice.undo();
    expect(reopened.learner.store.getState().progressByKey).toEqual(before);
  });
});

describe("a session in two tabs", () => {
  const STALE: readonly (readonly [string, (app: App) => Promise<void>])[] = [
    ["answers", ({ practice }) => practice.respond({ kind: "pass" })],
    ["undoes", ({ practice }) => practice.undo()],
    ["leaves", ({ practice }) => practice.leave()],
  ];

  it.each(STALE)("is where the other tab led it when the one left behind %s", async (_, step) => {
    const { app, phone } = await openApp();
    await app.practice.start(PACK);
    await app.practice.respond(rightAnswer(app));
    await app.practice.next();
    const stale = await reopen(phone);
    await app.practice.respond(rightAnswer(app));
    const [session, disk] = [sessionOf(app), await contentsOf(phone.open())];

    await step(stale);
    expect(await contentsOf(phone.open())).toEqual(disk);
    expect(sessionOf(stale)).toEqual(session);
    expect(stale.learner.store.getState().progressByKey).toEqual(app.learner.store.getState().progressByKey);
    await stale.practice.next();
    expect(sessionOf(stale)).toMatchObject({ index: 2, phase: "asking" });
    expect(await answersIn(stale)).toHaveLength(2);
  });

  it("gives way to another pack, whose questions are then at hand", async () => {
    const { app, phone } = await openApp();
    await app.practice.start({ ...PACK, only: ({ section }) => section === "jichi" });
    const stale = await reopen(phone);
    await app.practice.start({ ...PACK, only: ({ section }) => section === "toukei" });
    await stale.practice.respond({ kind: "pass" });
    expect(sessionOf(stale)).toEqual(sessionOf(app));
    await stale.practice.respond(rightAnswer(stale));
    expect(await answersIn(stale)).toHaveLength(1);
  });

  it("is over in both when it was put away in one", async () => {
    const { app, phone } = await openApp();
    await app.practice.start(PACK);
    const stale = await reopen(phone);
    await app.practice.leave();
    await stale.practice.respond({ kind: "pass" });
    expect(stale.learner.store.getState().session).toBeNull();
    expect(await answersIn(stale)).toEqual([]);
  });
});

describe("a write that fails", () => {
  const STEPS: readonly (readonly [string, (app: App) => Promise<void>])[] = [
    ["starting", ({ practice }) => practice.start({ ...PACK, only: ({ section }) => section === "toukei" })],
    ["answering", (app) => app.practice.respond({ kind: "pass" })],
    ["going on", ({ practice }) => practice.next()],
    ["confessing a guess", ({ practice }) => practice.confessGuess()],
    ["undoing", ({ practice }) => practice.undo()],
    ["leaving", ({ practice }) => practice.leave()],
  ];
  const PLACES: Readonly<Record<string, (app: App) => Promise<void>>> = {
    question: async (app) => {
      await app.practice.respond(rightAnswer(app));
      await app.practice.next();
    },
    feedback: (app) => app.practice.respond(rightAnswer(app)),
  };

  for (const [place, leadThere] of Object.entries(PLACES)) {
    it.each(STEPS)(`leaves a ${place} where it was, tells of it, and can be tried again: %s`, async (_, step) => {
      const phone = createPhone();
      const { app } = await openApp(ITEMS, phone);
      await app.practice.start({ ...PACK, only: ({ section }) => section === "jichi" });
      await leadThere(app);
      const before = { session: sessionOf(app), disk: await contentsOf(phone.open()) };
      const mend = breakDisk("sessions", "QuotaExceededError");
      await step(app);
      mend();
      expect(sessionOf(app)).toEqual(before.session);
      expect(await contentsOf(phone.open())).toEqual(before.disk);
      expect(app.practice.store.getState().itemsByKey.has(currentEntry(before.session)?.key ?? "")).toBe(true);
      const hasWritten = app.learner.store.getState().failure !== null;
      await step(app);
      const { session, failure } = app.learner.store.getState();
      expect([session === before.session, failure]).toEqual([!hasWritten, null]);
    });
  }
});

function sessionOf(app: App): Session {
  const { session } = app.learner.store.getState();
  if (session === null) throw new Error("no session is open");
  return session;
}

/** The app is killed and opened again, as `main` does it; the bank may have been updated meanwhile. */
async function reopen(phone: PhoneApp["phone"], items: readonly Item[] = ITEMS): Promise<App> {
  const { app } = await openApp(items, phone);
  await app.practice.resume();
  return app;
}

async function leadToEnd(app: App): Promise<void> {
  while (sessionOf(app).phase !== "finished") {
    if (sessionOf(app).phase === "asking") await app.practice.respond(rightAnswer(app));
    await app.practice.next();
  }
}

function without(key: string | undefined): readonly Item[] {
  return ITEMS.filter((item) => itemKey(item) !== key);
}

async function answersIn({ learnerStore }: App): Promise<readonly EventOf<"itemAnswered">[]> {
  return (await learnerStore.readAll()).filter((event) => event.type === "itemAnswered") as EventOf<"itemAnswered">[];
}

async function effectiveAnswersIn(app: App): Promise<readonly EventBodies["itemAnswered"][]> {
  const cuts = cutsOf(await app.learnerStore.readAll());
  return (await answersIn(app)).filter((event) => isEffective(event, cuts)).map(({ body }) => body);
}

/** The right answer to the question on screen. */
function rightAnswer(app: App): Response {
  const entry = currentEntry(sessionOf(app));
  const item = app.practice.store.getState().itemsByKey.get(entry?.key ?? "");
  if (item === undefined) throw new Error(`no text of ${entry?.key} is at hand`);
  const statement = drillableStatements(item).find(({ id }) => id === entry?.statementId);
  if (statement !== undefined) return { kind: "verdict", verdict: statement.verdict };
  switch (item.type) {
    case "truefalse":
      return { kind: "verdict", verdict: item.key };
    case "numeric":
      return { kind: "value", value: item.answer.value };
    case "multiple":
      return { kind: "options", optionIds: item.key };
    case "single":
    case "combination":
      return { kind: "options", optionIds: [item.key] };
    default:
      throw new Error(`${item.type} items are not asked yet`);
  }
}
