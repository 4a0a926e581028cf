import type { Work, WorkKind, WorkReply } from "./work.ts";
import workerUrl from "./worker.ts?worker&url";

interface TrustedTypePolicyFactory {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): string };
}

const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypePolicyFactory };
// The server accepts script addresses only through a named policy, of which there may be one; this one knows one address.
const policy = trustedTypes?.createPolicy("noboru-worker", { createScriptURL: () => workerUrl });

/**
 * Starts a worker, has it do one piece of work, and ends it. Rejects where the worker cannot be loaded or throws. Its
 * memory goes with it; starting one costs a few milliseconds, and work comes once a day.
 */
export async function askWorker<K extends WorkKind>(kind: K, request: Work[K]["request"]): Promise<Work[K]["answer"]> {
  const worker = new Worker(policy?.createScriptURL(workerUrl) ?? workerUrl, { type: "module" });
  try {
    const reply = await new Promise<WorkReply<K>>((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(`The worker could not be started: ${message}`));
      worker.postMessage({ kind, request });
    });
    if (reply.kind === "failed") throw new Error(`The worker failed at ${kind}: ${reply.detail}`);
    return reply.answer;
  } finally {
    worker.terminate();
  }
}
