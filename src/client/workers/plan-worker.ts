import { type LearnerPlan, type LearnerPlanInput, planFor } from "../../domain/plan/learner-plan.ts";

/** A plan asked for, and what comes back under the same number. */
export interface PlanRequest {
  readonly id: number;
  readonly input: LearnerPlanInput;
}

export interface PlanAnswer {
  readonly id: number;
  readonly plan: LearnerPlan | null;
}

/** Plans off the main thread: a tap is never late because of it. */
addEventListener("message", ({ data }: MessageEvent<PlanRequest>) => {
  const answer: PlanAnswer = { id: data.id, plan: planFor(data.input) };
  postMessage(answer);
});
