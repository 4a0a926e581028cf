import { createStore, type StoreApi } from "zustand/vanilla";
import type { Blueprint } from "../../domain/blueprint.ts";
import { type ClimbContext, type ClimbDay, climbDayOf, isClimbComplete, predictionOn } from "../../domain/climb.ts";
import type { ClimbStore, Clock, RetellClimb } from "../../domain/ports.ts";
import type { DayActivity } from "../../domain/progress.ts";
import { type Outlook, outlookOf } from "../../domain/readiness/outlook.ts";
import type { PastPrediction } from "../../domain/readiness/past-errors.ts";
import { predictScore, type Readiness } from "../../domain/readiness/readiness.ts";
import { type StudyDay, studyDayOf } from "../../domain/study-day.ts";
import type { Learner, LearnerState } from "./learner.ts";
import { blueprintOf, followedPlan } from "./plan.ts";

/** What the screens know of the predicted score. */
export interface ClimbState {
  /** Past days of study and today, in order; null until they are read. */
  readonly days: readonly ClimbDay[] | null;
  /** Of the exam if it were tomorrow; null until it is predicted. */
  readonly readiness: Readiness | null;
  /** Of the exam day; null where none is ahead, no plan is made, or nothing can be told yet. */
  readonly outlook: Outlook | null;
}

export interface Climb {
  readonly store: StoreApi<ClimbState>;
  /** Of a mock exam now, which draws the bank's own items by this blueprint. */
  predictMock(blueprint: Blueprint): Readiness;
}

interface Dependencies {
  readonly learner: Learner;
  readonly clock: Clock;
  readonly climbStore: ClimbStore;
  readonly retell: RetellClimb;
  /** Finished mock exams and what had been predicted for them. */
  readonly pastPredictions: (state: LearnerState) => readonly PastPrediction[];
}

/**
 * Keeps the predicted score up to date: after each pack, on a new day, and when a bank, the plan or the memory model has
 * changed. The row of today is put in each time; those of days before only where the log has changed behind them (a
 * merge, an undo, a reset), from the whole log in a worker.
 */
export function createClimb({ learner, clock, climbStore, retell, pastPredictions }: Dependencies): Climb {
  const store = createStore<ClimbState>(() => ({ days: null, readiness: null, outlook: null }));
  let made: readonly unknown[] = [];
  /** The past that was last told from the log, or could not be: not tried once more until it changes. */
  let given = "";
  let lastStep = Promise.resolve();

  learner.store.subscribe(keepUp);
  keepUp();

  return {
    store,
    predictMock: (blueprint) => {
      const { progressByKey, memory, summariesByKey } = learner.store.getState();
      const past = pastPredictions(learner.store.getState());
      const summaries = [...summariesByKey.values()];
      return predictScore({ summaries, progressByKey, blueprint, memory, day: today(), questions: "bank", past });
    },
  };

  function keepUp(): void {
    const state = learner.store.getState();
    const { loaded, session, progressByKey, activityByDay, memory, banks, plan, preferences, summariesByKey } = state;
    const isOpen = session !== null && session.phase !== "finished";
    // But whoever opens the app with a pack left open is to find something there.
    const isLeftAlone = isOpen && store.getState().readiness !== null;
    const occasion = [today(), progressByKey, activityByDay, memory, banks, plan, preferences.examDate];
    // While a pack is open each answer would predict anew; nobody looks. Rows made without a bank would tell nothing.
    if (!loaded || isLeftAlone || summariesByKey.size === 0 || occasion.every((one, index) => one === made[index]))
      return;
    made = occasion;
    predict(state);
    lastStep = lastStep.then(() => keepRows(state)).catch(() => {});
  }

  function predict(state: LearnerState): void {
    const readiness = predictionOn(today(), state.progressByKey, state.memory, contextOf(state));
    const plan = followedPlan(state, today());
    store.setState({ readiness, outlook: plan === undefined ? null : outlookOf(readiness, plan) });
  }

  async function keepRows(state: LearnerState): Promise<void> {
    const { readiness } = store.getState();
    const { activityByDay } = state;
    const known = store.getState().days ?? (await climbStore.load());
    const past = (await toldAgain(state, known)) ?? known;
    const days = past.filter(({ day }) => day < today());
    if (readiness === null || !activityByDay.has(today())) {
      store.setState({ days });
      // What was answered today was taken back.
      if (days.length < past.length) await climbStore.replaceAll(days);
      return;
    }
    const row = climbDayOf(today(), answersUntil(activityByDay, today()), readiness);
    store.setState({ days: [...days, row] });
    await climbStore.keep(row);
  }

  /** The days before today from the log, where the rows do not fit it any more; null where they do, or it fails. */
  async function toldAgain(state: LearnerState, days: readonly ClimbDay[]): Promise<readonly ClimbDay[] | null> {
    const { activityByDay } = state;
    const earlier = [...activityByDay.keys()].filter((day) => day < today());
    const past = `${earlier.length} days, ${answersUntil(activityByDay, today() - 1)} answers`;
    if (isClimbComplete(days, activityByDay, today()) || past === given) return null;
    given = past;
    try {
      const told =
        earlier.length === 0 ? [] : await retell({ ...contextOf(state), parameters: state.memory.parameters });
      await climbStore.replaceAll(told);
      return told;
    } catch {
      // The picture then lacks its past; the score needs none of it.
      return null;
    }
  }

  function contextOf(state: LearnerState): ClimbContext {
    return {
      summaries: [...state.summariesByKey.values()],
      blueprint: blueprintOf(state),
      past: pastPredictions(state),
    };
  }

  function today(): StudyDay {
    return studyDayOf(clock.wallMs(), clock.zoneMinutes());
  }
}

function answersUntil(activityByDay: ReadonlyMap<StudyDay, DayActivity>, last: StudyDay): number {
  return [...activityByDay].reduce((sum, [day, { answers }]) => sum + (day <= last ? answers : 0), 0);
}
