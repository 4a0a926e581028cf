/** Something that takes one place in a session. */
export interface Placeable {
  /** Long runs of one section are avoided. */
  readonly section: string;
  /** Two of one owner are kept apart. */
  readonly owner: string;
}

/**
 * The same things in an order that mixes sections. Two of one owner are never neighbours as long as no owner has
 * more than half of them; two of one section only where too few others are left. Things that are equal in
 * these respects keep their order. Takes time with the square of their number, which a session keeps small.
 */
export function interleave<T extends Placeable>(things: readonly T[]): readonly T[] {
  const waiting = [...things];
  const leftBySection = new Map<string, number>();
  const leftByOwner = new Map<string, number>();
  for (const thing of things) count(thing, 1);

  const arranged: T[] = [];
  while (waiting.length > 0) {
    const next = waiting.reduce((best, thing) => (isBefore(thing, best) ? thing : best));
    waiting.splice(waiting.indexOf(next), 1);
    count(next, -1);
    arranged.push(next);
  }
  return arranged;

  function count({ section, owner }: T, change: number): void {
    leftBySection.set(section, left(leftBySection, section) + change);
    leftByOwner.set(owner, left(leftByOwner, owner) + change);
  }

  // What will be hardest to place later goes first: an owner about to outnumber all others, then the largest section.
  function isBefore(a: T, b: T): boolean {
    const last = arranged.at(-1);
    const difference =
      compare((one) => one.owner !== last?.owner) ||
      compare((one) => 2 * left(leftByOwner, one.owner) > waiting.length) ||
      compare((one) => one.section !== last?.section) ||
      left(leftBySection, a.section) - left(leftBySection, b.section);
    return difference > 0;

    function compare(isGood: (one: T) => boolean): number {
      return Number(isGood(a)) - Number(isGood(b));
    }
  }
}

function left(counts: ReadonlyMap<string, number>, name: string): number {
  return counts.get(name) ?? 0;
}
