import type { ReactNode } from "react";
import type { RichText } from "../../domain/item.ts";
import styles from "./option-list.module.css";
import { RichTextView } from "./rich-text.tsx";

interface OptionListProps {
  readonly options: readonly { readonly id: string; readonly text: RichText }[];
  /** Ids of those chosen so far; left out where a tap is the answer and nothing is chosen before it. */
  readonly chosenIds?: ReadonlySet<string>;
  /** What stands at the end of an option, such as its place in an order. */
  readonly asideOf?: (id: string) => string;
  readonly onTap: (id: string) => void;
}

/** The options of a question, numbered. Toggles, not check boxes: the whole card is the target. */
export function OptionList({ options, chosenIds, asideOf, onTap }: OptionListProps): ReactNode {
  return (
    <ol className={styles.options}>
      {options.map(({ id, text }, index) => (
        <li key={id}>
          <button type="button" className={styles.option} aria-pressed={chosenIds?.has(id)} onClick={() => onTap(id)}>
            <span className={styles.number}>{index + 1}</span>
            <span className={styles.text}>
              <RichTextView text={text} />
            </span>
            {asideOf !== undefined && <span className={styles.aside}>{asideOf(id)}</span>}
          </button>
        </li>
      ))}
    </ol>
  );
}
