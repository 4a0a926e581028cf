import { StoreUnavailable } from "./chunk-store.ts";

/** The first try and four more; with the waits between them about a second at most. */
const MAX_TRIES = 5;
const FIRST_WAIT_MILLIS = 20;

/**
 * SQLSTATEs after which the whole transaction may succeed: serialization failure, deadlock, two first pushes of one
 * account at once (unique violation), and servers that stop, start or have no connection left.
 */
const PASSING_STATES = new Set(["40001", "40P01", "23505", "57P01", "57P02", "57P03", "53300", "25006"]);
const CONNECTION_STATE = /^08/;

/** A lock, an answer or a connection that did not come in time: tried again it would only wait again. */
const LATE_STATES = new Set(["55P03", "57014"]);
const LATE_ANSWER = "Query read timeout";
const LATE_CONNECTION = "timeout exceeded when trying to connect";

const NETWORK_CODES = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOTFOUND", "EAI_AGAIN", "ENOENT"]);
const NETWORK_MESSAGE = /^(Connection terminated|Client has encountered)/;

export interface RetryOptions {
  readonly retried: (code: string) => void;
  /** A number from 0 to 1; spreads those who collided. */
  readonly random: () => number;
}

/** Runs a whole transaction again while its failure is one that passes. Rejects with `StoreUnavailable` after the last. */
export async function withRetries<Result>(
  { retried, random }: RetryOptions,
  run: () => Promise<Result>,
): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await run();
    } catch (error) {
      const failure = judge(error);
      if (failure.kind === "fault") throw error;
      if (failure.kind === "late" || tries === MAX_TRIES) throw new StoreUnavailable(failure.code, { cause: error });
      retried(failure.code);
      await pause(random() * FIRST_WAIT_MILLIS * 2 ** tries);
    }
  }
}

interface Failure {
  readonly kind: "passing" | "late" | "fault";
  readonly code: string;
}

function judge(error: unknown): Failure {
  if (!(error instanceof Error)) return { kind: "fault", code: "unknown" };
  const code = "code" in error ? String(error.code) : "";
  if (LATE_STATES.has(code)) return { kind: "late", code };
  if (isUnanswered(error) || error.message === LATE_CONNECTION) return { kind: "late", code: "timeout" };
  if (PASSING_STATES.has(code) || CONNECTION_STATE.test(code)) return { kind: "passing", code };
  if (NETWORK_CODES.has(code) || NETWORK_MESSAGE.test(error.message)) return { kind: "passing", code: "connection" };
  return { kind: "fault", code };
}

/** The database owes an answer still: its connection can be used for nothing else. */
export function isUnanswered(error: unknown): boolean {
  return error instanceof Error && error.message === LATE_ANSWER;
}

function pause(millis: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, millis));
}
