// @vitest-environment happy-dom
import { describe, expect, it, vi } from "vitest";
import { type Climb, createClimb } from "../../../src/client/state/climb.ts";
import { climbOf } from "../../../src/domain/climb.ts";
import type { Item } from "../../../src/domain/item.ts";
import { createMemory } from "../../../src/domain/memory.ts";
import type { RetellClimb } from "../../../src/domain/ports.ts";
import { single } from "../../domain/items.ts";
import { openApp, type PhoneApp } from "../app-on-phone.tsx";
import { DAY_MILLIS } from "../storage/phone.ts";

const MANY: readonly Item[] = Array.from({ length: 35 }, (_, index) => ({
  ...single,
  id: `many-${index}`,
  topic: "jichi/juumin",
}));

describe("the climb kept day by day", () => {
  it("predicts as soon as there is evidence, and keeps one row a day", async () => {
    const { app, days, stored } = await climb();
    await studied(app, 0, 20);
    await expect.poll(days).toHaveLength(1);
    await studied(app, 20, 35);
    await expect.poll(() => days()?.[0]?.answers).toBe(35);
    app.phone.clock.pass(DAY_MILLIS);
    await studied(app, 0, 5);
    await expect.poll(days).toMatchObject([{ answers: 35 }, { answers: 40 }]);
    expect(await stored()).toEqual(days());
  });

  it("waits with its sums until an open pack is over", async () => {
    const { app, kept } = await climb();
    await app.app.practice.start({ mode: "practice", minutes: 7, title: null });
    const before = kept.store.getState().readiness;
    await app.app.practice.respond({ kind: "options", optionIds: ["b"] });
    expect(kept.store.getState().readiness).toBe(before);
    await app.app.practice.leave();
    await expect.poll(() => kept.store.getState().readiness).not.toBe(before);
  });

  it("is there for a learner who opens the app with a pack left open", async () => {
    const app = await openApp(MANY);
    await studied(app, 0, 35);
    await app.app.practice.start({ mode: "practice", minutes: 7, title: null });
    const { store } = createClimb(dependenciesOf(app));
    await expect.poll(() => store.getState().days).toHaveLength(1);
    expect(store.getState().readiness?.score).not.toBeNull();
  });

  it("loses the row of today when all that was answered today is taken back", async () => {
    const { app, days, stored } = await climb();
    await studied(app, 0, 1);
    await expect.poll(days).toHaveLength(1);
    const [first] = await app.app.learnerStore.readAll();
    if (first === undefined) throw new Error("nothing was answered");
    await app.app.learner.record([{ type: "eventVoided", body: { target: first } }]);
    await expect.poll(days).toEqual([]);
    await expect.poll(stored).toEqual([]);
  });

  it("is told again from the log where days before have changed, and only then", async () => {
    const { app, days, retell } = await climb();
    await studied(app, 0, 35);
    app.phone.clock.pass(DAY_MILLIS);
    await studied(app, 0, 2);
    await expect.poll(days).toHaveLength(2);
    expect(retell).not.toHaveBeenCalled();
    const [first] = await app.app.learnerStore.readAll();
    if (first === undefined) throw new Error("nothing was answered");
    await app.app.learner.record([{ type: "eventVoided", body: { target: first } }]);
    await expect.poll(days).toMatchObject([{ answers: 34 }, { answers: 36 }]);
    expect(retell).toHaveBeenCalledOnce();
  });

  it("keeps nothing as long as there is no bank to predict with", async () => {
    const app = await openApp([]);
    await studied(app, 0, 3);
    const dependencies = dependenciesOf(app);
    const { store } = createClimb(dependencies);
    await app.app.learner.setPreference("examDate", "2026-07-01");
    expect(store.getState()).toEqual({ days: null, readiness: null, outlook: null });
    expect(await dependencies.climbStore.load()).toEqual([]);
  });

  it("forgets with the rest", async () => {
    const { app, days, stored } = await climb();
    await studied(app, 0, 35);
    await expect.poll(stored).toHaveLength(1);
    await app.app.learnerStore.erase();
    expect(await stored()).toEqual([]);
    await app.app.learner.erase();
    await expect.poll(days).toEqual([]);
  });

  it("goes on without the past where it cannot be told, and asks no second time", async () => {
    const retell = vi.fn<RetellClimb>(async () => Promise.reject(new Error("no worker")));
    const app = await openApp(MANY);
    await studied(app, 0, 35);
    app.phone.clock.pass(DAY_MILLIS);
    await studied(app, 0, 1);
    const dependencies = dependenciesOf(app);
    await dependencies.climbStore.replaceAll([]);
    const { store } = createClimb({ ...dependencies, retell });
    await expect.poll(() => store.getState().readiness?.score).not.toBeNull();
    await expect.poll(() => store.getState().days).toMatchObject([{ answers: 36 }]);
    await app.app.learner.setPreference("examDate", "2026-07-01");
    await studied(app, 1, 2);
    await expect.poll(() => store.getState().days).toMatchObject([{ answers: 37 }]);
    expect(retell).toHaveBeenCalledOnce();
  });
});

describe("the prediction for a mock exam", () => {
  it("is of the bank's own items, so at least that of the exam once they are known", async () => {
    const { app, kept } = await climb();
    await studied(app, 0, 10, 0);
    await studied(app, 0, 35);
    const blueprint = app.app.learner.store.getState().banks[0]?.manifest.blueprints[0];
    if (blueprint === undefined) throw new Error("the bank has no blueprint");
    await expect.poll(() => kept.store.getState().readiness?.score).not.toBeNull();
    const mock = kept.predictMock(blueprint);
    expect(mock.sections.map(({ section }) => section)).toEqual(["jichi", "toukei"]);
    expect(mock.score?.mean).toBeGreaterThan(kept.store.getState().readiness?.score?.mean ?? 99);
  });
});

async function climb() {
  const app = await openApp(MANY);
  const dependencies = dependenciesOf(app);
  const retell = vi.fn(dependencies.retell);
  const kept: Climb = createClimb({ ...dependencies, retell });
  const days = () => kept.store.getState().days;
  return { app, kept, days, retell, stored: () => dependencies.climbStore.load() };
}

function dependenciesOf({ app, phone }: PhoneApp) {
  const retell: RetellClimb = async ({ parameters, ...context }) =>
    climbOf(await app.learnerStore.readAll(), createMemory(parameters), context);
  return {
    learner: app.learner,
    clock: app.clock,
    climbStore: phone.open().climbStore,
    retell,
    pastPredictions: () => [],
  };
}

async function studied({ answer }: PhoneApp, from: number, to: number, score = 1): Promise<void> {
  for (const item of MANY.slice(from, to)) await answer(item, { score });
}
