import type { ItemSummary } from "./bank.ts";
import { type Askable, type Candidate, type CandidateContext, toCandidates } from "./candidates.ts";
import { countBy, inTurns } from "./grouping.ts";
import { GENTLE_SHARE, newItemsAhead } from "./intake.ts";
import type { ItemKey } from "./item.ts";
import { arrangePack, fillPack, type Stage } from "./pack.ts";
import type { DaysOff } from "./preferences.ts";
import { type StatementProgress, UNSEEN_ITEM } from "./progress.ts";
import { createRandom, shuffle } from "./random.ts";
import type { SessionEntry } from "./session.ts";
import type { StudyDay } from "./study-day.ts";

/** More statements of one item would be the item itself, read aloud. */
const STATEMENTS_PER_ITEM = 2;

/** How finely a section's first turn is drawn by lot. */
const HEAD_START_STEPS = 1_000;

const MINUTE_MILLIS = 60_000;

/** What selection follows of a plan (`plan/learner-plan.ts`). */
export interface FollowedPlan {
  /** By item: what is lost per second if it waits. */
  readonly indexByKey: ReadonlyMap<ItemKey, number>;
  /** Items to be asked once more on the same day after a wrong answer. */
  readonly retryKeys: ReadonlySet<ItemKey>;
}

/** What the choice of a pack depends on. The same input gives the same pack on every device. */
export interface SelectionInput extends CandidateContext {
  readonly summaries: readonly ItemSummary[];
  /** Null where none is set. */
  readonly examDay: StudyDay | null;
  /** Size of the pack. */
  readonly minutes: number;
  readonly minutesPerDay: number;
  readonly daysOff: DaysOff;
  readonly seed: number;
  /** The plan to follow, if there is one for this exam. */
  readonly plan?: FollowedPlan | undefined;
  /** A drill: only these items are asked, due or not, and new ones are not paced. */
  readonly only?: (summary: ItemSummary) => boolean;
  /** What a drill is about: asked before all else, even if it was answered today. */
  readonly first?: (summary: ItemSummary) => boolean;
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

/** In what items and statements differ. */
interface Rules {
  readonly subjects: readonly Askable[];
  /** New ones are spread evenly over these groups within their section. */
  readonly groupOf: (candidate: Candidate) => string;
  readonly entriesPerItem: number;
  /** Followed before all else, if there is one. */
  readonly plan: FollowedPlan | undefined;
  /** How many new ones come before due ones. `planned`: what the exam asks; `millis`: its mean estimate. */
  readonly newAhead: (planned: readonly Candidate[], millis: number) => number;
}

/**
 * The next pack of items: its share of the day's new ones, then due ones by exam points at risk, then more new ones,
 * then early reviews of what is most likely forgotten. Suspended and expired items are left out, and enemies never
 * meet. The estimates sum to at most `minutes`, unless one item longer than that is all there is.
 */
export function selectSession(input: SelectionInput): Selection {
  const { summaries, progressByKey } = input;
  return select(input, {
    subjects: summaries.map((summary) => ({
      summary,
      recall: progressByKey.get(summary.key)?.recall ?? null,
      characters: summary.characters,
    })),
    groupOf: ({ summary }) => summary.topic,
    entriesPerItem: 1,
    plan: input.only === undefined ? input.plan : undefined,
    newAhead: (planned, millisPerItem) =>
      newItemsAhead({
        ...input,
        millisPerItem,
        progress: planned.map(({ summary }) => progressByKey.get(summary.key) ?? UNSEEN_ITEM),
      }),
  });
}

/**
 * The next pack of statements for the ○× drill, by the same rules on the statements' own memory. At most two of one
 * item, never next to each other; new ones take a quarter of the pack while others are due.
 */
export function selectStatements(input: StatementSelectionInput): Selection {
  return select(input, {
    subjects: input.summaries.flatMap((summary) =>
      summary.statementIds.map((statementId) => ({
        summary,
        statementId,
        recall: input.progressByStatement.get(`${summary.key}/${statementId}`)?.recall ?? null,
        characters: summary.characters / summary.statementIds.length,
      })),
    ),
    groupOf: ({ summary }) => summary.key,
    entriesPerItem: STATEMENTS_PER_ITEM,
    plan: undefined,
    newAhead: (_planned, millis) => Math.round((GENTLE_SHARE * input.minutes * MINUTE_MILLIS) / millis),
  });
}

function select(input: SelectionInput, { subjects, groupOf, entriesPerItem, plan, newAhead }: Rules): Selection {
  const { only, first, seed, minutes } = input;
  const candidates = toCandidates(subjects, input)
    .map((one) => (plan === undefined ? one : asPlanned(one, plan, input)))
    .map((one) => (first?.(one.summary) ? { ...one, postponed: false } : one));
  const random = createRandom(seed);
  // Shuffled before the stable sorts below, so that equals take turns from pack to pack.
  const asked = shuffle(
    candidates.filter(({ summary }) => only?.(summary) ?? true),
    random,
  );
  const ofKind = (kind: SessionEntry["kind"]) => asked.filter(({ entry }) => entry.kind === kind);
  // A light section would never get a turn if every pack began to count anew: each begins at a point drawn by lot.
  const sections = new Set(asked.map(sectionOf));
  const headStarts = new Map([...sections].map((section) => [section, -random(HEAD_START_STEPS) / HEAD_START_STEPS]));
  const bySection = (ranked: readonly Candidate[], weightOf: (candidate: Candidate) => number) =>
    inTurns(ranked, sectionOf, weightOf, headStarts);
  const atRisk = (kind: SessionEntry["kind"]) =>
    bySection(
      ofKind(kind).sort((a, b) => b.urgency - a.urgency),
      ({ urgency }) => urgency,
    );

  const met = candidates.filter(({ entry }) => entry.kind !== "new");
  const spread = inTurns(ofKind("new"), groupOf, () => 1, countBy(met, groupOf));
  const newBySection = countBy(spread, sectionOf);
  const fresh = bySection(spread, (one) => one.urgency * (newBySection.get(sectionOf(one)) ?? 1));

  const planned = candidates.filter((candidate) => candidate.planned);
  const millis = planned.reduce((sum, { entry }) => sum + entry.estimatedMillis, 0) / planned.length;
  const stages: readonly Stage[] = [
    ...(first === undefined ? [] : [{ candidates: asked.filter(({ summary }) => first(summary)), limit: Infinity }]),
    ...(plan === undefined ? [] : [{ candidates: inPlannedOrder(asked, plan), limit: Infinity }]),
    { candidates: fresh, limit: only === undefined ? newAhead(planned, millis) : 0 },
    ...[atRisk("due"), fresh, atRisk("early")].map((ranked) => ({ candidates: ranked, limit: Infinity })),
  ];
  const entries = arrangePack(fillPack(stages, minutes * MINUTE_MILLIS, entriesPerItem));
  const count = (kind: SessionEntry["kind"]) => entries.filter((entry) => entry.kind === kind).length;
  return { entries, due: count("due"), fresh: count("new") };
}

/** A candidate in the light of the plan: its reviews are due when it says so, and a retry may come on the same day. */
function asPlanned(one: Candidate, plan: FollowedPlan, { progressByKey, today }: SelectionInput): Candidate {
  const { key } = one.summary;
  if (!plan.indexByKey.has(key)) return one;
  const recall = progressByKey.get(key)?.recall;
  const isWrongToday = recall?.lastDay === today && recall.lastScore < 1;
  const kind = one.entry.kind === "early" ? "due" : one.entry.kind;
  return {
    ...one,
    entry: { ...one.entry, kind },
    postponed: one.postponed && !(isWrongToday && plan.retryKeys.has(key)),
  };
}

/** What was corrected comes first, then what loses most for each second it waits. */
function inPlannedOrder(asked: readonly Candidate[], { indexByKey }: FollowedPlan): readonly Candidate[] {
  const rank = ({ isOutdated, summary }: Candidate): number =>
    isOutdated ? Number.POSITIVE_INFINITY : (indexByKey.get(summary.key) as number);
  return asked
    .filter((one) => one.isOutdated || indexByKey.has(one.summary.key))
    .sort((a, b) => (rank(b) > rank(a) ? 1 : rank(b) < rank(a) ? -1 : 0));
}

function sectionOf({ summary }: Candidate): string {
  return summary.section;
}
