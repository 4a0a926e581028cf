import type { EventBodies, ExamBlueprint, ExamSectionResult } from "../event.ts";
import { groupBy } from "../grouping.ts";
import type { Sitting, SittingItem } from "./sitting.ts";

/** The result of a sitting. `scores`: 0..1 of each item, in the order of the form. */
export function resultOf(
  sitting: Sitting,
  scores: readonly number[],
  end: EventBodies["examFinished"]["end"],
): EventBodies["examFinished"] {
  const marked = sitting.items.map((item, index) => ({ item, score: scores[index] ?? 0 }));
  const sections = [...groupBy(marked, ({ item }) => item.section)].map(
    ([section, own]): ExamSectionResult => ({
      section,
      items: own.length,
      answered: own.filter(({ item }) => item.response !== null).length,
      score: own.reduce((sum, { score }) => sum + score, 0),
      guideLine: guideFor(sitting.blueprint, section, own.length),
      responseMillis: Math.round(own.reduce((sum, { item }) => sum + item.responseMillis, 0)),
    }),
  );
  const { id: exam, blueprint, pauses } = sitting;
  return { exam, bankId: blueprint.bankId, end, activeMillis: Math.round(sitting.activeMillis), pauses, sections };
}

/** The whole of a result, from its sections. */
export function totalOf(sections: readonly ExamSectionResult[]): Omit<ExamSectionResult, "section" | "guideLine"> {
  const sum = (of: (section: ExamSectionResult) => number) => sections.reduce((total, each) => total + of(each), 0);
  return {
    items: sum(({ items }) => items),
    answered: sum(({ answered }) => answered),
    score: sum(({ score }) => score),
    responseMillis: sum(({ responseMillis }) => responseMillis),
  };
}

/** The guide line of the whole form, in proportion where the bank had too few items for it. */
export function guideLineOf({ guideLine, sections }: ExamBlueprint, items: number): number {
  const asked = sections.reduce((sum, section) => sum + section.items, 0);
  return items >= asked ? guideLine : Math.round((guideLine * items) / Math.max(1, asked));
}

/** Whether anything came of the item that the learner answers for: what was never on screen was not passed on. */
export function isMet({ isShown, response }: SittingItem): boolean {
  return isShown || response !== null;
}

function guideFor({ sections }: ExamBlueprint, section: string, items: number): number {
  const asked = sections.find((each) => each.section === section);
  if (asked === undefined || asked.items === 0) return 0;
  return items >= asked.items ? asked.guideLine : Math.round((asked.guideLine * items) / asked.items);
}
