import { type FormEvent, type ReactNode, useId, useState } from "react";
import type { Response } from "../../../domain/event.ts";
import { m } from "../../messages/compiled/messages.js";
import { Button } from "../../ui/button.tsx";
import styles from "./practice.module.css";

interface NumberFormProps {
  readonly unit: string;
  readonly onRespond: (response: Response) => void;
}

/** A number typed in, as phones and people write it: 1,234.5 and １２３４．５ alike. */
export default function NumberForm({ unit, onRespond }: NumberFormProps): ReactNode {
  const [typed, setTyped] = useState("");
  const id = useId();
  const value = parseTyped(typed);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (value !== null) onRespond({ kind: "value", value });
  };
  return (
    <form className={styles.numberForm} onSubmit={submit}>
      <label htmlFor={id}>{m.practice_your_number()}</label>
      <div className={styles.numberRow}>
        <input
          id={id}
          className={styles.numberInput}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          value={typed}
          aria-invalid={typed !== "" && value === null}
          aria-describedby={`${id}-hint`}
          onChange={(event) => setTyped(event.target.value)}
        />
        <span>{unit}</span>
      </div>
      <p id={`${id}-hint`} className={styles.hint}>
        {typed !== "" && value === null ? m.practice_not_a_number() : ""}
      </p>
      <Button look="solid" type="submit" disabled={value === null}>
        {m.practice_submit()}
      </Button>
    </form>
  );
}

function parseTyped(typed: string): number | null {
  const plain = typed
    .normalize("NFKC")
    .replace(/[,\s]/g, "")
    .replace(/^[−ー―]/, "-");
  const value = /^[-+]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : Number.NaN;
  // Four hundred digits are infinite, which no backup could hold.
  return Number.isFinite(value) ? value : null;
}
