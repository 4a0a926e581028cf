import type { BankStore, Chance, Clock, LearnerStore, PredictScore } from "../domain/ports.ts";
import { readChallenge } from "../schema/challenge.ts";
import type { ExamRoom } from "./state/app.ts";
import { createBattles } from "./state/battles.ts";
import { createExams } from "./state/exams.ts";
import type { Learner } from "./state/learner.ts";
import type { NoboruDatabase } from "./storage/database.ts";
import { createSittingStore } from "./storage/sitting-store.ts";

interface Dependencies {
  readonly database: NoboruDatabase;
  readonly learner: Learner;
  readonly learnerStore: LearnerStore;
  readonly bankStore: BankStore;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly predictScore: PredictScore;
}

/** Builds what exams and battles need; apart from `main.tsx`, because most days begin without one. */
export async function openExamRoom({ database, ...dependencies }: Dependencies): Promise<ExamRoom> {
  const exams = createExams({ ...dependencies, sittingStore: createSittingStore(database) });
  await exams.load();
  return { exams, battles: createBattles({ ...dependencies, readChallenge }) };
}
