/** The things of each group, groups and things in the order of their first appearance. */
export function groupBy<T, G>(things: readonly T[], groupOf: (thing: T) => G): ReadonlyMap<G, readonly T[]> {
  const groups = new Map<G, T[]>();
  for (const thing of things) {
    const name = groupOf(thing);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [thing]);
    else group.push(thing);
  }
  return groups;
}

/** How many things are in each group. */
export function countBy<T>(things: readonly T[], groupOf: (thing: T) => string): ReadonlyMap<string, number> {
  return new Map([...groupBy(things, groupOf)].map(([group, members]) => [group, members.length]));
}

/**
 * The same things in the order in which their groups get turns: the n-th thing of a group waits for turn
 * n / weight, so that a group whose things weigh twice as much is served twice as often, and a heavy thing still
 * waits for earlier ones of its group. Equal turns keep the order given. The highest-averages rule of D'Hondt.
 * `weightOf` must be above 0; `servedBefore`: turns that a group has had already, below 0 for a head start.
 */
export function inTurns<T>(
  things: readonly T[],
  groupOf: (thing: T) => string,
  weightOf: (thing: T) => number,
  servedBefore?: ReadonlyMap<string, number>,
): readonly T[] {
  const served = new Map(servedBefore);
  const turns = things.map((thing) => {
    const group = groupOf(thing);
    const place = (served.get(group) ?? 0) + 1;
    served.set(group, place);
    return { thing, turn: place / weightOf(thing) };
  });
  return turns.sort((a, b) => a.turn - b.turn).map(({ thing }) => thing);
}
