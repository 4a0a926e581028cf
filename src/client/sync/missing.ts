import { holesIn } from "../../domain/sync/coverage.ts";
import type { SyncAccount } from "../../domain/sync/ports.ts";
import { deviceTag } from "../../schema/sync/chunk-contents.ts";

/**
 * How many events are known to be and have not come: those below one that has come, those that another device says it
 * holds, and at least one for each chunk that a later one names as the one before. A server that hides a chunk, or shows
 * an older state, is found out by this; who has no second device cannot be told.
 */
export function missingEvents({ coverage, claims, missingLinks }: SyncAccount): number {
  const counts = new Map(Object.entries(claims));
  let missing = 0;
  for (const [deviceId, spans] of Object.entries(coverage)) {
    const tag = deviceTag(deviceId);
    const count = Math.max(counts.get(tag) ?? 0, spans.at(-1)?.[1] ?? 0);
    missing += holesIn([0, count], spans).reduce((sum, [from, to]) => sum + to - from, 0);
    counts.delete(tag);
  }
  for (const count of counts.values()) missing += count;
  return Math.max(missing, missingLinks.length);
}
