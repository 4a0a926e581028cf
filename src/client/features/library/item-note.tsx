import type { ReactNode } from "react";
import { type Item, itemKey } from "../../../domain/item.ts";
import { m } from "../../messages/compiled/messages.js";
import { useApp, useLearner } from "../../state/app.ts";
import { Field } from "../../ui/field.tsx";
import { useDraft } from "../../ui/use-draft.ts";
import styles from "./item.module.css";

const CHARACTERS_MAX = 10_000;

/** A note in the learner's own words, kept when the field is left and when the app is put away. */
export function ItemNote({ item }: { item: Item }): ReactNode {
  const { learner } = useApp();
  const stored = useLearner((state) => state.progressByKey.get(itemKey(item))?.note ?? "");
  const note = useDraft(stored, async (text) => {
    const body = { item: { bankId: item.bankId, itemId: item.id }, text };
    return (await learner.record([{ type: "noteWritten", body }])).kind === "stored";
  });
  return (
    <section className={styles.part}>
      <Field label={m.item_note()}>
        <textarea
          maxLength={CHARACTERS_MAX}
          placeholder={m.item_note_placeholder()}
          value={note.value}
          onChange={({ target }) => note.change(target.value)}
          onBlur={note.settle}
        />
      </Field>
      <p className={styles.small} role="status">
        {note.isKept ? m.item_note_kept() : ""}
      </p>
    </section>
  );
}
