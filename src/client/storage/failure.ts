import type { StorageFailure } from "../../domain/ports.ts";

/**
 * The failures of IndexedDB that are nobody's fault: a full disk, and the connection that iOS drops while the
 * app sleeps. Anything else is a bug and keeps flying.
 */
export function storageFailureFrom(error: unknown): StorageFailure {
  const { name, message, inner } = error as { name?: string; message?: string; inner?: { name?: string } };
  const names = [name, inner?.name];
  const detail = `${name ?? "Error"}: ${message ?? String(error)}`;
  if (names.includes("QuotaExceededError")) return { kind: "storageFailure", reason: "full", detail };
  if (names.some((each) => each !== undefined && DROPPED_CONNECTION.has(each))) {
    return { kind: "storageFailure", reason: "closed", detail };
  }
  if (names.some((each) => each !== undefined && UNKNOWN_FAULT.has(each))) {
    return { kind: "storageFailure", reason: "unknown", detail };
  }
  throw error;
}

const DROPPED_CONNECTION = new Set([
  "DatabaseClosedError",
  "InvalidStateError",
  "TransactionInactiveError",
  "OpenFailedError",
]);
const UNKNOWN_FAULT = new Set(["UnknownError", "AbortError", "TimeoutError", "DataError"]);
