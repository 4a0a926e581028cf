import { isExpired } from "../../../domain/due.ts";
import { type Item, type ItemKey, itemKey, sectionOfTopic } from "../../../domain/item.ts";
import { isInDrill } from "../../../domain/item-drill.ts";
import { type ItemProgress, UNSEEN_ITEM } from "../../../domain/progress.ts";
import type { StudyDay } from "../../../domain/study-day.ts";
import { searchableText } from "./item-texts.ts";

/** Which items are looked for. `section` is empty where any will do. */
export interface Wanted {
  readonly words: string;
  readonly section: string;
  readonly state: ItemState;
}

export const ITEM_STATES = ["all", "unseen", "wrong", "flagged", "suspended", "expired"] as const;
export type ItemState = (typeof ITEM_STATES)[number];

/** An item with its text made ready for searching, once. */
export interface IndexedItem {
  readonly key: ItemKey;
  readonly item: Item;
  readonly text: string;
}

export function indexItems(items: readonly Item[]): readonly IndexedItem[] {
  return items.map((item) => ({ key: itemKey(item), item, text: fold(searchableText(item)) }));
}

/** The items in which all words occur, and that are of the section and in the state asked for. */
export function findItems(
  index: readonly IndexedItem[],
  { words, section, state }: Wanted,
  progressByKey: ReadonlyMap<ItemKey, ItemProgress>,
  today: StudyDay,
): readonly IndexedItem[] {
  const parts = fold(words).split(/\s+/).filter(Boolean);
  return index.filter(
    ({ key, item, text }) =>
      (section === "" || sectionOfTopic(item.topic) === section) &&
      isInState[state](progressByKey.get(key) ?? UNSEEN_ITEM, item, today) &&
      parts.every((part) => text.includes(part)),
  );
}

const isInState: Readonly<Record<ItemState, (progress: ItemProgress, item: Item, today: StudyDay) => boolean>> = {
  all: () => true,
  unseen: (progress, _, today) => isInDrill("unseen", progress, today),
  wrong: (progress, _, today) => isInDrill("wrong", progress, today),
  flagged: (progress, _, today) => isInDrill("flagged", progress, today),
  suspended: ({ suspended }) => suspended,
  expired: (_, item, today) => isExpired(item, today),
};

/** Full and half width, upper and lower case are one. */
function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}
