import type { ReactNode } from "react";
import type { Item, Stimulus } from "../../domain/item.ts";
import styles from "./question-text.module.css";
import { RichTextView } from "./rich-text.tsx";
import { StimulusFigure } from "./stimulus-figure.tsx";

/** What is to be read before answering: stem, shared table, statements. */
export function QuestionText({ item, stimulus }: { item: Item; stimulus?: Stimulus | undefined }): ReactNode {
  return (
    <>
      <RichTextView text={item.stem} />
      {stimulus !== undefined && <StimulusFigure stimulus={stimulus} />}
      {item.type === "combination" && (
        <dl className={styles.statements}>
          {item.statements.map(({ id, text }) => (
            <div key={id}>
              <dt>{id}</dt>
              <dd>
                <RichTextView text={text} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}
