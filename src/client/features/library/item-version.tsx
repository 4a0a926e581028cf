import type { ReactNode } from "react";
import { isExpired } from "../../../domain/due.ts";
import type { ChangeClass, Item } from "../../../domain/item.ts";
import { m } from "../../messages/compiled/messages.js";
import { useLearner, useToday } from "../../state/app.ts";
import { Day, dayText } from "../../ui/day.tsx";
import { Notice } from "../../ui/notice.tsx";
import styles from "./item.module.css";

const CHANGE_LABELS: Readonly<Record<ChangeClass, () => string>> = {
  new: m.item_change_new,
  typo: m.item_change_typo,
  wording: m.item_change_wording,
  explain: m.item_change_explain,
  meta: m.item_change_meta,
  distractor: m.item_change_distractor,
  meaning: m.item_change_meaning,
  key: m.item_change_key,
  law: m.item_change_law,
};

/** Until when an item holds, what was corrected in it, and which version of it this is. */
export function ItemVersion({ item }: { item: Item }): ReactNode {
  const language = useLearner((state) => state.preferences.language);
  const lawAsOf = useLearner(
    ({ banks }) => banks.find(({ manifest }) => manifest.id === item.bankId)?.manifest.lawAsOf,
  );
  const { validUntil, changes } = item;
  return (
    <section className={styles.part}>
      {validUntil !== undefined && <Validity item={item} until={dayText(validUntil, language, "long")} />}
      {changes.length > 0 && (
        <>
          <h2>{m.item_changes()}</h2>
          <ol className={styles.changes}>
            {changes.toReversed().map(({ version, date, change, note }) => (
              <li key={version}>
                <b>{CHANGE_LABELS[change]()}</b> <Day date={date} locale={language} look="long" />
                <p>{note}</p>
              </li>
            ))}
          </ol>
        </>
      )}
      <p className={styles.small}>
        {m.item_version({ id: item.id, version: item.version })}
        {lawAsOf !== undefined && `　${m.item_law_as_of({ day: dayText(lawAsOf, language, "long") })}`}
      </p>
    </section>
  );
}

function Validity({ item, until }: { item: Item; until: string }): ReactNode {
  const today = useToday();
  return isExpired(item, today) ? (
    <Notice tone="bad">{m.item_expired({ until })}</Notice>
  ) : (
    <p>{m.item_valid_until({ until })}</p>
  );
}
