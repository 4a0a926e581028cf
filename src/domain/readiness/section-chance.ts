import type { ItemSummary } from "../bank.ts";
import { recallToday } from "../due.ts";
import type { ItemKey } from "../item.ts";
import type { Memory } from "../memory.ts";
import type { ItemProgress } from "../progress.ts";
import type { StudyDay } from "../study-day.ts";
import type { FirstChance } from "./first-chance.ts";
import type { RecallChance } from "./recall-chance.ts";

/**
 * Share of the exam's questions that turn on what an item of the bank holds. Assumed: no exam tells. The band allows
 * for it to be off by `TRANSFER_DEVIATION`.
 */
export const TRANSFER = 0.8;
export const TRANSFER_DEVIATION = 0.08;

/** What is known of the learner on a day. */
export interface Knowledge {
  readonly progressByKey: ReadonlyMap<ItemKey, ItemProgress>;
  readonly memory: Memory;
  readonly day: StudyDay;
}

/** The chance to be right at one question of a section, and what it is made of. */
export interface SectionChance {
  readonly section: string;
  /** Of one question. */
  readonly chance: number;
  readonly items: number;
  readonly met: number;
  readonly topics: number;
  readonly topicsMet: number;
  /** Mean chance to be right at the items met, if they were asked; null where none was. */
  readonly metChance: number | null;
  /** Chance to be right at what was never met. */
  readonly firstChance: number;
  /** Share of its questions taken to turn on what the bank holds, 0..1, and on items that were met. */
  readonly bankShare: number;
  readonly metShare: number;
  /** Mean recall over its items, what was never met counting 0. */
  readonly recalled: number;
  /** How the chance moves with the two numbers of `recall-chance.ts`. */
  readonly slopes: readonly [number, number];
  /** Variance of the number of right answers for the draw of so many questions alone. */
  readonly sampling: (questions: number) => number;
}

/** `transfer`: share of the questions that turn on what the bank holds. */
export function sectionChance(
  section: string,
  members: readonly ItemSummary[],
  knowledge: Knowledge,
  {
    first,
    recall,
    transfer,
  }: { readonly first: FirstChance; readonly recall: RecallChance; readonly transfer: number },
): SectionChance {
  const topics = new Set(members.map(({ topic }) => topic));
  const topicsMet = new Set<string>();
  let [met, sum, squares, metSum, firstSum, recalledSum] = [0, 0, 0, 0, 0, 0];
  const slopes: [number, number] = [0, 0];
  for (const summary of members) {
    const atFirst = first.inTopic(section, summary.topic);
    const recalled = recallOn(summary, knowledge);
    firstSum += atFirst;
    let chance = atFirst;
    if (recalled !== null) {
      met += 1;
      topicsMet.add(summary.topic);
      metSum += recall.chance(recalled);
      recalledSum += recalled;
      chance = transfer * recall.chance(recalled) + (1 - transfer) * atFirst;
      recall.slopes(recalled).forEach((slope, index) => {
        slopes[index as 0 | 1] += (transfer * slope) / members.length;
      });
    }
    sum += chance;
    squares += chance ** 2;
  }
  const items = members.length;
  const mean = items === 0 ? first.inSection(section) : sum / items;
  const spread = items === 0 ? 0 : Math.max(0, squares / items - mean ** 2);
  return {
    section,
    items,
    met,
    topics: topics.size,
    topicsMet: topicsMet.size,
    metChance: met === 0 ? null : metSum / met,
    firstChance: items === 0 ? first.inSection(section) : firstSum / items,
    metShare: items === 0 ? 0 : (transfer * met) / items,
    bankShare: transfer,
    recalled: items === 0 ? 0 : recalledSum / items,
    chance: mean,
    slopes,
    // No question comes twice: the fewer items there are, the less the draw can vary.
    sampling: (drawn) => {
      const told = items > 1 ? Math.min(1, (drawn - 1) / (items - 1)) : 0;
      return drawn * (mean * (1 - mean) - told * spread * transfer ** 2);
    },
  };
}

/** Recall on that day; null where the item was never met, or means something else now. */
export function recallOn(summary: ItemSummary, { progressByKey, memory, day }: Knowledge): number | null {
  const recall = progressByKey.get(summary.key)?.recall ?? null;
  if (recall === null) return null;
  const recalled = recallToday(recall, summary.changes, memory, day);
  return recalled === 0 ? null : recalled;
}
