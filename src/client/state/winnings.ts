import { isoDateToStudyDay, type StudyDay } from "../../domain/study-day.ts";
import type { Winning, WinningsInput } from "../../domain/winnings.ts";
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

/** As shown, 12分で +0.3点: minutes of the part that pays most, and what it wins. A small gain has a second digit. */
export function gainFigures({ minutes, points }: Winning): { readonly minutes: number; readonly points: string } {
  return { minutes: Math.max(1, Math.round(minutes)), points: points.toFixed(points < 0.1 ? 2 : 1) };
}
