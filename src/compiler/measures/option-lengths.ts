import type { Item, SingleItem } from "../../domain/item.ts";
import { countCharacters } from "../text/rich-text.ts";

export interface OptionLengths {
  readonly key: number;
  readonly distractors: readonly number[];
}

/** Characters of the key and of the distractors. */
export function optionLengths(item: SingleItem): OptionLengths {
  const length = (isKey: boolean) =>
    item.options.filter(({ id }) => (id === item.key) === isKey).map(({ text }) => countCharacters(text));
  return { key: length(true)[0] ?? 0, distractors: length(false) };
}

/** The chance that someone who picks the longest option hits the key; a tie is broken by lot. */
function longestHitChance(item: SingleItem): number {
  const { key, distractors } = optionLengths(item);
  const longest = Math.max(key, ...distractors);
  if (key < longest) return 0;
  return 1 / (1 + distractors.filter((length) => length === longest).length);
}

/** Share of items that the longest option would win, 0..1; null without items. */
export function longestIsKeyRate(items: readonly Item[]): number | null {
  const chances = items.flatMap((item) => (item.type === "single" ? [longestHitChance(item)] : []));
  return chances.length === 0 ? null : chances.reduce((sum, chance) => sum + chance, 0) / chances.length;
}
