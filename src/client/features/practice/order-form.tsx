import { type ReactNode, useState } from "react";
import type { Response } from "../../../domain/event.ts";
import type { Choice } from "../../../domain/question.ts";
import { m } from "../../messages/compiled/messages.js";
import { Button } from "../../ui/button.tsx";
import { OptionList } from "../../ui/option-list.tsx";
import { useKeys } from "../../ui/use-keys.ts";
import styles from "./built-forms.module.css";

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
  const placeText = (id: string) => {
    const place = orderedIds.indexOf(id) + 1;
    return place > 0 ? m.practice_place({ place }) : "";
  };
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
      <OptionList options={choices} chosenIds={new Set(orderedIds)} asideOf={placeText} onTap={toggle} />
      <Button look="solid" disabled={!isComplete} onClick={submit}>
        {m.practice_submit()}
      </Button>
    </>
  );
}
