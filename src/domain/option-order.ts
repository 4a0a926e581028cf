import { type Item, itemKey } from "./item.ts";
import { createRandom, seedOf, shuffle } from "./random.ts";

/**
 * Ids of an item's options in the order shown during one session; empty where nothing is chosen from a list.
 * The same session and item always give the same order, so that a resumed session looks as it was left.
 * Combinations keep their order: the exam lists アイ before アウ, and hunting for a pick is no exercise.
 */
export function optionOrder(session: string, item: Item): readonly string[] {
  if (item.type === "combination") return item.picks.map(({ id }) => id);
  if (item.type !== "single" && item.type !== "multiple") return [];
  const ids = item.options.map(({ id }) => id);
  return item.shuffle ? shuffle(ids, createRandom(seedOf(`${session} ${itemKey(item)}`))) : ids;
}
