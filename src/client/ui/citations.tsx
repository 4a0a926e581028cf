import type { ReactNode } from "react";
import type { Citation } from "../../domain/item.ts";
import styles from "./citations.module.css";

interface CitationsProps {
  readonly citations: readonly Citation[];
  /** Says as of which day the text was checked. */
  readonly dateOf?: (asOf: string) => string;
}

/** Where a statement can be checked: links to the official text. */
export function Citations({ citations, dateOf }: CitationsProps): ReactNode {
  if (citations.length === 0) return null;
  return (
    <ul className={styles.list}>
      {citations.map(({ label, url, asOf }) => (
        <li key={label}>
          {url === null ? (
            label
          ) : (
            <a href={url} target="_blank" rel="noreferrer">
              {label}
            </a>
          )}
          {dateOf !== undefined && <small className={styles.date}>{dateOf(asOf)}</small>}
        </li>
      ))}
    </ul>
  );
}
