import { isoDateToStudyDay, type StudyDay } from "../../domain/study-day.ts";
import type { WinningsInput } from "../../domain/winnings.ts";
import type { LearnerState } from "./learner.ts";
import { blueprintOf, paceIn } from "./plan.ts";

/** What ranking by points still to win needs, gathered from the learner's state. */
export function winningsInput(state: LearnerState, today: StudyDay): WinningsInput {
  const { summariesByKey, progressByKey, memory, preferences } = state;
  return {
    summaries: [...summariesByKey.values()],
    progressByKey,
    memory,
    blueprint: blueprintOf(state),
    today,
    examDay: preferences.examDate === null ? null : isoDateToStudyDay(preferences.examDate),
    pace: paceIn(state),
  };
}
