import type { Blueprint } from "../../domain/blueprint.ts";
import { paceOf } from "../../domain/pace.ts";
import type { LearnerPlan } from "../../domain/plan/learner-plan.ts";
import type { OwnBlueprint } from "../../domain/preferences.ts";
import { UNSEEN_ITEM } from "../../domain/progress.ts";
import { type SelectionInput, selectSession } from "../../domain/selection.ts";
import { isoDateToStudyDay, type StudyDay } from "../../domain/study-day.ts";
import type { LearnerState } from "./learner.ts";

/** A bank without a blueprint is asked by its items alone. */
const NO_BLUEPRINT: Blueprint = {
  id: "none",
  title: "",
  minutes: 0,
  guideLine: 0,
  sections: [],
  source: "",
  asOf: "",
};

/** Keeps the seeds of different days apart. */
const ANSWERS_PER_DAY_MAX = 10_000;

/** By the learner's own numbers: a selector of React must give the same object for the same state. */
const merged = new WeakMap<OwnBlueprint, Blueprint>();

/** The blueprint that weighs the sections: the first of the first bank that has one, with the learner's own numbers. */
export function blueprintOf({ banks, preferences }: Pick<LearnerState, "banks" | "preferences">): Blueprint {
  const bank = banks.find(({ manifest }) => manifest.blueprints.length > 0);
  const blueprint = bank?.manifest.blueprints[0] ?? NO_BLUEPRINT;
  const own = preferences.ownBlueprint;
  if (own === null || own.bankId !== bank?.manifest.id || own.blueprintId !== blueprint.id) return blueprint;
  const known = merged.get(own);
  if (known !== undefined) return known;
  const { minutes, guideLine, sections } = own;
  const ours = { ...blueprint, minutes, guideLine, sections };
  merged.set(own, ours);
  return ours;
}

/** How long after its last making a plan is followed. An older one knows too little of what was forgotten since. */
const FOLLOWED_DAYS = 7;

/** After the exam what was learned is kept at low cost, until there is a next date. */
const MAINTENANCE_RETENTION = 0.8;

/** The plan, where it was made lately and for the exam that is still ahead. */
export function followedPlan({ plan, preferences }: LearnerState, today: StudyDay): LearnerPlan | undefined {
  if (plan === null || preferences.examDate === null) return undefined;
  const isFor = plan.examDay === isoDateToStudyDay(preferences.examDate) && plan.examDay > today;
  return isFor && today >= plan.madeOn && today - plan.madeOn <= FOLLOWED_DAYS ? plan : undefined;
}

/** What selection needs, gathered from the learner's state. */
export function selectionInput(state: LearnerState, today: StudyDay, minutes: number): SelectionInput {
  const { preferences, progressByKey, activityByDay, memory } = state;
  const summaries = [...state.summariesByKey.values()];
  const examDay = preferences.examDate === null ? null : isoDateToStudyDay(preferences.examDate);
  const { desiredRetention } = preferences;
  return {
    summaries,
    progressByKey,
    blueprint: blueprintOf(state),
    today,
    examDay,
    minutes,
    minutesPerDay: preferences.minutesPerDay,
    daysOff: preferences.daysOff,
    desiredRetention:
      examDay !== null && examDay < today ? Math.min(desiredRetention, MAINTENANCE_RETENTION) : desiredRetention,
    plan: followedPlan(state, today),
    memory,
    pace: paceIn(state),
    // The same until the next answer, so that the pack that opens is the one the start button promised.
    seed: today * ANSWERS_PER_DAY_MAX + (activityByDay.get(today)?.answers ?? 0),
  };
}

/** What the start button promises: how many reviews and new items a pack of these minutes holds. */
export function packPreview(state: LearnerState, today: StudyDay, minutes: number) {
  return selectSession(selectionInput(state, today, minutes));
}

/** The learner's own factor on the time an answer takes. */
export function paceIn({ summariesByKey, progressByKey }: LearnerState): number {
  return paceOf(
    [...summariesByKey.values()].map(({ key, characters }) => {
      const { responseMillis, attempts } = progressByKey.get(key) ?? UNSEEN_ITEM;
      return { characters, responseMillis, attempts };
    }),
  );
}
