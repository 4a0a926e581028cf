import type { Work, WorkKind } from "./work.ts";

/**
 * Starts a worker, has it do one piece of work, and ends it. Rejects where the worker cannot be loaded or throws. Its
 * memory goes with it; starting one costs a few milliseconds, and work comes once a day.
 */
export function askWorker<K extends WorkKind>(kind: K, request: Work[K]["request"]): Promise<Work[K]["answer"]> {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  const answer = new Promise<Work[K]["answer"]>((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(`Worker failed at ${kind}: ${message}`));
  });
  worker.postMessage({ kind, request });
  return answer.finally(() => worker.terminate());
}
