import type { EventId, Response } from "./event.ts";
import type { ItemKey } from "./item.ts";

/**
 * One sitting, sized in minutes. Kept on the device (not in the log) after every step, so that a session
 * killed at any point resumes at the same question, or at the same feedback.
 */
export interface Session {
  readonly id: string;
  readonly mode: "practice" | "statement";
  /** What the learner asked for, e.g. a drill's name; null for the daily pack. */
  readonly title: string | null;
  readonly minutes: number;
  readonly entries: readonly SessionEntry[];
  /** Position of the current entry; equals `entries.length` or less when finished early. */
  readonly index: number;
  readonly phase: SessionPhase;
  /** Time at questions and feedback so far; idle time is cut off (see `ATTENTION_LIMIT_MILLIS`). */
  readonly activeMillis: number;
  readonly answers: readonly SessionAnswer[];
}

export interface SessionEntry {
  readonly key: ItemKey;
  /** The statement asked, in mode `statement`. */
  readonly statementId?: string;
  readonly kind: "due" | "new" | "early";
  readonly estimatedMillis: number;
}

export type SessionPhase = "asking" | "answered" | "finished";

export interface SessionAnswer {
  readonly index: number;
  readonly eventId: EventId;
  readonly response: Response;
  readonly score: number;
  readonly guessed: boolean;
  readonly responseMillis: number;
  readonly startsAnew?: true;
}

/** A screen left open for longer was put away, not read. */
const ATTENTION_LIMIT_MILLIS = 3 * 60_000;

const MINUTE_MILLIS = 60_000;

/** A new session at its first question; finished at once where there is nothing to ask. */
export function startSession(plan: Pick<Session, "id" | "mode" | "title" | "minutes" | "entries">): Session {
  return { ...plan, index: 0, phase: plan.entries.length > 0 ? "asking" : "finished", activeMillis: 0, answers: [] };
}

/** The entry on screen, or null when the session is over. */
export function currentEntry(session: Session): SessionEntry | null {
  return session.phase === "finished" ? null : (session.entries[session.index] ?? null);
}

/** The answer whose feedback is on screen, or null while a question is open. */
export function currentAnswer(session: Session): SessionAnswer | null {
  return session.phase === "answered" ? (session.answers.at(-1) ?? null) : null;
}

/** The current question was answered; its feedback is next. */
export function withAnswer(session: Session, answer: Omit<SessionAnswer, "index">): Session {
  if (session.phase !== "asking")
    throw new Error(`Inconsistent: session ${session.id} answered while ${session.phase}`);
  return {
    ...session,
    phase: "answered",
    activeMillis: session.activeMillis + attention(answer.responseMillis),
    answers: [...session.answers, { ...answer, index: session.index }],
  };
}

/** The last answer was a guess: the same response under a new event. */
export function withGuess(session: Session, eventId: EventId): Session {
  const last = currentAnswer(session);
  if (last === null) throw new Error(`Inconsistent: session ${session.id} has no answer to mark as a guess`);
  return { ...session, answers: [...session.answers.slice(0, -1), { ...last, eventId, guessed: true }] };
}

/** On to the next question, or to the end where the minutes would not hold another one. */
export function withNext(session: Session, spentMillis: number): Session {
  const activeMillis = session.activeMillis + attention(spentMillis);
  const next = session.entries[session.index + 1];
  const fits = next !== undefined && activeMillis + next.estimatedMillis <= session.minutes * MINUTE_MILLIS;
  return fits
    ? { ...session, activeMillis, index: session.index + 1, phase: "asking" }
    : { ...session, activeMillis, phase: "finished" };
}

/** Without the questions still to come that `isKept` refuses (an update of the bank took them out). */
export function withoutMissing(session: Session, isKept: (entry: SessionEntry) => boolean): Session {
  const firstOpen = session.phase === "asking" ? session.index : session.index + 1;
  const entries = session.entries.filter((entry, index) => index < firstOpen || isKept(entry));
  return { ...session, entries, phase: session.index < entries.length ? session.phase : "finished" };
}

/** Back to the question whose answer was just undone. */
export function withoutLastAnswer(session: Session): Session {
  const last = session.answers.at(-1);
  if (last === undefined) throw new Error(`Inconsistent: session ${session.id} has no answer to undo`);
  return { ...session, index: last.index, phase: "asking", answers: session.answers.slice(0, -1) };
}

/** Whole minutes left, at least 0: what 「あと 4分」 shows. */
export function minutesLeft(session: Session): number {
  return Math.max(0, Math.ceil(session.minutes - session.activeMillis / MINUTE_MILLIS));
}

/** Share of the session that is done, 0..1. */
export function sessionProgress(session: Session): number {
  if (session.phase === "finished" || session.entries.length === 0) return 1;
  return (session.index + (session.phase === "answered" ? 1 : 0)) / session.entries.length;
}

/** How much of the time a screen was open counts as study. */
export function attention(spentMillis: number): number {
  return Math.min(Math.max(0, spentMillis), ATTENTION_LIMIT_MILLIS);
}
