import { type ReactNode, useState } from "react";
import type { Response } from "../../../domain/event.ts";
import { m } from "../../messages/compiled/messages.js";
import { Button } from "../../ui/button.tsx";
import { RichTextView } from "../../ui/rich-text.tsx";
import styles from "./built-forms.module.css";
import shared from "./practice.module.css";
import type { Choice } from "./question.ts";
import { useKeys } from "./use-keys.ts";

interface OrderFormProps {
  readonly choices: readonly Choice[];
  readonly onRespond: (response: Response) => void;
}

/** Elements put into order by tapping them one after the other; dragging asks for two steady hands. */
export default function OrderForm({ choices, onRespond }: OrderFormProps): ReactNode {
  const [orderedIds, setOrderedIds] = useState<readonly string[]>([]);
  const isComplete = orderedIds.length === choices.length;
  const toggle = (id: string) =>
    setOrderedIds((ids) => (ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id]));
  const submit = () => {
    if (isComplete) onRespond({ kind: "order", elementIds: orderedIds });
  };
  useKeys({
    ...Object.fromEntries(choices.map(({ id }, index) => [String(index + 1), () => toggle(id)])),
    enter: submit,
  });
  return (
    <>
      <p className={styles.lead}>{m.practice_order_lead()}</p>
      <ol className={shared.options}>
        {choices.map(({ id, text }, index) => {
          const place = orderedIds.indexOf(id) + 1;
          return (
            <li key={id}>
              <button
                type="button"
                className={`${shared.option} ${styles.element}`}
                aria-pressed={place > 0}
                onClick={() => toggle(id)}
              >
                <span className={shared.number}>{index + 1}</span>
                <span className={shared.text}>
                  <RichTextView text={text} />
                </span>
                <span className={styles.place}>{place > 0 ? m.practice_place({ place }) : ""}</span>
              </button>
            </li>
          );
        })}
      </ol>
      <Button look="solid" disabled={!isComplete} onClick={submit}>
        {m.practice_submit()}
      </Button>
    </>
  );
}
