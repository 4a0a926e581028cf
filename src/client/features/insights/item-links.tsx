import { type ReactNode, useEffect, useState } from "react";
import { type Item, type ItemKey, itemKey } from "../../../domain/item.ts";
import { plainText } from "../../../domain/plain-text.ts";
import { m } from "../../messages/compiled/messages.js";
import { useApp } from "../../state/app.ts";
import styles from "./insights.module.css";

interface ItemLinksProps {
  readonly items: readonly { readonly key: ItemKey; readonly note: string }[];
}

/** Items by the beginning of their stems, each leading to its page. */
export function ItemLinks({ items }: ItemLinksProps): ReactNode {
  const { bankStore } = useApp();
  const keys = items.map(({ key }) => key).join("\n");
  const [found, setFound] = useState<ReadonlyMap<ItemKey, Item> | null>(null);
  useEffect(() => {
    let isGone = false;
    void bankStore.items(keys.split("\n")).then((list) => {
      if (!isGone) setFound(new Map(list.map((item) => [itemKey(item), item])));
    });
    return () => {
      isGone = true;
    };
  }, [bankStore, keys]);
  if (found === null) return <p role="status">{m.library_loading()}</p>;
  return (
    <ul className={styles.links}>
      {items.map(({ key, note }) => {
        const item = found.get(key);
        return (
          item !== undefined && (
            <li key={key}>
              <a href={`#/library/${item.bankId}/${item.id}`}>
                <span className={styles.stem}>{plainText(item.stem)}</span>
                <small>{note}</small>
              </a>
            </li>
          )
        );
      })}
    </ul>
  );
}
