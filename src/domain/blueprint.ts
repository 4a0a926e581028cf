/** The table of specifications of an exam. Data, editable by the learner: no official row is public for every group. */
export interface Blueprint {
  readonly id: string;
  readonly title: string;
  readonly minutes: number;
  /** 合格ライン(目安): a guide, never official. Items of the whole form. */
  readonly guideLine: number;
  readonly sections: readonly BlueprintSection[];
  readonly source: string;
  /** ISO date of these facts. */
  readonly asOf: string;
}

export interface BlueprintSection {
  /** Section slug of the bank. */
  readonly section: string;
  /** Items asked in the exam. */
  readonly items: number;
  /** Guide line within the section, in items. */
  readonly guideLine: number;
}

/** Items in the whole form. */
export function blueprintSize(blueprint: { readonly sections: readonly Pick<BlueprintSection, "items">[] }): number {
  return blueprint.sections.reduce((sum, section) => sum + section.items, 0);
}

/** Share of the form that each section makes up, by slug; sums to 1 unless the blueprint is empty. */
export function sectionWeights(blueprint: Blueprint): ReadonlyMap<string, number> {
  const total = blueprintSize(blueprint);
  return new Map(blueprint.sections.map(({ section, items }) => [section, total === 0 ? 0 : items / total]));
}

/** Sections whose usable items are fewer than the exam asks, with how many are missing. */
export function blueprintGaps(
  blueprint: Blueprint,
  itemsBySection: ReadonlyMap<string, number>,
): readonly { section: string; missing: number }[] {
  return blueprint.sections
    .map(({ section, items }) => ({ section, missing: items - (itemsBySection.get(section) ?? 0) }))
    .filter(({ missing }) => missing > 0);
}
