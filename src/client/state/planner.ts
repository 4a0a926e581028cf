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
  /**
   * The plan if the learner studied so many minutes on every day that is not busy or off; null without an exam ahead.
   * Nothing is kept. Rejects where no plan can be made on this device.
   */
  preview(minutesPerDay: number): Promise<LearnerPlan | null>;
}

/**
 * Keeps the plan up to date: made anew on a new day, after a session, and when a choice, a bank or the memory model has
 * changed. Until the new one is there the last one is followed, and where it cannot be made, too: the failure stands in
 * the learner's state, and the next occasion is another attempt.
 */
export function createPlanner({ learner, clock, makePlan }: Dependencies): Planner {
  let made: Occasion | null = null;
  let isPlanning = false;

  learner.store.subscribe(() => void keepUp());
  void keepUp();

  return {
    preview: async (minutesPerDay) => {
      const { preferences } = learner.store.getState();
      const input = planInput({ ...preferences, minutesPerDay, minutesByWeekday: [] });
      return input === null ? null : makePlan(input);
    },
  };

  async function keepUp(): Promise<void> {
    const state = learner.store.getState();
    const now = occasionOf(state, today());
    if (!state.loaded || isPlanning || !isDue(now)) return;
    isPlanning = true;
    made = now;
    try {
      const input = planInput(state.preferences);
      await learner.follow(input === null ? null : await makePlan(input));
      if (learner.store.getState().planFailure !== null) learner.store.setState({ planFailure: null });
    } catch (error) {
      learner.store.setState({ planFailure: error as Error });
    } finally {
      isPlanning = false;
    }
    // Something may have changed while the plan was made.
    await keepUp();
  }

  function isDue({ circumstances, answers, isOpen }: Occasion): boolean {
    if (made === null || made.circumstances !== circumstances) return true;
    // While a pack is open each answer would ask for a plan; the pack is chosen already.
    return !isOpen && made.answers !== answers;
  }

  function planInput(time: LearnerPlanInput["time"] & Pick<Preferences, "examDate">): LearnerPlanInput | null {
    const state = learner.store.getState();
    const { summariesByKey, progressByKey, activityByDay } = state;
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
    };
  }

  function today(): StudyDay {
    return studyDayOf(clock.wallMs(), clock.zoneMinutes());
  }
}

/** What a plan is made for. */
interface Occasion {
  /** As long as this stays the same, only answers can ask for another plan. */
  readonly circumstances: string;
  /** Answers of today. */
  readonly answers: number;
  readonly isOpen: boolean;
}

function occasionOf({ preferences, banks, activityByDay, memory, session }: LearnerState, today: StudyDay): Occasion {
  const { examDate, minutesPerDay, minutesByWeekday, busyPeriods, daysOff, ownBlueprint } = preferences;
  const choices = [examDate, minutesPerDay, minutesByWeekday, busyPeriods, daysOff, ownBlueprint];
  const packs = banks.flatMap(({ manifest }) => manifest.packs.map(({ hash }) => hash));
  return {
    circumstances: JSON.stringify([today, choices, packs, memory.parameters]),
    answers: activityByDay.get(today)?.answers ?? 0,
    isOpen: session !== null && session.phase !== "finished",
  };
}
