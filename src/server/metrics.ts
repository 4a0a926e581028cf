import type { StoreObserver } from "./store/chunk-store.ts";

/** Seconds; the promise is 25 ms. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5];

export type Metrics = ReturnType<typeof createMetrics>;

/**
 * What this process has done since it started, in the text format of Prometheus. Counts only: no label names an
 * account or an address, and nothing is asked of the database, where a count would go over every account.
 */
export function createMetrics() {
  const counts = new Map<string, number>();
  const seconds = Array.from({ length: BUCKETS.length + 1 }, () => 0);
  let secondsSum = 0;
  const add = (series: string, by: number) => counts.set(series, (counts.get(series) ?? 0) + by);
  const observer: StoreObserver = {
    retried: (code) => add(`noboru_transaction_retries_total{code="${code}"}`, 1),
    committed: (writes) => {
      add("noboru_commits_total", 1);
      add("noboru_writes_total", writes);
    },
  };
  return {
    observer,
    answered: (action: string, status: number, millis: number): void => {
      add(`noboru_requests_total{action="${action}",status="${status}"}`, 1);
      secondsSum += millis / 1_000;
      const bucket = BUCKETS.findIndex((limit) => millis / 1_000 <= limit);
      const index = bucket === -1 ? BUCKETS.length : bucket;
      seconds[index] = (seconds[index] ?? 0) + 1;
    },
    pushed: (isNewAccount: boolean, chunks: number, bytes: number): void => {
      if (isNewAccount) add("noboru_accounts_created_total", 1);
      add("noboru_chunks_stored_total", chunks);
      add("noboru_bytes_stored_total", bytes);
    },
    format: (): string => {
      const lines = [...counts].sort().map(([series, count]) => `${series} ${count}`);
      let below = 0;
      for (const [index, count] of seconds.entries()) {
        below += count;
        lines.push(`noboru_request_seconds_bucket{le="${BUCKETS[index] ?? "+Inf"}"} ${below}`);
      }
      lines.push(`noboru_request_seconds_sum ${secondsSum}`, `noboru_request_seconds_count ${below}`);
      lines.push(`noboru_resident_bytes ${process.memoryUsage.rss()}`);
      return `${lines.join("\n")}\n`;
    },
  };
}
