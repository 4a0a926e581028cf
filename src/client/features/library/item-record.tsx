import type { ReactNode } from "react";
import { dueDayOf } from "../../../domain/due.ts";
import { type Item, itemKey } from "../../../domain/item.ts";
import { UNSEEN_ITEM } from "../../../domain/progress.ts";
import { studyDayToIsoDate } from "../../../domain/study-day.ts";
import { m } from "../../messages/compiled/messages.js";
import { useApp, useLearner, useToday } from "../../state/app.ts";
import { Button } from "../../ui/button.tsx";
import { dayText } from "../../ui/day.tsx";
import { Icon } from "../../ui/icon.tsx";
import styles from "./item.module.css";
import { ItemHistory } from "./item-history.tsx";

/** The learner's own side of an item: when it comes next, the answers so far, the marks. */
export function ItemRecord({ item }: { item: Item }): ReactNode {
  const { learner } = useApp();
  const progress = useLearner((state) => state.progressByKey.get(itemKey(item))) ?? UNSEEN_ITEM;
  const mark = (name: "flagged" | "suspended") => {
    const body = { item: { bankId: item.bankId, itemId: item.id }, mark: name, on: !progress[name] };
    void learner.record([{ type: "itemMarked", body }]);
  };
  return (
    <section className={styles.part}>
      <h2>{m.item_record()}</h2>
      <NextTime item={item} />
      <ItemHistory item={item} />
      <div className={styles.marks}>
        <Button aria-pressed={progress.flagged} onClick={() => mark("flagged")}>
          <Icon name="flag" filled={progress.flagged} />
          {m.practice_flag()}
        </Button>
        <Button aria-pressed={progress.suspended} onClick={() => mark("suspended")}>
          <Icon name="pause" filled={progress.suspended} />
          {m.library_state_suspended()}
        </Button>
      </div>
    </section>
  );
}

function NextTime({ item }: { item: Item }): ReactNode {
  const memory = useLearner((state) => state.memory);
  const { desiredRetention, language } = useLearner((state) => state.preferences);
  const { recall, suspended } = useLearner((state) => state.progressByKey.get(itemKey(item))) ?? UNSEEN_ITEM;
  const today = useToday();
  if (suspended) return <p>{m.item_next_never()}</p>;
  if (recall === null) return <p>{m.item_next_unseen()}</p>;
  const due = dueDayOf(recall, item.changes, memory, desiredRetention);
  if (due <= today) return <p>{m.item_next_today()}</p>;
  return <p>{m.item_next({ day: dayText(studyDayToIsoDate(due), language), days: due - today })}</p>;
}
