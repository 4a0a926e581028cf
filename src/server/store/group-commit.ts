export interface GroupCommitOptions {
  readonly begin: () => void;
  readonly commit: () => void;
  /** Must not throw when the database has already rolled back by itself. */
  readonly rollback: () => void;
  readonly maxWrites: number;
  readonly committed: (writes: number) => void;
}

interface Job {
  readonly work: () => Promise<unknown>;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Gathers the writes of one tick of the event loop into one transaction. While a commit waits for the disk the requests
 * of the next group pile up at the sockets, so the group grows with the load by itself, and no one waits on purpose.
 *
 * When a write of a group throws, or the commit does, the group is rolled back and each write runs again alone: one
 * bad request takes no other with it.
 */
export function createGroupCommit({ begin, commit, rollback, maxWrites, committed }: GroupCommitOptions) {
  let waiting: Job[] = [];
  let running: Promise<void> | null = null;

  return {
    run: <Result>(work: () => Promise<Result>): Promise<Result> =>
      new Promise<Result>((resolve, reject) => {
        waiting.push({ work, resolve: resolve as (result: unknown) => void, reject });
        running ??= nextTick().then(drain);
      }),
    /** Resolves when nothing waits to be written. */
    settled: async (): Promise<void> => {
      while (running !== null) await running;
    },
  };

  async function drain(): Promise<void> {
    while (waiting.length > 0) {
      const jobs = waiting.slice(0, maxWrites);
      waiting = waiting.slice(jobs.length);
      await runGroup(jobs);
      if (waiting.length > 0) await nextTick();
    }
    running = null;
  }

  async function runGroup(jobs: readonly Job[]): Promise<void> {
    const results: unknown[] = [];
    let isBegun = false;
    try {
      begin();
      isBegun = true;
      for (const { work } of jobs) results.push(await work());
      commit();
    } catch (error) {
      rollback();
      // Without a transaction none of them did anything wrong, and none would fare better alone.
      if (jobs.length > 1 && isBegun) for (const job of jobs) await runGroup([job]);
      else for (const { reject } of jobs) reject(error);
      return;
    }
    committed(jobs.length);
    for (const [index, { resolve }] of jobs.entries()) resolve(results[index]);
  }
}

function nextTick(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
