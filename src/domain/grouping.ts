/** The things of each group, groups and things in the order of their first appearance. */
export function groupBy<T>(things: readonly T[], groupOf: (thing: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const group = groups.get(groupOf(thing));
    if (group === undefined) groups.set(groupOf(thing), [thing]);
    else group.push(thing);
  }
  return groups;
}

/** How many things are in each group. */
export function countBy<T>(things: readonly T[], groupOf: (thing: T) => string): ReadonlyMap<string, number> {
  return new Map([...groupBy(things, groupOf)].map(([group, members]) => [group, members.length]));
}

/**
 * The same things in the order in which their groups get turns: each group as often as its weight demands, counting
 * what it had before (`had`, by group). A group of weight 2 is served twice as often as one of weight 1; equal
 * turns keep the order given. This is the highest-averages rule of D'Hondt. Weights must be above 0.
 */
export function inTurns<T>(
  things: readonly T[],
  groupOf: (thing: T) => string,
  had: ReadonlyMap<string, number>,
  weightOf: (group: string) => number = () => 1,
): readonly T[] {
  const served = new Map(had);
  const turns = things.map((thing) => {
    const group = groupOf(thing);
    const place = (served.get(group) ?? 0) + 1;
    served.set(group, place);
    return { thing, turn: place / weightOf(group) };
  });
  return turns.sort((a, b) => a.turn - b.turn).map(({ thing }) => thing);
}
