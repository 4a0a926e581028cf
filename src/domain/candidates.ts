import type { ItemSummary } from "./bank.ts";
import type { Blueprint } from "./blueprint.ts";
import { isDue, isExpired, isOutdated, recallToday } from "./due.ts";
import { examSharesOf } from "./exam-shares.ts";
import type { ItemKey } from "./item.ts";
import type { Memory } from "./memory.ts";
import { estimateMillis } from "./pace.ts";
import type { ItemProgress, Recall } from "./progress.ts";
import type { SessionEntry } from "./session.ts";
import type { StudyDay } from "./study-day.ts";

/** What was learned of an item that means something else now is as pressing as if it had been forgotten for a year. */
const CORRECTED_WAIT_DAYS = 365;

/** What can be asked: an item, or one statement of it. */
export interface Askable {
  readonly summary: ItemSummary;
  readonly statementId?: string;
  readonly recall: Recall | null;
  readonly characters: number;
}

/** A subject that may be asked now, and how much it matters. */
export interface Candidate {
  readonly summary: ItemSummary;
  readonly entry: SessionEntry;
  /** Exam points at risk, above 0, on any scale (see `urgencyOf`). */
  readonly urgency: number;
  /** What was learned of it is not what is asked any more. */
  readonly isOutdated: boolean;
  /** Whether the exam asks its section; true for all where it asks none of them. */
  readonly planned: boolean;
  /** It or an enemy was answered today: asked only when nothing else is left. */
  readonly postponed: boolean;
}

export interface CandidateContext {
  readonly progressByKey: ReadonlyMap<ItemKey, ItemProgress>;
  readonly blueprint: Blueprint;
  readonly today: StudyDay;
  readonly desiredRetention: number;
  readonly memory: Memory;
  readonly pace: number;
}

/** The subjects that may be asked today: neither suspended nor expired. */
export function toCandidates(subjects: readonly Askable[], context: CandidateContext): readonly Candidate[] {
  const { progressByKey, blueprint, today, desiredRetention, memory, pace } = context;
  const usable = subjects.filter(
    ({ summary }) => !isExpired(summary, today) && progressByKey.get(summary.key)?.suspended !== true,
  );
  const shares = examSharesOf([...new Set(usable.map(({ summary }) => summary))], blueprint);
  const isAnsweredToday = (key: ItemKey): boolean => progressByKey.get(key)?.recall?.lastDay === today;

  return usable.map(({ summary, statementId, recall, characters }) => {
    const { key, section, changes, enemies } = summary;
    const kind = recall === null ? "new" : isDue(recall, changes, memory, desiredRetention, today) ? "due" : "early";
    const entry = { key, kind, estimatedMillis: estimateMillis(characters, pace) } as const;
    return {
      summary,
      entry: statementId === undefined ? entry : { ...entry, statementId },
      urgency: urgencyOf(summary, recall, context) * (shares.byKey.get(key) as number),
      isOutdated: recall !== null && isOutdated(recall, changes),
      planned: shares.sections.has(section),
      postponed: isAnsweredToday(key) || enemies.some(isAnsweredToday),
    };
  });
}

/**
 * How pressing a review is, above 0: the chance that it was forgotten x the days since it was last answered; 1 for a
 * new one. By the chance alone, what is forgotten again and again would be asked every day and crowd out the rest,
 * which costs simulated learners who are short of time points of the exam. With the days nothing waits for ever.
 */
function urgencyOf({ changes }: ItemSummary, recall: Recall | null, { memory, today }: CandidateContext): number {
  if (recall === null) return 1;
  if (isOutdated(recall, changes)) return CORRECTED_WAIT_DAYS;
  const forgotten = 1 - recallToday(recall, changes, memory, today);
  return Math.max(Number.EPSILON, forgotten * Math.max(1, today - recall.lastDay));
}
