import { type FormEvent, type ReactNode, useState } from "react";
import type { Response } from "../../../domain/event.ts";
import { typedNumber } from "../../../domain/typed-number.ts";
import { m } from "../../messages/compiled/messages.js";
import { Button } from "../../ui/button.tsx";
import { NumberEntry } from "../../ui/number-entry.tsx";
import styles from "./practice.module.css";

interface NumberFormProps {
  readonly unit: string;
  readonly onRespond: (response: Response) => void;
}

/** A number typed in, and given. */
export default function NumberForm({ unit, onRespond }: NumberFormProps): ReactNode {
  const [typed, setTyped] = useState("");
  const value = typedNumber(typed);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (value !== null) onRespond({ kind: "value", value });
  };
  return (
    <form className={styles.numberForm} onSubmit={submit}>
      <NumberEntry
        label={m.practice_your_number()}
        unit={unit}
        typed={typed}
        problem={typed !== "" && value === null ? m.practice_not_a_number() : null}
        onType={setTyped}
      />
      <Button look="solid" type="submit" disabled={value === null}>
        {m.practice_submit()}
      </Button>
    </form>
  );
}
