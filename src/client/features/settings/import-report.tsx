import type { ReactNode } from "react";
import type { RefusedEvent } from "../../../domain/backup.ts";
import { m } from "../../messages/compiled/messages.js";
import { Notice } from "../../ui/notice.tsx";
import type { ImportOutcome } from "./import-backup.ts";
import styles from "./settings.module.css";

const REASONS_SHOWN = 20;

/** What an import brought, what it could not take over and why, or why the file is none. */
export function ImportReport({ outcome }: { outcome: ImportOutcome | "reading" }): ReactNode {
  if (outcome === "reading") return <p>{m.backup_reading()}</p>;
  if (outcome.kind !== "imported") return <Notice tone="bad">{failureText(outcome)}</Notice>;
  const { added, known, refused } = outcome;
  return (
    <>
      <Notice tone="info">{m.backup_imported({ added, known })}</Notice>
      {refused.length > 0 && (
        <Notice tone="bad">
          <p>{m.backup_refused({ count: refused.length })}</p>
          <details className={styles.details}>
            <summary>{m.backup_refused_which()}</summary>
            <ul className={styles.reasons}>
              {refused.slice(0, REASONS_SHOWN).map((event) => (
                <li key={event.position}>{reasonText(event)}</li>
              ))}
            </ul>
            {refused.length > REASONS_SHOWN && (
              <p>{m.backup_refused_more({ count: refused.length - REASONS_SHOWN })}</p>
            )}
          </details>
        </Notice>
      )}
    </>
  );
}

function reasonText({ position, reason, path }: RefusedEvent): string {
  switch (reason) {
    case "notAnEvent":
      return m.backup_reason_not_an_event({ position });
    case "tooDeep":
      return m.backup_reason_too_deep({ position });
    case "badField":
      return m.backup_reason_bad_field({ position, path });
  }
}

function failureText(outcome: Exclude<ImportOutcome, { kind: "imported" }>): string {
  switch (outcome.kind) {
    case "tooLarge":
      return m.backup_too_large();
    case "unreadable":
      return m.backup_unreadable();
    case "storageFailure":
      return outcome.reason === "full" ? m.backup_full() : m.backup_not_stored();
    case "notABackup":
      return NOT_A_BACKUP[outcome.reason]();
  }
}

const NOT_A_BACKUP = {
  empty: () => m.backup_empty(),
  cutOff: () => m.backup_cut_off(),
  notJson: () => m.backup_other_file(),
  otherFormat: () => m.backup_other_file(),
  newerFormat: () => m.backup_newer(),
};
