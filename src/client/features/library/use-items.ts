import { useEffect, useState } from "react";
import { type Item, itemKey, type Stimulus } from "../../../domain/item.ts";
import { useApp, useLearner } from "../../state/app.ts";

/** Every item on the device; null while they are read. Read again when a bank was updated. */
export function useItems(): readonly Item[] | null {
  const { bankStore } = useApp();
  return useRead<readonly Item[] | null>(null, "", () => bankStore.allItems());
}

/** An item with the table it asks about; null where the device has no such item. */
export type FoundItem = { readonly item: Item; readonly stimulus: Stimulus | null } | null;

export function useItem(bankId: string, id: string): FoundItem | "reading" {
  const { bankStore } = useApp();
  const key = itemKey({ bankId, id });
  return useRead<FoundItem | "reading">("reading", key, async () => {
    const [item] = await bankStore.items([key]);
    if (item === undefined) return null;
    const { stimulusId } = item;
    return { item, stimulus: stimulusId === undefined ? null : await bankStore.stimulus(bankId, stimulusId) };
  });
}

/** What `read` gives for this key with the banks as they are; `start` until the first reading. */
function useRead<T>(start: T, key: string, read: () => Promise<T>): T {
  const banks = useLearner((state) => state.banks);
  const [value, setValue] = useState(start);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another key or other banks, and nothing else, is read again
  useEffect(() => {
    let isWanted = true;
    void read().then((result) => isWanted && setValue(() => result));
    return () => {
      isWanted = false;
    };
  }, [key, banks]);
  return value;
}
