import { planFor } from "../../domain/plan/learner-plan.ts";
import { proposeParameters } from "../../domain/proposal.ts";
import type { Work, WorkKind, WorkRequest } from "./work.ts";

declare const self: DedicatedWorkerGlobalScope;

/** Computations too long for the thread that draws the screen. */
const works: { readonly [K in WorkKind]: (request: Work[K]["request"]) => Work[K]["answer"] } = {
  fit: ({ reviews, current, seed }) => proposeParameters(reviews, current, { seed }),
  plan: planFor,
};

// What it throws reaches `askWorker` as an error event.
self.onmessage = ({ data: { kind, request } }: MessageEvent<WorkRequest>) => {
  // The compiler does not follow that both come from one row of the table.
  const work = works[kind] as (request: WorkRequest["request"]) => unknown;
  self.postMessage(work(request));
};
