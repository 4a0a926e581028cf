import type { ItemSummary } from "../../domain/bank.ts";
import type { Blueprint } from "../../domain/blueprint.ts";
import { paceOf } from "../../domain/pace.ts";
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

/** The blueprint that weighs the sections: the first of the first bank that has one. */
export function blueprintOf(state: Pick<LearnerState, "banks">): Blueprint {
  return state.banks.flatMap(({ manifest }) => manifest.blueprints)[0] ?? NO_BLUEPRINT;
}

/** What selection needs, gathered from the learner's state. */
export function selectionInput(state: LearnerState, today: StudyDay, minutes: number): SelectionInput {
  const { preferences, progressByKey, activityByDay, memory } = state;
  const summaries = [...state.summariesByKey.values()];
  return {
    summaries,
    progressByKey,
    blueprint: blueprintOf(state),
    today,
    examDay: preferences.examDate === null ? null : isoDateToStudyDay(preferences.examDate),
    minutes,
    minutesPerDay: preferences.minutesPerDay,
    daysOff: preferences.daysOff,
    desiredRetention: preferences.desiredRetention,
    memory,
    pace: paceOf(samples(summaries, state)),
    // The same until the next answer, so that the pack that opens is the one the start button promised.
    seed: today * ANSWERS_PER_DAY_MAX + (activityByDay.get(today)?.answers ?? 0),
  };
}

/** What the start button promises: how many reviews and new items a pack of these minutes holds. */
export function packPreview(state: LearnerState, today: StudyDay, minutes: number) {
  return selectSession(selectionInput(state, today, minutes));
}

function samples(summaries: readonly ItemSummary[], { progressByKey }: LearnerState) {
  return summaries.map(({ key, characters }) => {
    const { responseMillis, attempts } = progressByKey.get(key) ?? UNSEEN_ITEM;
    return { characters, responseMillis, attempts };
  });
}
