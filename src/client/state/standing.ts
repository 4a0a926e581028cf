import { type SectionStatistics, sectionStatistics } from "../../domain/statistics.ts";
import type { StudyDay } from "../../domain/study-day.ts";
import type { LearnerState } from "./learner.ts";
import { blueprintOf } from "./plan.ts";

/** Where the learner stands, section by section. */
export function statisticsOf(state: LearnerState, today: StudyDay): readonly SectionStatistics[] {
  return sectionStatistics({
    sections: state.banks.flatMap(({ manifest }) => manifest.sections),
    summaries: [...state.summariesByKey.values()],
    progressByKey: state.progressByKey,
    today,
    memory: state.memory,
    desiredRetention: state.preferences.desiredRetention,
    blueprint: blueprintOf(state),
  });
}
