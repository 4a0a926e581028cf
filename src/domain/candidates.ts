import type { ItemSummary } from "./bank.ts";
import { type Blueprint, sectionWeights } from "./blueprint.ts";
import { isDue, isExpired, recallToday } from "./due.ts";
import { countBy } from "./grouping.ts";
import type { ItemKey } from "./item.ts";
import type { Memory } from "./memory.ts";
import { estimateMillis } from "./pace.ts";
import type { ItemProgress, Recall } from "./progress.ts";
import type { SessionEntry } from "./session.ts";
import type { StudyDay } from "./study-day.ts";

/** A section that the exam does not ask weighs this much of the lightest one that it does. */
const OUTSIDE_EXAM_SHARE = 0.1;

/** What can be asked: an item, or one statement of it. */
export interface Subject {
  readonly summary: ItemSummary;
  readonly statementId?: string;
  readonly recall: Recall | null;
  readonly characters: number;
}

/** A subject that may be asked now, and how much it matters. */
export interface Candidate {
  readonly summary: ItemSummary;
  readonly entry: SessionEntry;
  /** Exam points at risk, above 0, on any scale: chance of having forgotten it x what it stands for in the exam. */
  readonly urgency: number;
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
export function toCandidates(subjects: readonly Subject[], context: CandidateContext): readonly Candidate[] {
  const { progressByKey, blueprint, today, desiredRetention, memory, pace } = context;
  const usable = subjects.filter(
    ({ summary }) => !isExpired(summary, today) && progressByKey.get(summary.key)?.suspended !== true,
  );
  const sizes = countBy(usable, ({ summary }) => summary.section);
  const shares = examShares(blueprint, [...sizes.keys()]);
  const outsideShare = OUTSIDE_EXAM_SHARE * Math.min(...shares.values());
  const isAnsweredToday = (key: ItemKey): boolean => progressByKey.get(key)?.recall?.lastDay === today;

  return usable.map(({ summary, statementId, recall, characters }) => {
    const { key, section, changes, enemies } = summary;
    const kind = recall === null ? "new" : isDue(recall, changes, memory, desiredRetention, today) ? "due" : "early";
    const forgotten = recall === null ? 1 : 1 - recallToday(recall, changes, memory, today);
    const entry = { key, kind, estimatedMillis: estimateMillis(characters, pace) } as const;
    return {
      summary,
      entry: statementId === undefined ? entry : { ...entry, statementId },
      urgency: Math.max(
        Number.MIN_VALUE,
        (forgotten * (shares.get(section) ?? outsideShare)) / (sizes.get(section) ?? 1),
      ),
      planned: shares.has(section),
      postponed: isAnsweredToday(key) || enemies.some(isAnsweredToday),
    };
  });
}

/** The share of the exam of each of these sections that it asks; all alike where it asks none of them. */
function examShares(blueprint: Blueprint, sections: readonly string[]): ReadonlyMap<string, number> {
  const weights = sectionWeights(blueprint);
  const asked = sections.flatMap((section) => {
    const weight = weights.get(section) ?? 0;
    return weight > 0 ? [[section, weight] as const] : [];
  });
  return new Map(asked.length > 0 ? asked : sections.map((section) => [section, 1]));
}
