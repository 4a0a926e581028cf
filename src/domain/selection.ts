import type { ItemSummary } from "./bank.ts";
import { type Blueprint, sectionWeights } from "./blueprint.ts";
import { isDue, isExpired, recallToday } from "./due.ts";
import { countBy, inTurns } from "./grouping.ts";
import { intakeToday } from "./intake.ts";
import type { ItemKey } from "./item.ts";
import type { Memory } from "./memory.ts";
import { estimateMillis } from "./pace.ts";
import { arrangePack, type Candidate, fillPack, type Stage } from "./pack.ts";
import type { DaysOff } from "./preferences.ts";
import type { ItemProgress, Recall, StatementProgress } from "./progress.ts";
import { createRandom, shuffle } from "./random.ts";
import type { SessionEntry } from "./session.ts";
import type { StudyDay } from "./study-day.ts";

/** While due items wait, at most this share of the day's answers are new ones: neither kind starves the other. */
const NEW_SHARE = 2 / 3;

/** Without an exam date new ones take a quarter of the time: each comes back several times in its first weeks. */
const GENTLE_SHARE = 1 / 4;

/** A section that the exam does not ask weighs this much of the lightest one that it does. */
const OUTSIDE_EXAM_SHARE = 0.1;

/** More statements of one item would be the item itself, read aloud. */
const STATEMENTS_PER_ITEM = 2;

const MINUTE_MILLIS = 60_000;

/** What the choice of a pack depends on. The same input gives the same pack on every device. */
export interface SelectionInput {
  readonly summaries: readonly ItemSummary[];
  readonly progressByKey: ReadonlyMap<ItemKey, ItemProgress>;
  readonly blueprint: Blueprint;
  readonly today: StudyDay;
  /** Null where none is set. */
  readonly examDay: StudyDay | null;
  /** Size of the pack. */
  readonly minutes: number;
  readonly minutesPerDay: number;
  readonly daysOff: DaysOff;
  /** Target retrievability at the due day, 0..1. */
  readonly desiredRetention: number;
  readonly memory: Memory;
  /** The learner's own factor from `paceOf`. */
  readonly pace: number;
  readonly seed: number;
  /** A drill: only these items are asked, due or not, and new ones are not paced. */
  readonly only?: (summary: ItemSummary) => boolean;
}

export interface StatementSelectionInput extends SelectionInput {
  /** By `bankId/itemId/statementId`. */
  readonly progressByStatement: ReadonlyMap<string, StatementProgress>;
}

/** A pack in the order it is asked, and how many of its entries are due and new. */
export interface Selection {
  readonly entries: readonly SessionEntry[];
  readonly due: number;
  readonly fresh: number;
}

type Kind = SessionEntry["kind"];

/** What can be asked: an item, or one statement of it. */
interface Subject {
  readonly summary: ItemSummary;
  readonly statementId?: string;
  readonly recall: Recall | null;
  readonly characters: number;
}

/** In what items and statements differ. */
interface Rules {
  /** New ones are spread evenly over these groups within their section. */
  readonly groupOf: (subject: { readonly summary: ItemSummary }) => string;
  readonly entriesPerItem: number;
  /** How many new ones come before due ones, in a pack that holds about `packSize`. `planned`: what the exam asks. */
  readonly newAhead: (planned: readonly Subject[], packSize: number) => number;
}

/**
 * The next pack of items: its share of the day's new ones, then due ones by exam points at risk, then more new ones,
 * then early reviews of what is most likely forgotten. Suspended and expired items are left out, and enemies never
 * meet. The estimates sum to at most `minutes`, unless one item longer than that is all there is.
 */
export function selectSession(input: SelectionInput): Selection {
  const subjects = input.summaries.map((summary) => ({
    summary,
    recall: input.progressByKey.get(summary.key)?.recall ?? null,
    characters: summary.characters,
  }));
  return select(input, subjects, {
    groupOf: ({ summary }) => summary.topic,
    entriesPerItem: 1,
    newAhead: (planned, packSize) => newItemsAhead(input, planned, packSize),
  });
}

/**
 * The next pack of statements for the ○× drill, by the same rules on the statements' own memory. At most two of one
 * item, never next to each other; new ones take a quarter of the pack while others are due.
 */
export function selectStatements(input: StatementSelectionInput): Selection {
  const subjects = input.summaries.flatMap((summary) =>
    summary.statementIds.map((statementId) => ({
      summary,
      statementId,
      recall: input.progressByStatement.get(`${summary.key}/${statementId}`)?.recall ?? null,
      characters: summary.characters / summary.statementIds.length,
    })),
  );
  return select(input, subjects, {
    groupOf: ({ summary }) => summary.key,
    entriesPerItem: STATEMENTS_PER_ITEM,
    newAhead: (_planned, packSize) => Math.round(GENTLE_SHARE * packSize),
  });
}

function select(input: SelectionInput, subjects: readonly Subject[], rules: Rules): Selection {
  const usable = subjects.filter(({ summary }) => isUsable(summary, input));
  const shares = sharesOf(input.blueprint, usable);
  const weightOf = (section: string) => shares.get(section) ?? OUTSIDE_EXAM_SHARE * Math.min(...shares.values());
  const candidates = candidatesOf(input, usable, weightOf).filter(({ summary }) => input.only?.(summary) ?? true);
  // Shuffled before the stable sorts below, so that equals take turns from pack to pack.
  const shuffled = shuffle(candidates, createRandom(input.seed));
  const ofKind = (kind: Kind) => shuffled.filter(({ entry }) => entry.kind === kind);
  const atRisk = (kind: Kind) => ofKind(kind).sort((a, b) => b.urgency - a.urgency);

  const met = usable.filter(({ recall }) => recall !== null);
  const spread = inTurns(ofKind("new"), rules.groupOf, countBy(met, rules.groupOf));
  const fresh = inTurns(spread, sectionOf, countBy(met, sectionOf), weightOf);

  const budgetMillis = input.minutes * MINUTE_MILLIS;
  const packSize = Math.max(1, Math.floor(budgetMillis / meanOf(candidates.map(({ entry }) => entry.estimatedMillis))));
  const planned = usable.filter(({ summary }) => shares.has(summary.section));
  const stages: readonly Stage[] = [
    { candidates: fresh, limit: input.only === undefined ? rules.newAhead(planned, packSize) : 0 },
    ...[atRisk("due"), fresh, atRisk("early")].map((ranked) => ({ candidates: ranked, limit: Infinity })),
  ];
  const entries = arrangePack(fillPack(stages, budgetMillis, rules.entriesPerItem));
  const count = (kind: Kind) => entries.filter((entry) => entry.kind === kind).length;
  return { entries, due: count("due"), fresh: count("new") };
}

/** The share of the exam of each section that it asks and the bank has; all alike where it asks none of them. */
function sharesOf(blueprint: Blueprint, subjects: readonly Subject[]): ReadonlyMap<string, number> {
  const weights = sectionWeights(blueprint);
  const sections = [...new Set(subjects.map(sectionOf))];
  const asked = sections.filter((section) => (weights.get(section) ?? 0) > 0);
  if (asked.length === 0) return new Map(sections.map((section) => [section, 1]));
  return new Map(asked.map((section) => [section, weights.get(section) ?? 0]));
}

function candidatesOf(
  { progressByKey, today, memory, desiredRetention, pace }: SelectionInput,
  subjects: readonly Subject[],
  weightOf: (section: string) => number,
): readonly Candidate[] {
  const sizes = countBy(subjects, sectionOf);
  const isAnsweredToday = (key: ItemKey): boolean => progressByKey.get(key)?.recall?.lastDay === today;
  return subjects.map(({ summary, statementId, recall, characters }) => {
    const { key, section, changes, enemies } = summary;
    const kind = recall === null ? "new" : isDue(recall, changes, memory, desiredRetention, today) ? "due" : "early";
    const forgotten = recall === null ? 1 : 1 - recallToday(recall, changes, memory, today);
    const estimatedMillis = estimateMillis(characters, pace);
    return {
      summary,
      entry: { key, ...(statementId !== undefined && { statementId }), kind, estimatedMillis },
      urgency: (forgotten * weightOf(section)) / (sizes.get(section) ?? 1),
      postponed: isAnsweredToday(key) || enemies.some(isAnsweredToday),
    };
  });
}

/** The part of today's new items that this pack brings before due ones. */
function newItemsAhead(input: SelectionInput, planned: readonly Subject[], packSize: number): number {
  const { today, examDay, minutes, minutesPerDay, daysOff, pace } = input;
  const progress = planned.flatMap(({ summary }) => input.progressByKey.get(summary.key) ?? []);
  const begunToday = progress.filter(({ firstDay }) => firstDay === today).length;
  const answeredToday = progress.filter(({ recall }) => recall?.lastDay === today).length;
  const unseen = planned.filter(({ recall }) => recall === null);
  const firstDay = progress.reduce((first, row) => Math.min(first, row.firstDay ?? today), today);
  const wholeDay =
    examDay !== null && examDay > today
      ? intakeToday({ unseen: unseen.length, begunToday, firstDay, today, examDay, daysOff })
      : gentleIntake(minutesPerDay, meanOf(unseen.map(({ characters }) => estimateMillis(characters, pace))));
  const share = Math.ceil(wholeDay * Math.min(1, minutes / minutesPerDay));
  const fair = Math.round(NEW_SHARE * (answeredToday + packSize));
  return Math.min(share, Math.min(wholeDay, fair) - begunToday);
}

function gentleIntake(minutesPerDay: number, millisPerItem: number): number {
  return Math.max(1, Math.round((GENTLE_SHARE * minutesPerDay * MINUTE_MILLIS) / millisPerItem));
}

function isUsable(summary: ItemSummary, { progressByKey, today }: SelectionInput): boolean {
  return !isExpired(summary, today) && progressByKey.get(summary.key)?.suspended !== true;
}

function sectionOf({ summary }: { readonly summary: ItemSummary }): string {
  return summary.section;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
