import type { LearnerPlan, LearnerPlanInput } from "../domain/plan/learner-plan.ts";
import type { PlanAnswer, PlanRequest } from "./workers/plan-worker.ts";

/** Starts the worker that makes plans; the answers come in the order asked. Rejects where the worker fails. */
export function startPlanWorker(): (input: LearnerPlanInput) => Promise<LearnerPlan | null> {
  const worker = new Worker(new URL("./workers/plan-worker.ts", import.meta.url), { type: "module" });
  const waiting = new Map<number, { resolve(plan: LearnerPlan | null): void; reject(error: Error): void }>();
  let last = 0;
  worker.addEventListener("message", ({ data }: MessageEvent<PlanAnswer>) => {
    waiting.get(data.id)?.resolve(data.plan);
    waiting.delete(data.id);
  });
  worker.addEventListener("error", ({ message }) => {
    for (const { reject } of waiting.values()) reject(new Error(message));
    waiting.clear();
  });
  return (input) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      const request: PlanRequest = { id: last, input };
      worker.postMessage(request);
    });
}
