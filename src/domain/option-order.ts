import { type ClozeItem, type Item, itemKey, type MultipleItem, type OrderingItem, type SingleItem } from "./item.ts";
import { createRandom, seedOf, shuffle } from "./random.ts";

/**
 * Ids of an item's options, words or elements in the order shown during one session; empty where nothing is chosen from a list.
 * The same session and item always give the same order, so that a resumed session looks as it was left.
 * Combinations keep their order: the exam lists アイ before アウ, and hunting for a pick is no exercise. Elements to be
 * put into order never stand in the right one.
 */
export function optionOrder(session: string, item: Item): readonly string[] {
  if (item.type === "combination") return item.picks.map(({ id }) => id);
  if (item.type === "truefalse" || item.type === "numeric" || item.type === "fill") return [];
  const ids = listOf(item).map(({ id }) => id);
  if (item.type !== "ordering" && !item.shuffle) return ids;
  const shuffled = shuffle(ids, createRandom(seedOf(`${session} ${itemKey(item)}`)));
  const isSolved = item.type === "ordering" && shuffled.every((id, index) => id === ids[index]);
  return isSolved ? [...shuffled.slice(1), ...shuffled.slice(0, 1)] : shuffled;
}

function listOf(item: SingleItem | MultipleItem | ClozeItem | OrderingItem): readonly { readonly id: string }[] {
  if (item.type === "cloze") return item.words;
  return item.type === "ordering" ? item.elements : item.options;
}
