import * as z from "zod";
import { BACKUP_FORMAT, BACKUP_VERSION, type BackupReading, type RefusedEvent } from "../domain/backup.ts";
import type { StoredEvent } from "../domain/event.ts";
import { parseEvent } from "./event.ts";

const anyBackup = z.object({ format: z.literal(BACKUP_FORMAT), version: z.int().positive() });
const backup = anyBackup.extend({ version: z.literal(BACKUP_VERSION), events: z.array(z.unknown()) });

/** Reads the text of a backup file. Trusts nothing in it; refuses events one by one and says which, and why. */
export function parseBackup(text: string): BackupReading {
  const trimmed = text.trim();
  if (trimmed === "") return { kind: "notABackup", reason: "empty" };
  const json = parseJson(trimmed);
  if (json === undefined) {
    const isBegun = trimmed.startsWith("{") && trimmed.includes(BACKUP_FORMAT);
    return { kind: "notABackup", reason: isBegun ? "cutOff" : "notJson" };
  }
  const known = backup.safeParse(json);
  if (known.success) return readEvents(known.data.events);
  const isNewer = (anyBackup.safeParse(json).data?.version ?? 0) > BACKUP_VERSION;
  return { kind: "notABackup", reason: isNewer ? "newerFormat" : "otherFormat" };
}

function readEvents(values: readonly unknown[]): BackupReading {
  const events: StoredEvent[] = [];
  const refused: RefusedEvent[] = [];
  for (const [index, value] of values.entries()) {
    const parsing = parseEvent(value);
    if (parsing.kind === "event") events.push(parsing.event);
    else refused.push({ position: index + 1, reason: parsing.kind, path: "path" in parsing ? parsing.path : "" });
  }
  return { kind: "backup", events, refused };
}

// JSON itself is never `undefined`. Besides a SyntaxError some engines throw when the text nests too deep.
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
