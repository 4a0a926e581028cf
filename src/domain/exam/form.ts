import type { ItemSummary } from "../bank.ts";
import type { Blueprint } from "../blueprint.ts";
import { isExpired } from "../due.ts";
import type { ExamItem } from "../event.ts";
import { groupBy, inTurns } from "../grouping.ts";
import type { ItemKey, ItemType } from "../item.ts";
import { type ItemProgress, UNSEEN_ITEM } from "../progress.ts";
import { createRandom, shuffle } from "../random.ts";
import type { StudyDay } from "../study-day.ts";

/** Kinds of item that are answered as an exam is: by picking, or with a number. The others are for practice. */
const EXAM_TYPES: ReadonlySet<ItemType> = new Set(["single", "combination", "multiple", "truefalse", "numeric"]);

export interface FormRequest {
  /** Of one bank; the numbers may be the learner's own. */
  readonly blueprint: Blueprint;
  readonly bankId: string;
  readonly summaries: readonly ItemSummary[];
  readonly progressByKey: ReadonlyMap<ItemKey, ItemProgress>;
  readonly today: StudyDay;
  readonly seed: number;
}

/** A concrete, ordered set of items: section after section, as the exam prints them. */
export interface ExamForm {
  readonly items: readonly ExamItem[];
  /** How many of them the learner has answered before. */
  readonly seen: number;
  /** Sections of which the bank has too few items. */
  readonly shortages: readonly { readonly section: string; readonly asked: number; readonly found: number }[];
}

/**
 * Builds a form from a blueprint and a seed. Items of one stimulus stand together; of two that would give each other
 * away only one is in; unseen items come first, spread over the topics, then those seen longest ago. Where the bank has
 * too few, the form is as long as it can be.
 */
export function buildForm({ blueprint, bankId, summaries, progressByKey, today, seed }: FormRequest): ExamForm {
  const random = createRandom(seed);
  const lastDayOf = (key: ItemKey): number | null => {
    const { attempts, recall } = progressByKey.get(key) ?? UNSEEN_ITEM;
    return attempts === 0 ? null : (recall?.lastDay ?? 0);
  };
  const askable = summaries
    .filter((summary) => summary.bankId === bankId && EXAM_TYPES.has(summary.type))
    .filter((summary) => !isExpired(summary, today) && progressByKey.get(summary.key)?.suspended !== true)
    // The order of the store is not part of the seed.
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const barred = new Set<ItemKey>();
  const chosen: ItemSummary[] = [];
  const shortages: { section: string; asked: number; found: number }[] = [];

  for (const { section, items: asked } of blueprint.sections) {
    const own = askable.filter((summary) => summary.section === section);
    const groups = shuffle([...groupBy(own, togetherWith).values()], random).map((group) => unseenFirst(group));
    const preferred = inOrderOfPreference(groups);
    const first = pick(preferred, asked, barred);
    // Greed may have taken one item that bars several: then those that bar fewest come first.
    const picked = first.length < asked ? longer(first, pick(byFewestEnemies(preferred), asked, barred)) : first;
    for (const { enemies } of picked) for (const enemy of enemies) barred.add(enemy);
    chosen.push(...picked);
    if (picked.length < asked) shortages.push({ section, asked, found: picked.length });
  }

  return {
    items: chosen.map(({ key, version, section }) => ({
      bankId,
      itemId: key.slice(bankId.length + 1),
      itemVersion: version,
      section,
    })),
    seen: chosen.filter(({ key }) => lastDayOf(key) !== null).length,
    shortages,
  };

  function unseenFirst(group: readonly ItemSummary[]): readonly ItemSummary[] {
    const isUnseen = ({ key }: ItemSummary) => lastDayOf(key) === null;
    return [...group.filter(isUnseen), ...group.filter((summary) => !isUnseen(summary))];
  }

  /** A group counts as seen where most of it is. */
  function inOrderOfPreference(groups: readonly (readonly ItemSummary[])[]): readonly (readonly ItemSummary[])[] {
    const daysOf = (group: readonly ItemSummary[]) => group.flatMap(({ key }) => lastDayOf(key) ?? []);
    const isSeen = (group: readonly ItemSummary[]) => daysOf(group).length * 2 > group.length;
    const fresh = groups.filter((group) => !isSeen(group));
    const seen = groups.filter(isSeen).sort((a, b) => Math.max(...daysOf(a)) - Math.max(...daysOf(b)));
    const topicOf = (group: readonly ItemSummary[]) => group[0]?.topic ?? "";
    return [...inTurns(fresh, topicOf, () => 1), ...seen];
  }
}

function pick(
  groups: readonly (readonly ItemSummary[])[],
  count: number,
  barredBefore: ReadonlySet<ItemKey>,
): readonly ItemSummary[] {
  const barred = new Set(barredBefore);
  const picked: ItemSummary[] = [];
  for (const summary of groups.flat()) {
    if (picked.length >= count) break;
    if (barred.has(summary.key)) continue;
    picked.push(summary);
    for (const enemy of summary.enemies) barred.add(enemy);
  }
  return picked;
}

function byFewestEnemies(groups: readonly (readonly ItemSummary[])[]): readonly (readonly ItemSummary[])[] {
  const enemiesOf = (group: readonly ItemSummary[]) => group.reduce((sum, { enemies }) => sum + enemies.length, 0);
  return [...groups].sort((a, b) => enemiesOf(a) - enemiesOf(b));
}

function longer<T>(a: readonly T[], b: readonly T[]): readonly T[] {
  return b.length > a.length ? b : a;
}

function togetherWith({ key, stimulusId }: ItemSummary): string {
  return stimulusId === undefined ? `item ${key}` : `stimulus ${stimulusId}`;
}
