import { afterAll, describe, expect, it } from "vitest";
import { removeDatabases } from "../server/parts/databases.ts";
import { CONTROL_FAILED } from "./hostile-test.ts";
import { isPossible, loadHostileTests } from "./registry.ts";

const LONGEST_MILLIS = 120_000;

afterAll(removeDatabases);

const tests = await loadHostileTests();
for (const test of tests.filter((one) => !isPossible(one))) {
  console.error(`Hostile test ${test.number} is skipped: PostgreSQL is not installed.`);
}

describe("hostile test", () => {
  it.each(tests.filter(isPossible))("$number: $name", { timeout: LONGEST_MILLIS }, async ({ run }) => {
    const { passed, lost, runs, control } = await run({ isLong: false });
    expect({ passed, lost }).toEqual({ passed: true, lost: 0 });
    expect(runs).toBeGreaterThan(0);
    expect([null, CONTROL_FAILED]).toContain(control);
  });
});
