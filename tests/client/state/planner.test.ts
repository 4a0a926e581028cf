import { describe, expect, it } from "vitest";
import { followedPlan } from "../../../src/client/state/plan.ts";
import { createPlanner, type PlanMaker } from "../../../src/client/state/planner.ts";
import { planFor } from "../../../src/domain/plan/learner-plan.ts";
import { startSession } from "../../../src/domain/session.ts";
import { studyDayOf, studyDayToIsoDate } from "../../../src/domain/study-day.ts";
import { single } from "../../domain/items.ts";
import { openApp } from "../app-on-phone.tsx";

const DAY_MILLIS = 24 * 60 * 60_000;

/** A phone with a bank and an exam in thirty days, and a count of the plans asked for. */
async function open(makePlan: PlanMaker = async (input) => planFor(input)) {
  const { app, phone, answer } = await openApp([single]);
  const { learner, clock } = app;
  const today = () => studyDayOf(clock.wallMs(), clock.zoneMinutes());
  await learner.setPreference("examDate", studyDayToIsoDate(today() + 30));
  let asked = 0;
  const planner = createPlanner({
    learner,
    clock,
    makePlan: (input) => {
      asked += 1;
      return makePlan(input);
    },
  });
  const settled = () => new Promise((resolve) => setTimeout(resolve, 50));
  await settled();
  return { learner, phone, planner, answer, today, settled, asked: () => asked, state: () => learner.store.getState() };
}

describe("the planner", () => {
  it("plans at once, and the plan is still there after a restart", async () => {
    const { state, today, phone } = await open();
    expect(followedPlan(state(), today())?.madeOn).toBe(today());
    expect(await phone.open().planStore.load()).toEqual(state().plan);
  });

  it("plans anew on a new day even though a pack was left open", async () => {
    const { learner, phone, state, today, settled } = await open();
    const entries = [{ key: "bank/jichi-0001", kind: "new", estimatedMillis: 1 }] as const;
    await learner.record([], () => startSession({ id: "s", mode: "practice", title: null, minutes: 3, entries }));
    phone.clock.pass(DAY_MILLIS);
    await learner.setPreference("theme", "dark");
    await settled();
    expect(state().plan?.madeOn).toBe(today());
  });

  it("waits while a pack is open, and plans once when it is over", async () => {
    const { learner, answer, settled, asked } = await open();
    const entries = [{ key: "bank/jichi-0001", kind: "new", estimatedMillis: 1 }] as const;
    await learner.record([], () => startSession({ id: "s", mode: "practice", title: null, minutes: 3, entries }));
    await settled();
    const before = asked();
    await answer(single);
    await answer(single);
    await settled();
    expect(asked()).toBe(before);
    await learner.record([], () => null);
    await settled();
    expect(asked()).toBe(before + 1);
  });

  it("plans anew when the minutes change, and not when the colours do", async () => {
    const { learner, settled, asked } = await open();
    const before = asked();
    await learner.setPreference("theme", "dark");
    await settled();
    expect(asked()).toBe(before);
    await learner.setPreference("minutesPerDay", 30);
    await settled();
    expect(asked()).toBe(before + 1);
  });

  it("takes the plan away with the exam's date", async () => {
    const { learner, settled, state } = await open();
    await learner.setPreference("examDate", null);
    await settled();
    expect(state().plan).toBeNull();
  });

  it("notes a failure, goes on with the plan at hand, and tries again at the next occasion", async () => {
    let isBroken = false;
    const { learner, settled, state } = await open(async (input) => {
      if (isBroken) throw new Error("no worker");
      return planFor(input);
    });
    const { plan } = state();
    isBroken = true;
    await learner.setPreference("minutesPerDay", 30);
    await settled();
    expect([state().plan, state().planFailure?.message]).toEqual([plan, "no worker"]);
    isBroken = false;
    await learner.setPreference("minutesPerDay", 20);
    await settled();
    expect(state().planFailure).toBeNull();
    expect(state().plan).not.toEqual(plan);
  });

  it("previews other minutes without keeping anything", async () => {
    const { planner, state } = await open();
    const { plan } = state();
    const preview = await planner.preview(60);
    expect(preview?.days[5]?.budget).toBeGreaterThan(plan?.days[5]?.budget as number);
    expect(state().plan).toBe(plan);
  });

  it("is followed for a week, and not for another exam", async () => {
    const { learner, state, today } = await open();
    expect(followedPlan(state(), today() + 7)).toBeDefined();
    expect(followedPlan(state(), today() + 8)).toBeUndefined();
    const other = { ...state().preferences, examDate: studyDayToIsoDate(today() + 40) };
    learner.store.setState({ preferences: other });
    expect(followedPlan({ ...state(), preferences: other }, today())).toBeUndefined();
  });
});
