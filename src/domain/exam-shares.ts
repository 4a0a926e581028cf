import type { ItemSummary } from "./bank.ts";
import { type Blueprint, sectionWeights } from "./blueprint.ts";
import { countBy } from "./grouping.ts";
import type { ItemKey } from "./item.ts";

/** A section that the exam does not ask weighs this much of the lightest one that it does. */
const OUTSIDE_EXAM_SHARE = 0.1;

/** What items count in the exam. */
export interface ExamShares {
  /** Share of the exam's points that depends on an item, above 0. */
  readonly byKey: ReadonlyMap<ItemKey, number>;
  /** Sections that the exam asks; all of them where it asks none. */
  readonly sections: ReadonlySet<string>;
}

/** The share of each item: its section's, divided among the section's items. */
export function examSharesOf(summaries: readonly ItemSummary[], blueprint: Blueprint): ExamShares {
  const sizes = countBy(summaries, ({ section }) => section);
  const weights = sectionWeights(blueprint);
  const isAsked = (section: string): boolean => (weights.get(section) ?? 0) > 0;
  const asked = [...sizes.keys()].filter(isAsked);
  const sections = new Set(asked.length > 0 ? asked : sizes.keys());
  const shareOf = (section: string): number => weights.get(section) || 1;
  const outside = OUTSIDE_EXAM_SHARE * Math.min(...[...sections].map(shareOf));
  return {
    sections,
    byKey: new Map(
      summaries.map(({ key, section }) => [
        key,
        (sections.has(section) ? shareOf(section) : outside) / (sizes.get(section) ?? 1),
      ]),
    ),
  };
}
