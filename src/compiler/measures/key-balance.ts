import type { Item, SingleItem } from "../../domain/item.ts";

/** How even the keys are spread over the positions. */
export interface KeyBalance {
  readonly counts: Readonly<Record<string, number>>;
  readonly items: number;
  /** Chance of a spread at least as uneven if every position were equally likely. */
  readonly p: number;
}

/** Over the items with as many options as most have; null without items. */
export function keyBalance(items: readonly Item[]): KeyBalance | null {
  const singles = items.filter((item): item is SingleItem => item.type === "single");
  const [first] = singles;
  if (first === undefined) return null;
  const counts: Record<string, number> = Object.fromEntries(first.options.map(({ id }) => [id, 0]));
  for (const { key } of singles) counts[key] = (counts[key] ?? 0) + 1;
  const expected = singles.length / Object.keys(counts).length;
  const chiSquare = Object.values(counts).reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  return { counts, items: singles.length, p: chiSquareTail(chiSquare, Object.keys(counts).length - 1) };
}

/** P(X >= x) of the chi-square distribution. */
export function chiSquareTail(x: number, degreesOfFreedom: number): number {
  return x <= 0 ? 1 : 1 - lowerGamma(degreesOfFreedom / 2, x / 2);
}

const SERIES_TERMS = 500; // converges long before, for any x that a bank can give

/** Regularised lower incomplete gamma function by its power series (DLMF 8.11.4). */
function lowerGamma(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < SERIES_TERMS; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return Math.min(1, sum * Math.exp(-x + a * Math.log(x) - logGamma(a)));
}

/** ln Γ(a) for the halves and wholes that degrees of freedom give, by Γ(a + 1) = a Γ(a). */
function logGamma(a: number): number {
  if (a === 0.5) return Math.log(Math.sqrt(Math.PI));
  if (a === 1) return 0;
  return Math.log(a - 1) + logGamma(a - 1);
}
