import { reviewsOf } from "../../domain/answer-reviews.ts";
import { climbOf } from "../../domain/climb.ts";
import { createMemory } from "../../domain/memory.ts";
import { planFor } from "../../domain/plan/learner-plan.ts";
import { fitLog } from "../../domain/proposal.ts";
import { readLog } from "../storage/read-log.ts";
import type { Work, WorkKind, WorkReply, WorkRequest } from "./work.ts";

declare const self: DedicatedWorkerGlobalScope;

/** Computations too long for the thread that draws the screen. */
const works: { readonly [K in WorkKind]: (request: Work[K]["request"]) => Promise<Work[K]["answer"]> } = {
  fit: async ({ database, current }) => fitLog(reviewsOf(await readLog(database)), current),
  plan: async (input) => planFor(input),
  climb: async ({ database, parameters, ...context }) =>
    climbOf(await readLog(database), createMemory(parameters), context),
};

self.onmessage = async ({ data }: MessageEvent<WorkRequest>) => self.postMessage(await replyTo(data));

async function replyTo({ kind, request }: WorkRequest): Promise<WorkReply<WorkKind>> {
  try {
    return {
      kind: "done",
      answer: await (works[kind] as (request: WorkRequest["request"]) => Promise<Work[WorkKind]["answer"]>)(request),
    };
  } catch (error) {
    return { kind: "failed", detail: String(error) };
  }
}
