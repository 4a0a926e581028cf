import type { SyncStore } from "../../../../src/domain/sync/ports.ts";

export interface DyingStore {
  readonly wrap: (store: SyncStore) => SyncStore;
  /** Resolves when the tab has been killed. */
  readonly death: Promise<void>;
  /** Calls so far. */
  readonly calls: () => number;
}

/**
 * A disk under a tab that is killed at the n-th call, from 1: just before it takes effect, or just after, and the caller
 * never hears of it. Nothing that is called later takes effect.
 */
export function createDyingStore(deadlyCall: number, moment: "before" | "after"): DyingStore {
  let calls = 0;
  let die = () => {};
  const death = new Promise<void>((resolve) => {
    die = resolve;
  });
  const never = new Promise<never>(() => {});
  return {
    death,
    calls: () => calls,
    wrap: (store) =>
      new Proxy(store, {
        get: (target, name) => {
          const method = target[name as keyof SyncStore] as (...given: unknown[]) => Promise<unknown>;
          return async (...given: unknown[]) => {
            calls += 1;
            if (calls > deadlyCall) return never;
            const isDeadly = calls === deadlyCall;
            if (isDeadly && moment === "before") die();
            else {
              const value = await method.apply(target, given);
              if (!isDeadly) return value;
              die();
            }
            return never;
          };
        },
      }),
  };
}
