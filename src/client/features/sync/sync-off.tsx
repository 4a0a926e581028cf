import { type ReactNode, useState } from "react";
import { m } from "../../messages/compiled/messages.js";
import type { Syncing } from "../../state/syncing.ts";
import { Button } from "../../ui/button.tsx";
import { CodeReader } from "./code-reader.tsx";
import { secretInLink } from "./pairing-link.ts";
import styles from "./sync.module.css";
import { WordsForm } from "./words-form.tsx";

/** Before there is a secret: begin here, or come to another device. */
export function SyncOff({ syncing }: { syncing: Syncing }): ReactNode {
  const [way, setWay] = useState<"words" | "code" | null>(null);

  const begin = async (secret: string | null) => {
    await syncing.begin(secret);
    await syncing.sync();
  };
  return (
    <>
      <section className={styles.stack}>
        <p>{m.sync_off_what()}</p>
        <ul className={styles.points}>
          <li>{m.sync_off_sealed()}</li>
          <li>{m.sync_off_union()}</li>
          <li>{m.sync_off_no_account()}</li>
        </ul>
        <Button look="solid" onClick={() => void begin(null)}>
          {m.sync_off_begin()}
        </Button>
      </section>
      <section className={styles.part}>
        <h2>{m.sync_join_title()}</h2>
        <p className={styles.hint}>{m.sync_join_what()}</p>
        <div className={styles.answers}>
          <Button aria-pressed={way === "code"} onClick={() => setWay(way === "code" ? null : "code")}>
            {m.sync_join_code()}
          </Button>
          <Button aria-pressed={way === "words"} onClick={() => setWay(way === "words" ? null : "words")}>
            {m.sync_join_words()}
          </Button>
        </div>
        {way === "code" && (
          <CodeReader
            hint={m.sync_join_code_hint()}
            onText={(text) => {
              const secret = secretInLink(text);
              if (secret !== null) void begin(secret);
            }}
          />
        )}
        {way === "words" && <WordsForm syncing={syncing} onSecret={(secret) => void begin(secret)} />}
      </section>
    </>
  );
}
