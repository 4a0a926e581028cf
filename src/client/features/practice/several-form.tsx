import { type ReactNode, useState } from "react";
import type { Response } from "../../../domain/event.ts";
import type { Choice } from "../../../domain/question.ts";
import { m } from "../../messages/compiled/messages.js";
import { Button } from "../../ui/button.tsx";
import { OptionList } from "../../ui/option-list.tsx";
import { useKeys } from "../../ui/use-keys.ts";
import styles from "./practice.module.css";

interface SeveralFormProps {
  readonly choices: readonly Choice[];
  readonly onRespond: (response: Response) => void;
}

/** Options of which any number may fit: marked one by one, then given together. */
export default function SeveralForm({ choices, onRespond }: SeveralFormProps): ReactNode {
  const [chosenIds, setChosenIds] = useState<ReadonlySet<string>>(new Set());
  const toggle = (id: string) => {
    setChosenIds((chosen) =>
      chosen.has(id) ? new Set([...chosen].filter((other) => other !== id)) : new Set([...chosen, id]),
    );
  };
  const submit = () => {
    if (chosenIds.size === 0) return;
    onRespond({ kind: "options", optionIds: choices.map(({ id }) => id).filter((id) => chosenIds.has(id)) });
  };
  useKeys({
    ...Object.fromEntries(choices.map(({ id }, index) => [String(index + 1), () => toggle(id)])),
    enter: submit,
  });
  return (
    <>
      <OptionList options={choices} chosenIds={chosenIds} onTap={toggle} />
      <div className={styles.submit}>
        <Button look="solid" className={styles.grow} disabled={chosenIds.size === 0} onClick={submit}>
          {m.practice_submit_several({ count: chosenIds.size })}
        </Button>
      </div>
    </>
  );
}
