import type { ReactNode } from "react";
import { m } from "../../messages/compiled/messages.js";
import { useLearner } from "../../state/app.ts";
import { Field } from "../../ui/field.tsx";
import styles from "./library.module.css";
import { ITEM_STATES, type ItemState, type Wanted } from "./search.ts";

const STATE_LABELS: Readonly<Record<ItemState, () => string>> = {
  all: m.library_state_all,
  unseen: m.library_state_unseen,
  wrong: m.library_state_wrong,
  flagged: m.library_state_flagged,
  suspended: m.library_state_suspended,
  expired: m.library_state_expired,
};

interface SearchFormProps {
  readonly wanted: Wanted;
  readonly onChange: (change: Partial<Wanted>) => void;
}

/** Words, 科目 and state; the list follows at once. */
export function SearchForm({ wanted, onChange }: SearchFormProps): ReactNode {
  const banks = useLearner((state) => state.banks);
  const sections = banks.flatMap(({ manifest }) => manifest.sections);
  return (
    <search className={styles.search}>
      <Field label={m.library_search()} hideLabel>
        <input
          type="search"
          enterKeyHint="search"
          autoComplete="off"
          placeholder={m.library_search()}
          value={wanted.words}
          onChange={({ target }) => onChange({ words: target.value })}
        />
      </Field>
      <div className={styles.filters}>
        <Field label={m.library_section()} hideLabel>
          <select value={wanted.section} onChange={({ target }) => onChange({ section: target.value })}>
            <option value="">{m.library_any_section()}</option>
            {sections.map(({ slug, title }) => (
              <option key={slug} value={slug}>
                {title}
              </option>
            ))}
          </select>
        </Field>
        <Field label={m.library_state()} hideLabel>
          <select value={wanted.state} onChange={({ target }) => onChange({ state: target.value as ItemState })}>
            {ITEM_STATES.map((state) => (
              <option key={state} value={state}>
                {STATE_LABELS[state]()}
              </option>
            ))}
          </select>
        </Field>
      </div>
    </search>
  );
}
