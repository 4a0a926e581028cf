import type { StoredEvent } from "./event.ts";

/**
 * A backup is the whole log in one JSON file, one event a line. It is only ever merged, never put in place of a log:
 * reading it twice, or on a device that has gone on, loses nothing.
 */
export const BACKUP_FORMAT = "noboru-backup";
export const BACKUP_VERSION = 1;

/** About half a million answers. A longer text would not fit into the memory of a phone. */
export const BACKUP_BYTES_MAX = 200 * 1024 * 1024;

/** What a file turned out to be (`schema/backup.ts`). */
export type BackupReading =
  | { readonly kind: "backup"; readonly events: readonly StoredEvent[]; readonly refused: readonly RefusedEvent[] }
  | { readonly kind: "notABackup"; readonly reason: "empty" | "cutOff" | "notJson" | "otherFormat" | "newerFormat" };

/** An event that could not be taken over. All the others were. */
export interface RefusedEvent {
  /** Place in the file, from 1. */
  readonly position: number;
  readonly reason: "notAnEvent" | "tooDeep" | "badField";
  /** The field, e.g. `body.item.bankId`; empty where the event as a whole is meant. */
  readonly path: string;
}

/** The text of a backup file. `exportedAt`: ISO instant, for people who open the file. */
export function backupToText(events: readonly StoredEvent[], exportedAt: string): string {
  const head = JSON.stringify({ format: BACKUP_FORMAT, version: BACKUP_VERSION, exportedAt }).slice(0, -1);
  return `${head},"events":[\n${events.map((event) => JSON.stringify(event)).join(",\n")}\n]}\n`;
}
