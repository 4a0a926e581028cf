import type { ReactNode } from "react";
import { type Item, itemKey } from "../../../domain/item.ts";
import { m } from "../../messages/compiled/messages.js";
import { useApp, useLearner } from "../../state/app.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import styles from "./practice.module.css";

/** あとで見直す. */
export function FlagButton({ item }: { item: Item }): ReactNode {
  const { practice } = useApp();
  const flagged = useLearner((state) => state.progressByKey.get(itemKey(item))?.flagged ?? false);
  return (
    <Button
      className={styles.small}
      aria-pressed={flagged}
      aria-label={m.practice_flag()}
      onClick={() => void practice.toggleFlag({ bankId: item.bankId, itemId: item.id }, !flagged)}
    >
      <Icon name="flag" filled={flagged} />
    </Button>
  );
}
