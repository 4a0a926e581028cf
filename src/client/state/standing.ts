import type { Memory } from "../../domain/memory.ts";
import { type SectionStatistics, sectionStatistics } from "../../domain/statistics.ts";
import type { StudyDay } from "../../domain/study-day.ts";
import type { LearnerState } from "./learner.ts";
import { blueprintOf } from "./plan.ts";

/** Where the learner stands, section by section. */
export function statisticsOf(state: LearnerState, today: StudyDay, memory: Memory): readonly SectionStatistics[] {
  return sectionStatistics({
    sections: state.banks.flatMap(({ manifest }) => manifest.sections),
    summaries: [...state.summariesByKey.values()],
    progressByKey: state.progressByKey,
    today,
    memory,
    desiredRetention: state.preferences.desiredRetention,
    blueprint: blueprintOf(state),
  });
}
