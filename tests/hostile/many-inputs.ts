import type { IRawProperty, Parameters } from "fast-check";
import { vi } from "vitest";

const FACTOR = Number(process.env["NOBORU_HOSTILE_FACTOR"]);

const USUAL_RUNS = 100; // fast-check's own default

// Wrapped here and not in the tests: a suite that forgot to ask for more inputs would look as hard as the others.
vi.mock("fast-check", async (importOriginal) => {
  const original = await importOriginal<typeof import("fast-check")>();
  const assert = (property: IRawProperty<unknown>, usual: Parameters<unknown> = {}) => {
    // A fixed seed would try again what npm test has tried; a failure prints the seed that found it.
    const { seed: _, numRuns = USUAL_RUNS, ...rest } = usual;
    return original.assert(property, { ...rest, numRuns: numRuns * FACTOR });
  };
  return { ...original, assert, default: { ...original.default, assert } };
});
