import { useEffect, useState } from "react";
import type { ItemReference } from "../../../domain/event.ts";
import { type Item, type ItemKey, itemKey } from "../../../domain/item.ts";
import { useApp } from "../../state/app.ts";

/** The items as the bank has them now; undefined until they are read. */
export function useItems(references: readonly ItemReference[]): ReadonlyMap<ItemKey, Item> | undefined {
  const { bankStore } = useApp();
  const [itemsByKey, setItemsByKey] = useState<ReadonlyMap<ItemKey, Item>>();
  const keys = references.map(({ bankId, itemId }) => itemKey({ bankId, id: itemId })).join(" ");
  useEffect(() => {
    let isCurrent = true;
    void bankStore.items(keys.split(" ")).then((items) => {
      if (isCurrent) setItemsByKey(new Map(items.map((item) => [itemKey(item), item])));
    });
    return () => {
      isCurrent = false;
    };
  }, [bankStore, keys]);
  return itemsByKey;
}
