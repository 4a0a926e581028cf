import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { BackupReading } from "../../domain/backup.ts";
import type { BankStore, Clock, LearnerStore } from "../../domain/ports.ts";
import { type StudyDay, studyDayOf } from "../../domain/study-day.ts";
import type { Battles } from "./battles.ts";
import type { Climb } from "./climb.ts";
import type { Device } from "./device.ts";
import type { Exams } from "./exams.ts";
import type { Learner, LearnerState } from "./learner.ts";
import type { Planner } from "./planner.ts";
import type { Practice, PracticeState } from "./practice.ts";
import type { RefitOutcome } from "./refit.ts";
import type { Syncing } from "./syncing.ts";
import type { Updates } from "./updates.ts";

export interface ExamRoom {
  readonly exams: Exams;
  readonly battles: Battles;
}

/** What `main` builds and the features use. */
export interface App {
  readonly learner: Learner;
  readonly practice: Practice;
  readonly updates: Updates;
  readonly learnerStore: LearnerStore;
  readonly bankStore: BankStore;
  readonly clock: Clock;
  /** Keeps the study plan; loaded after the first screen. */
  planning(): Promise<Planner>;
  /** Mock exams and battles; loaded when the first one is looked at. The same promise every time. */
  examRoom(): Promise<ExamRoom>;
  /** Keeps the predicted score; loaded by the screens that show it. */
  climb(): Promise<Climb>;
  readonly device: Device;
  /** Fits memory to the log, in a worker. */
  refit(occasion: "asked" | "byItself"): Promise<RefitOutcome>;
  /** Sync with other devices; loaded when it is on, or its screen is opened. */
  syncing(): Promise<Syncing>;
  /** What the text of a backup file holds; nothing in it is trusted. */
  readBackup(text: string): Promise<BackupReading>;
  /** Of the app, as 1.2.3. */
  readonly version: string;
}

const AppContext = createContext<App | null>(null);

export const AppProvider = AppContext.Provider;

export function useApp(): App {
  const app = useContext(AppContext);
  if (app === null) throw new Error("Inconsistent: a feature was rendered outside AppProvider");
  return app;
}

export function useLearner<T>(select: (state: LearnerState) => T): T {
  return useStore(useApp().learner.store, select);
}

export function usePractice<T>(select: (state: PracticeState) => T): T {
  return useStore(useApp().practice.store, select);
}

/** The study day at the moment of rendering. */
export function useToday(): StudyDay {
  const { clock } = useApp();
  return studyDayOf(clock.wallMs(), clock.zoneMinutes());
}
