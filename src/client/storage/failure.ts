import type { StorageFailure } from "../../domain/ports.ts";

/** What the learner is told, by the names that browsers and Dexie give to faults; the first that fits. */
const REASONS: readonly (readonly [StorageFailure["reason"], readonly string[]])[] = [
  ["full", ["QuotaExceededError"]],
  // UnknownError is what iOS says of a connection that it dropped.
  [
    "closed",
    ["DatabaseClosedError", "InvalidStateError", "TransactionInactiveError", "OpenFailedError", "UnknownError"],
  ],
  ["unknown", ["AbortError", "TimeoutError", "DataError"]],
];

/** Dexie wraps what the browser threw: as `inner` where one row failed, as `failures` where a bulk write did. */
interface WrappedError {
  readonly name?: string;
  readonly message?: string;
  readonly inner?: { readonly name: string } | null;
  readonly failures?: readonly { readonly name: string }[];
}

/**
 * The failures of IndexedDB that are nobody's fault: a full disk, and the connection that iOS drops while the
 * app sleeps. Anything else is a bug and keeps flying.
 */
export function storageFailureFrom(error: unknown): StorageFailure {
  const { name = "Error", message = String(error), inner, failures = [] } = error as WrappedError;
  const names = [name, inner?.name, ...failures.map((failure) => failure.name)];
  const reason = REASONS.find(([, faults]) => faults.some((fault) => names.includes(fault)))?.[0];
  if (reason === undefined) throw error;
  return { kind: "storageFailure", reason, detail: `${name}: ${message}` };
}
