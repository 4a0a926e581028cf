import type { PackedReviews } from "../../domain/packed-reviews.ts";
import type { LearnerPlan, LearnerPlanInput } from "../../domain/plan/learner-plan.ts";
import type { Proposal } from "../../domain/proposal.ts";

/** What the worker can be asked, and what it answers. Both cross by structured clone. */
export interface Work {
  fit: {
    readonly request: {
      readonly reviews: PackedReviews;
      /** Parameters in force. */
      readonly current: readonly number[];
      readonly seed: number;
    };
    readonly answer: Proposal;
  };
  plan: {
    readonly request: LearnerPlanInput;
    readonly answer: LearnerPlan | null;
  };
}

export type WorkKind = keyof Work;

/** The one message to a worker. It answers with one too: `Work[K]["answer"]`. */
export type WorkRequest = {
  readonly [K in WorkKind]: { readonly kind: K; readonly request: Work[K]["request"] };
}[WorkKind];
