import { globSync } from "node:fs";
import { join } from "node:path";
import { HAS_POSTGRES, removeDatabases } from "../server/parts/databases.ts";
import type { HostileTest, Scale } from "./hostile-test.ts";

/** Every `tests/hostile/<part>-tests.ts` exports its `tests`; a new file needs no entry anywhere. */
export async function loadHostileTests(): Promise<readonly HostileTest[]> {
  const paths = globSync(join(import.meta.dirname, "*-tests.ts")).sort();
  const modules: { readonly tests: readonly HostileTest[] }[] = await Promise.all(paths.map((path) => import(path)));
  return modules.flatMap(({ tests }) => tests).sort((a, b) => a.number - b.number);
}

export function isPossible({ isPostgresNeeded = false }: HostileTest): boolean {
  return HAS_POSTGRES || !isPostgresNeeded;
}

export interface HostileReport {
  readonly number: number;
  readonly name: string;
  readonly runs: number;
  readonly faults: number;
  readonly acked: number;
  readonly lost: number;
  readonly passed: boolean;
  readonly control: string | null;
}

/**
 * Runs all that can be run here, or those with the numbers in `only`; one after the other, because several of them fill
 * the machine.
 */
export async function runHostileTests(
  scale: Scale,
  only: readonly number[] | null,
  said: (line: string) => void,
): Promise<readonly HostileReport[]> {
  const reports: HostileReport[] = [];
  for (const test of await loadHostileTests()) {
    const { number, name, run } = test;
    if (only !== null && !only.includes(number)) continue;
    if (!isPossible(test)) {
      said(`${number} ${name}: skipped, PostgreSQL is not installed`);
      continue;
    }
    const startedAt = performance.now();
    try {
      reports.push({ number, name, ...(await run(scale)) });
      const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
      said(`${reports.at(-1)?.passed ? "✓" : "✗"} ${number} ${name} (${seconds} s)`);
    } catch (error) {
      said(`${number} ${name}: ${error instanceof Error ? error.stack : error}`);
      reports.push({ number, name, runs: 0, faults: 0, acked: 0, lost: 0, passed: false, control: null });
    }
  }
  await removeDatabases();
  return reports;
}
