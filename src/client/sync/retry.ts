import type { SyncTrouble } from "../../domain/sync/engine.ts";

const FIRST_MILLIS = 15_000;
const LONGEST_MILLIS = 30 * 60_000;

/**
 * How long to wait before the next try by itself, milliseconds; null where only the learner can change something. Twice
 * as long each time, and never the same for two phones: else all would come back at once to a server that was down.
 * `failures`: in a row, from 1. `luck`: 0..1.
 */
export function retryDelayMillis(trouble: SyncTrouble, failures: number, luck: number): number | null {
  switch (trouble.kind) {
    case "offline":
    case "broken":
    case "elsewhere":
    case "slowDown": {
      const asked = trouble.kind === "slowDown" ? trouble.retryAfterSeconds * 1_000 : 0;
      const grown = Math.min(LONGEST_MILLIS, FIRST_MILLIS * 2 ** Math.min(failures - 1, 20));
      return asked + grown * (0.5 + luck / 2);
    }
    default:
      return null;
  }
}
