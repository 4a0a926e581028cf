import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLearner, type LearnerState } from "../../../src/client/state/learner.ts";
import { createBankSource } from "../../../src/client/storage/bank-source.ts";
import { type EventDraft, isKnownEvent } from "../../../src/domain/event.ts";
import { startSession } from "../../../src/domain/session.ts";
import { log } from "../../domain/arbitraries.ts";
import { answerTo } from "../../domain/events.ts";
import { openBankSite } from "../storage/bank-site.ts";
import { itemIn } from "../storage/banks.ts";
import { breakDisk } from "../storage/broken-disk.ts";
import { createPhone, type Phone } from "../storage/phone.ts";

const ANSWER: EventDraft = { type: "itemAnswered", body: answerTo("one") };
const SESSION = startSession({ id: "s", mode: "practice", title: null, minutes: 7, entries: [] });
const BANK = { id: "bank", items: [itemIn("jichi", "one")] };
const NOWHERE = "http://127.0.0.1:1/bank/index.json";

describe("what the screens know", () => {
  it("is what a new start would read, whatever was recorded or merged", async () => {
    await fc.assert(
      fc.asyncProperty(log, log, fc.nat(20), async (events, foreign, arrival) => {
        const phone = createPhone("device-a");
        const learner = await open(phone);
        for (const [index, { type, body, wallMs, zoneMinutes }] of events.filter(isKnownEvent).entries()) {
          phone.clock.set(wallMs, zoneMinutes);
          if (index === arrival) await learner.merge(foreign);
          await learner.record([{ type, body } as EventDraft], () => ({ ...SESSION, id: `s-${index}` }));
        }
        expect(knownTo(learner.store.getState())).toEqual(knownTo((await open(phone)).store.getState()));
      }),
      { numRuns: 40 },
    );
  });

  it("stays as it was where a write failed; the failure is told until a write succeeds", async () => {
    const learner = await open(createPhone());
    await learner.record([ANSWER], () => SESSION);
    const before = learner.store.getState();
    const mend = breakDisk("derivedRows", "QuotaExceededError");
    expect(await learner.record([ANSWER], () => null)).toMatchObject({ kind: "storageFailure" });
    await learner.setPreference("theme", "dark");
    expect(learner.store.getState()).toEqual({ ...before, failure: expect.objectContaining({ reason: "full" }) });
    mend();
    await learner.setPreference("theme", "dark");
    expect(learner.store.getState()).toMatchObject({ failure: null, preferences: { theme: "dark" } });
  });

  it("is nothing but an error where the device cannot be read", async () => {
    const { database, ...stores } = createPhone().open();
    const learner = createLearner({ ...stores, bankSource: createBankSource(NOWHERE) });
    database.close();
    await learner.load();
    const { loaded, loadError } = learner.store.getState();
    expect([loaded, loadError?.name]).toEqual([false, "DatabaseClosedError"]);
  });

  it("is a beginner after erasing, whose banks are still there", async () => {
    const site = await openBankSite();
    site.publish(BANK);
    const phone = createPhone();
    const learner = await open(phone, site.listUrl);
    await learner.refreshBanks();
    const fresh = learner.store.getState();
    await learner.record([ANSWER], () => SESSION);
    await learner.setPreference("onboarded", true);
    await learner.erase();
    expect(learner.store.getState()).toEqual(fresh);
  });
});

describe("the banks", () => {
  it("are known as soon as they are installed, and stay as they are offline", async () => {
    const site = await openBankSite();
    site.publish(BANK);
    const phone = createPhone();
    const learner = await open(phone, site.listUrl);
    await learner.refreshBanks();
    expect([...learner.store.getState().summariesByKey.keys()]).toEqual(["bank/one"]);
    await site.stop();
    await learner.refreshBanks();
    expect(learner.store.getState().bankUpdate).toMatchObject({ kind: "bankFailure", reason: "offline" });
    expect([...learner.store.getState().summariesByKey.keys()]).toEqual(["bank/one"]);
    expect((await open(phone)).store.getState().banks).toHaveLength(1);
  });

  it("that could be installed are known, though another one failed", async () => {
    const site = await openBankSite();
    site.publish({ ...BANK, id: "a" }, { ...BANK, id: "b" });
    site.replace("b/jichi", () => new Response("{}"));
    const learner = await open(createPhone(), site.listUrl);
    await learner.refreshBanks();
    expect([...learner.store.getState().summariesByKey.keys()]).toEqual(["a/one"]);
  });

  it("that failed stay failed when a backup is read", async () => {
    const learner = await open(createPhone());
    await learner.refreshBanks();
    await learner.merge([]);
    expect(learner.store.getState().bankUpdate).toMatchObject({ reason: "offline" });
  });
});

async function open(phone: Phone, listUrl = NOWHERE) {
  const learner = createLearner({ ...phone.open(), bankSource: createBankSource(listUrl) });
  await learner.load();
  return learner;
}

function knownTo({ progressByKey, activityByDay, preferenceValues, preferences, session }: LearnerState) {
  return { progressByKey, activityByDay, preferenceValues, preferences, session };
}
