import type { ClimbContext, ClimbDay } from "../../domain/climb.ts";
import type { LearnerPlan, LearnerPlanInput } from "../../domain/plan/learner-plan.ts";
import type { FittedLog } from "../../domain/proposal.ts";

/** What the worker can be asked, and what it answers. Both cross by structured clone. */
export interface Work {
  /** Reads the log of the database of this name and fits memory to it. `current`: parameters in force. */
  fit: {
    readonly request: { readonly database: string; readonly current: readonly number[] };
    readonly answer: FittedLog;
  };
  plan: {
    readonly request: LearnerPlanInput;
    readonly answer: LearnerPlan | null;
  };
  /** Reads the log of the database of this name and predicts on each of its days. */
  climb: {
    readonly request: ClimbContext & { readonly database: string; readonly parameters: readonly number[] };
    readonly answer: readonly ClimbDay[];
  };
}

export type WorkKind = keyof Work;

/** The one message to a worker. */
export type WorkRequest = {
  readonly [K in WorkKind]: { readonly kind: K; readonly request: Work[K]["request"] };
}[WorkKind];

/** The one message back. */
export type WorkReply<K extends WorkKind> =
  | { readonly kind: "done"; readonly answer: Work[K]["answer"] }
  | { readonly kind: "failed"; readonly detail: string };
