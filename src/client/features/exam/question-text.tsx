import type { ReactNode } from "react";
import type { Item, Stimulus } from "../../../domain/item.ts";
import { RichTextView } from "../../ui/rich-text.tsx";
import { StimulusFigure } from "../../ui/stimulus-figure.tsx";
import styles from "./question-text.module.css";

/** What is to be read before answering: stem, shared table, statements. */
export function QuestionText({ item, stimulus }: { item: Item; stimulus: Stimulus | undefined }): ReactNode {
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
