import type { ReactNode } from "react";
import type { Stimulus } from "../../domain/item.ts";
import { Table } from "./rich-text.tsx";
import styles from "./stimulus-figure.module.css";

/** What several questions ask about, with its note and where it comes from. */
export function StimulusFigure({ stimulus }: { stimulus: Stimulus }): ReactNode {
  const { title, columns, rows, note, source } = stimulus;
  const caption = [note, source].filter(Boolean).join(" ");
  return (
    <figure className={styles.figure}>
      <Table caption={title} head={columns} rows={rows} />
      {caption !== "" && <figcaption>{caption}</figcaption>}
    </figure>
  );
}
