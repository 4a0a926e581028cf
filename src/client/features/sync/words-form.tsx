import { type FormEvent, type ReactNode, useState } from "react";
import type { WordsReading } from "../../../domain/sync/engine.ts";
import { m } from "../../messages/compiled/messages.js";
import type { Syncing } from "../../state/syncing.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import styles from "./sync.module.css";

interface WordsFormProps {
  readonly syncing: Syncing;
  readonly onSecret: (secret: string) => void;
}

/** The twelve words, typed; says which of them cannot be right. */
export function WordsForm({ syncing, onSecret }: WordsFormProps): ReactNode {
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<Exclude<WordsReading, { kind: "secret" }> | null>(null);

  const read = async (event: FormEvent) => {
    event.preventDefault();
    const reading = await syncing.wordsToSecret(text);
    if (reading.kind === "secret") onSecret(reading.secret);
    else setProblem(reading);
  };
  return (
    <form className={styles.stack} onSubmit={(event) => void read(event)}>
      <Field label={m.sync_words_label()} hint={m.sync_words_hint()}>
        <textarea
          rows={3}
          autoCapitalize="none"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          value={text}
          onChange={({ target }) => {
            setText(target.value);
            setProblem(null);
          }}
        />
      </Field>
      {problem !== null && <Notice tone="bad">{problemText(problem)}</Notice>}
      <Button look="solid" type="submit" disabled={text.trim() === ""}>
        {m.sync_words_join()}
      </Button>
    </form>
  );
}

function problemText(problem: Exclude<WordsReading, { kind: "secret" }>): string {
  switch (problem.kind) {
    case "unknownWords":
      return problem.words.map(({ position, word }) => m.sync_words_unknown({ position, word })).join(" ");
    case "wrongCount":
      return m.sync_words_count({ count: problem.count });
    case "oneIsWrong":
      return m.sync_words_wrong();
  }
}
