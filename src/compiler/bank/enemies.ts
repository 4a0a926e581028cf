import type { Item } from "../../domain/item.ts";

/** Makes `enemies` symmetric and drops those that are not packed: an author names a pair once, on either item. */
export function linkEnemies(items: readonly Item[]): Item[] {
  const enemies = new Map(items.map(({ id }) => [id, new Set<string>()]));
  for (const item of items) {
    for (const other of item.enemies) {
      if (!enemies.has(other) || other === item.id) continue;
      enemies.get(item.id)?.add(other);
      enemies.get(other)?.add(item.id);
    }
  }
  return items.map((item) => ({ ...item, enemies: [...(enemies.get(item.id) ?? [])].sort() }));
}
