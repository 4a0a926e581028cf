import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Measurement } from "./measurement.ts";
import { measurePushes } from "./sync/pushes.ts";

const SECONDS = 6;
const SECONDS_FULL = 20;

/** Parts of the client's side; each exports `measure`, and is left out where it does not exist. */
const CLIENT_PARTS = ["wire-bytes.ts", "restore.ts"];

interface ClientPart {
  readonly measure: () => Promise<Readonly<Record<string, number | object>>>;
}

/** Durable pushes a second on SQLite and PostgreSQL, the server's memory, and what an answer costs on the wire. */
export async function measureSync(isFull: boolean): Promise<Measurement> {
  let figures: Record<string, number | object | null> = { ...(await measurePushes(isFull ? SECONDS_FULL : SECONDS)) };
  for (const name of CLIENT_PARTS) {
    const path = join(import.meta.dirname, "sync", name);
    if (!existsSync(path)) continue;
    const { measure } = (await import(path)) as ClientPart;
    figures = { ...figures, ...(await measure()) };
  }
  return { figures, table: Object.entries(figures).map(([figure, value]) => ({ figure, value })) };
}
