import { type Blueprint, blueprintSize } from "../blueprint.ts";

/** Half an exam: the sections in proportion, by largest remainder; rounded up, so that no exam halves to nothing. */
export function halfOf(blueprint: Blueprint): Blueprint {
  const size = Math.ceil(blueprintSize(blueprint) / 2);
  const halves = blueprint.sections.map(({ section, items }) => ({ section, share: items / 2 }));
  const whole = new Map(halves.map(({ section, share }) => [section, Math.floor(share)]));
  const missing = size - [...whole.values()].reduce((sum, items) => sum + items, 0);
  const roundedUp = halves.filter(({ share }) => share % 1 > 0).slice(0, missing);
  for (const { section, share } of roundedUp) whole.set(section, Math.ceil(share));
  return resized(blueprint, whole);
}

/** The part of an exam that asks one section. */
export function onlySection(blueprint: Blueprint, section: string): Blueprint {
  const items = blueprint.sections.find((each) => each.section === section)?.items ?? 0;
  return resized(blueprint, new Map([[section, items]]));
}

/**
 * The same exam with other numbers of items: minutes and guide lines follow in proportion. A section that the exam does
 * not ask has no guide line of its own and is measured like the whole.
 */
export function resized(blueprint: Blueprint, itemsBySection: ReadonlyMap<string, number>): Blueprint {
  const size = blueprintSize(blueprint);
  const wholeShare = size === 0 ? 0 : blueprint.guideLine / size;
  const known = new Map(blueprint.sections.map((each) => [each.section, each]));
  const sections = [...itemsBySection]
    .filter(([, items]) => items > 0)
    .map(([section, items]) => {
      const before = known.get(section);
      const share = before === undefined || before.items === 0 ? wholeShare : before.guideLine / before.items;
      return { section, items, exact: items * share };
    });
  const guides = blueprint.sections.reduce((sum, { guideLine }) => sum + guideLine, 0);
  const exact = sections.reduce((sum, section) => sum + section.exact, 0);
  const total = sections.reduce((sum, { items }) => sum + items, 0);
  return {
    ...blueprint,
    minutes: size === 0 ? 0 : Math.ceil((blueprint.minutes * total) / size),
    // The guide line of the whole need not be the sum of the sections'.
    guideLine: Math.round(exact * (guides === 0 ? 1 : blueprint.guideLine / guides)),
    sections: sections.map(({ section, items, exact: line }) => ({ section, items, guideLine: Math.round(line) })),
  };
}
