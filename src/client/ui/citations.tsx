import type { ReactNode } from "react";
import type { Citation } from "../../domain/item.ts";
import styles from "./citations.module.css";

/** Where a statement can be checked: links to the official text. */
export function Citations({ citations }: { citations: readonly Citation[] }): ReactNode {
  if (citations.length === 0) return null;
  return (
    <ul className={styles.list}>
      {citations.map(({ label, url }) => (
        <li key={label}>
          {url === null ? (
            label
          ) : (
            <a href={url} target="_blank" rel="noreferrer">
              {label}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}
