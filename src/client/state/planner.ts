import type { LearnerPlan, LearnerPlanInput } from "../../domain/plan/learner-plan.ts";
import type { Clock } from "../../domain/ports.ts";
import type { Preferences } from "../../domain/preferences.ts";
import { isoDateToStudyDay, type StudyDay, studyDayOf } from "../../domain/study-day.ts";
import type { Learner, LearnerState } from "./learner.ts";
import { blueprintOf, paceIn } from "./plan.ts";

/** Makes plans elsewhere (a worker). Rejects where that fails. */
export type PlanMaker = (input: LearnerPlanInput) => Promise<LearnerPlan | null>;

interface Dependencies {
  readonly learner: Learner;
  readonly clock: Clock;
  readonly makePlan: PlanMaker;
}

export interface Planner {
  /** The plan if the learner studied so many minutes a day; null without an exam ahead. Nothing is kept. */
  preview(minutesPerDay: number): Promise<LearnerPlan | null>;
}

/**
 * Keeps the plan up to date: made anew on a new day, after a session, and when a choice or a bank has changed. Until
 * the new one is there the last one is followed. A plan that could not be made changes nothing.
 */
export function createPlanner({ learner, clock, makePlan }: Dependencies): Planner {
  let plannedFor = "";
  let isPlanning = false;

  learner.store.subscribe(() => void keepUp());
  void keepUp();

  return {
    preview: async (minutesPerDay) => {
      const state = learner.store.getState();
      const input = planInput({ ...state.preferences, minutesPerDay, minutesByWeekday: [] });
      return input === null ? null : makePlan(input);
    },
  };

  async function keepUp(): Promise<void> {
    const state = learner.store.getState();
    const occasion = occasionOf(state, today());
    if (!state.loaded || isPlanning || occasion === plannedFor || isAnswering(state)) return;
    const input = planInput(state.preferences);
    isPlanning = true;
    plannedFor = occasion;
    try {
      await learner.follow(input === null ? null : await makePlan(input));
    } finally {
      isPlanning = false;
    }
    // Something may have changed while the plan was made.
    void keepUp();
  }

  function planInput(time: LearnerPlanInput["time"] & Pick<Preferences, "examDate">): LearnerPlanInput | null {
    const state = learner.store.getState();
    const { summariesByKey, progressByKey, activityByDay, plan } = state;
    const examDay = time.examDate === null ? null : isoDateToStudyDay(time.examDate);
    if (examDay === null || examDay <= today() || summariesByKey.size === 0) return null;
    const { minutesPerDay, minutesByWeekday, busyPeriods, daysOff } = time;
    return {
      summaries: [...summariesByKey.values()],
      progressByKey,
      activityByDay,
      blueprint: blueprintOf(state),
      parameters: state.memory.parameters,
      today: today(),
      examDay,
      time: { minutesPerDay, minutesByWeekday, busyPeriods, daysOff },
      pace: paceIn(state),
      ...(plan?.examDay === examDay && { prices: plan.prices }),
    };
  }

  function today(): StudyDay {
    return studyDayOf(clock.wallMs(), clock.zoneMinutes());
  }
}

/** What a plan was made for: as long as this stays the same, so does the plan. */
function occasionOf({ preferences, banks, activityByDay, memory }: LearnerState, today: StudyDay): string {
  const { examDate, minutesPerDay, minutesByWeekday, busyPeriods, daysOff } = preferences;
  return JSON.stringify([
    today,
    ...[examDate, minutesPerDay, minutesByWeekday, busyPeriods, daysOff],
    banks.map(({ manifest }) => manifest.version),
    activityByDay.get(today)?.answers,
    memory.parameters,
  ]);
}

/** While questions are open the plan waits: the pack is chosen already. */
function isAnswering({ session }: LearnerState): boolean {
  return session !== null && session.phase !== "finished" && session.answers.length > 0;
}
