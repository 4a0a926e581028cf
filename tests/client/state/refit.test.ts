import { describe, expect, it } from "vitest";
import { createLearner, type Learner } from "../../../src/client/state/learner.ts";
import { refitMemory } from "../../../src/client/state/refit.ts";
import { readLog } from "../../../src/client/storage/read-log.ts";
import { reviewsOf } from "../../../src/domain/answer-reviews.ts";
import { createMemory, DEFAULT_PARAMETERS } from "../../../src/domain/memory.ts";
import type { FitLog } from "../../../src/domain/ports.ts";
import { fitLog } from "../../../src/domain/proposal.ts";
import { createRandom } from "../../../src/domain/random.ts";
import { replay } from "../../../src/domain/replay.ts";
import { startSession } from "../../../src/domain/session.ts";
import learners from "../../bench/data/fsrs6-parameters.json" with { type: "json" };
import { answersOf } from "../../bench/simulated-answers.ts";
import { simulateLog } from "../../bench/simulated-log.ts";
import { createPhone } from "../storage/phone.ts";

const ENTRY = { key: "bank/one", optionIds: [] } as never;
const SESSION = startSession({ id: "s", mode: "practice", title: null, minutes: 7, entries: [ENTRY] });

/** A learner unlike the average, with a log of so many answers. */
async function openWith(answers: number) {
  const phone = createPhone();
  const { learnerStore, bankStore, planStore } = phone.open();
  const offline = { kind: "bankFailure", reason: "offline", url: "" } as const;
  const bankSource = { list: async () => offline, manifest: async () => offline, pack: async () => offline };
  const learner = createLearner({ learnerStore, bankStore, planStore, bankSource });
  await learner.merge(answersOf(simulateLog(learners.parameters[3] ?? [], answers, createRandom(1))));
  const asked: (readonly number[])[] = [];
  const fit: FitLog = async (current) => {
    asked.push(current);
    return fitLog(reviewsOf(await learnerStore.readAll()), current);
  };
  const dependencies = { learner, clock: phone.clock, fitLog: fit };
  return { phone, learner, learnerStore, asked, dependencies };
}

describe("a refit", () => {
  it("brings the learner's own parameters into every row and into the memory in force", async () => {
    const { learner, learnerStore, dependencies } = await openWith(1_500);
    expect(await refitMemory(dependencies, "byItself")).toBe("fitted");
    const { parameters, memory, progressByKey } = learner.store.getState();
    if (parameters?.kind !== "fitted") throw new Error("nothing was fitted");
    expect(parameters.heldOutLoss).toBeLessThan(parameters.defaultLoss);
    expect(memory.parameters).toEqual(parameters.parameters);
    expect(memory.parameters).not.toEqual(DEFAULT_PARAMETERS);
    const rows = replay(await learnerStore.readAll());
    for (const [key, row] of progressByKey) expect(row).toEqual(rows.get(`item/${key}`));
  });

  it("comes by itself once, and again only on a later day with a fifth more answers", async () => {
    const { asked, dependencies } = await openWith(1_500);
    await refitMemory(dependencies, "byItself");
    expect(await refitMemory(dependencies, "byItself")).toBe("notDue");
    expect(asked).toHaveLength(1);
    expect(await refitMemory(dependencies, "asked")).toBe("fitted");
  });

  it("is kept only when no pack is open, unless the learner asked for it", async () => {
    const { learner, dependencies } = await openWith(1_500);
    await learner.record([], () => SESSION);
    const run = refitMemory(dependencies, "byItself");
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(learner.store.getState().parameters).toBeNull();
    await learner.record([], () => null);
    expect(await run).toBe("fitted");
  });

  it("that fails is noted, and changes nothing else", async () => {
    const { learner, dependencies } = await openWith(300);
    const before = learner.store.getState();
    const fitLog: FitLog = () => Promise.reject(new Error("no worker here"));
    expect(await refitMemory({ ...dependencies, fitLog }, "byItself")).toBe("failed");
    expect(learner.store.getState()).toEqual({ ...before, refitFailure: new Error("no worker here") });
  });

  it("says where there is too little to judge by", async () => {
    const { dependencies } = await openWith(20);
    expect(await refitMemory(dependencies, "asked")).toBe("tooFew");
  });

  it("waits to be asked once the learner went back to the average", async () => {
    const { learner, phone, dependencies } = await openWith(1_500);
    await refitMemory(dependencies, "byItself");
    await decline(learner);
    expect(learner.store.getState().memory.parameters).toEqual(createMemory().parameters);
    phone.clock.pass(40 * 24 * 60 * 60 * 1000);
    expect(await refitMemory(dependencies, "byItself")).toBe("notDue");
  });
});

describe("the log read in slices", () => {
  it("is the whole log", async () => {
    const { learnerStore } = await openWith(2_500);
    const { indexedDB, IDBKeyRange } = (await import("dexie")).Dexie.dependencies;
    Object.assign(globalThis, { indexedDB, IDBKeyRange });
    const events = await readLog("noboru");
    expect(reviewsOf(events)).toEqual(reviewsOf(await learnerStore.readAll()));
    expect(events).toHaveLength(2_500);
  });
});

async function decline(learner: Learner): Promise<void> {
  await learner.record([{ type: "parametersDeclined", body: {} }]);
}
