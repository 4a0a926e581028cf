import { type ReactNode, useEffect, useState } from "react";
import { m } from "../../messages/compiled/messages.js";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import styles from "./sync.module.css";
import type { SyncPartProps } from "./sync-on.tsx";

/** The twelve words, for a sheet of paper, shown by themselves when they are new: without them and without another device nothing brings the records back. */
export function SecretWords({ syncing, status, isNew }: SyncPartProps & { isNew: boolean }): ReactNode {
  const [isShown, setShown] = useState(isNew);
  const [words, setWords] = useState<readonly string[]>([]);
  useEffect(() => {
    if (isShown) void syncing.secretToWords(status.secret).then(setWords);
  }, [isShown, syncing, status.secret]);
  return (
    <div className={styles.stack}>
      <p className={styles.hint}>{m.sync_words_what()}</p>
      <Button aria-expanded={isShown} onClick={() => setShown(!isShown)}>
        {isShown ? m.sync_words_hide() : m.sync_words_show()}
      </Button>
      {isShown && (
        <>
          <ol className={styles.words} lang="ja">
            {words.map((word, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a word may come twice, and none ever moves
              <li key={index}>{word}</li>
            ))}
          </ol>
          <Notice tone="info">{m.sync_words_warning()}</Notice>
        </>
      )}
    </div>
  );
}
