import { type ReactNode, useState } from "react";
import type { Response } from "../../../domain/event.ts";
import type { Choice } from "../../../domain/question.ts";
import { m } from "../../messages/compiled/messages.js";
import { Button } from "../../ui/button.tsx";
import { RichTextView } from "../../ui/rich-text.tsx";
import { useKeys } from "../../ui/use-keys.ts";
import styles from "./built-forms.module.css";

interface BlanksFormProps {
  readonly blankIds: readonly string[];
  readonly words: readonly Choice[];
  readonly onRespond: (response: Response) => void;
}

/** Blanks to fill from a list: a word tapped goes into the blank that is open, and the next empty one opens. */
export default function BlanksForm({ blankIds, words, onRespond }: BlanksFormProps): ReactNode {
  const [wordByBlank, setWordByBlank] = useState<ReadonlyMap<string, string>>(new Map());
  const [open, setOpen] = useState(blankIds[0] ?? "");
  const textOf = (wordId: string | undefined) => words.find(({ id }) => id === wordId)?.text;

  const put = (wordId: string) => {
    const filled = new Map(wordByBlank).set(open, wordId);
    const at = blankIds.indexOf(open);
    const next = [...blankIds.slice(at + 1), ...blankIds.slice(0, at)].find((id) => !filled.has(id));
    setWordByBlank(filled);
    if (next !== undefined) setOpen(next);
  };
  const empty = () => setWordByBlank(new Map([...wordByBlank].filter(([id]) => id !== open)));
  const move = (step: number) => setOpen(blankIds[blankIds.indexOf(open) + step] ?? open);
  const submit = () => {
    if (wordByBlank.size === 0) return;
    const filled = blankIds.flatMap((blankId) => {
      const wordId = wordByBlank.get(blankId);
      return wordId === undefined ? [] : [{ blankId, wordId }];
    });
    onRespond({ kind: "blanks", filled });
  };
  useKeys({
    ...Object.fromEntries(words.map(({ id }, index) => [String(index + 1), () => put(id)])),
    arrowleft: () => move(-1),
    arrowright: () => move(1),
    backspace: empty,
    enter: submit,
  });
  return (
    <>
      <ol className={styles.blanks} aria-label={m.practice_blanks()}>
        {blankIds.map((id) => {
          const text = textOf(wordByBlank.get(id));
          return (
            <li key={id}>
              <button
                type="button"
                className={styles.blank}
                aria-current={id === open}
                aria-label={m.practice_blank({ id, word: typeof text === "string" ? text : m.practice_blank_empty() })}
                onClick={() => (id === open ? empty() : setOpen(id))}
              >
                <span className={styles.blankId}>{id}</span>
                <span className={styles.blankWord}>{text === undefined ? "" : <RichTextView text={text} />}</span>
              </button>
            </li>
          );
        })}
      </ol>
      <ul className={styles.words}>
        {words.map(({ id, text }) => (
          <li key={id}>
            <button type="button" className={styles.word} onClick={() => put(id)}>
              <RichTextView text={text} />
            </button>
          </li>
        ))}
      </ul>
      <Button look="solid" disabled={wordByBlank.size === 0} onClick={submit}>
        {m.practice_submit()}
      </Button>
    </>
  );
}
