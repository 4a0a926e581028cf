import { type FormEvent, type ReactNode, useId, useState } from "react";
import type { Response } from "../../../domain/event.ts";
import { m } from "../../messages/compiled/messages.js";
import { Button } from "../../ui/button.tsx";
import styles from "./built-forms.module.css";

/** A word typed in. Width, case and the like do not matter: `built-answer.ts` folds them. */
export default function WordForm({ onRespond }: { onRespond: (response: Response) => void }): ReactNode {
  const [typed, setTyped] = useState("");
  const id = useId();
  const text = typed.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text !== "") onRespond({ kind: "text", text });
  };
  return (
    <form className={styles.wordForm} onSubmit={submit}>
      <label htmlFor={id}>{m.practice_your_word()}</label>
      <input
        id={id}
        className={styles.wordInput}
        type="text"
        autoComplete="off"
        autoCapitalize="off"
        enterKeyHint="done"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button look="solid" type="submit" disabled={text === ""}>
        {m.practice_submit()}
      </Button>
    </form>
  );
}
