import { BACKUP_BYTES_MAX, type BackupReading, type RefusedEvent } from "../../../domain/backup.ts";
import type { StorageFailure } from "../../../domain/ports.ts";
import type { App } from "../../state/app.ts";

/** What became of a file that was to be imported. */
export type ImportOutcome =
  | {
      readonly kind: "imported";
      readonly added: number;
      readonly known: number;
      readonly refused: readonly RefusedEvent[];
    }
  | Extract<BackupReading, { kind: "notABackup" }>
  | { readonly kind: "tooLarge" | "unreadable" }
  | StorageFailure;

/** Merges a backup file into the log. What is on the device stays; the same file may be imported again. */
export async function importBackup(
  file: File,
  { readBackup, learner }: Pick<App, "readBackup" | "learner">,
): Promise<ImportOutcome> {
  if (file.size > BACKUP_BYTES_MAX) return { kind: "tooLarge" };
  const text = await file.text().catch(() => null);
  if (text === null) return { kind: "unreadable" };
  const reading = await readBackup(text);
  if (reading.kind === "notABackup") return reading;
  const merged = await learner.merge(reading.events);
  if (merged.kind === "storageFailure") return merged;
  return { kind: "imported", ...merged.value, refused: reading.refused };
}
