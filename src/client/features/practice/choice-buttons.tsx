import type { ReactNode } from "react";
import type { Response } from "../../../domain/event.ts";
import { RichTextView } from "../../ui/rich-text.tsx";
import styles from "./practice.module.css";
import type { Choice } from "./question.ts";
import { useKeys } from "./use-keys.ts";

interface ChoiceButtonsProps {
  readonly choices: readonly Choice[];
  readonly onRespond: (response: Response) => void;
}

/** Options that answer at one tap, or at the key of their number. */
export function ChoiceButtons({ choices, onRespond }: ChoiceButtonsProps): ReactNode {
  const choose = (id: string) => onRespond({ kind: "options", optionIds: [id] });
  useKeys(Object.fromEntries(choices.map(({ id }, index) => [String(index + 1), () => choose(id)])));
  return (
    <ol className={styles.options}>
      {choices.map(({ id, text }, index) => (
        <li key={id}>
          <button type="button" className={styles.option} onClick={() => choose(id)}>
            <span className={styles.number}>{index + 1}</span>
            <span className={styles.text}>
              <RichTextView text={text} />
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}
