/** The pairs of neighbouring characters of a text, as sorted numbers, so that sets are compared by merging. */
export function bigrams(text: string): readonly number[] {
  const folded = text.normalize("NFKC").replace(/[\s、。，．,.「」()（）*]/g, "");
  const pairs = new Set<number>();
  for (let index = 0; index + 1 < folded.length; index++)
    pairs.add(folded.charCodeAt(index) * 0x10000 + folded.charCodeAt(index + 1));
  return [...pairs].sort((a, b) => a - b);
}

/** Jaccard index of two sets in sorted form: shared / all, 0..1. Gives 0 as soon as `atLeast` is out of reach. */
export function jaccard(a: readonly number[], b: readonly number[], atLeast = 0): number {
  // shared / (a + b - shared) >= t  <=>  shared >= t (a + b) / (1 + t)
  const needed = (atLeast * (a.length + b.length)) / (1 + atLeast);
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (shared + Math.min(a.length - i, b.length - j) < needed) return 0;
    const left = a[i] ?? 0;
    const right = b[j] ?? 0;
    if (left === right) shared += 1;
    if (left <= right) i += 1;
    if (right <= left) j += 1;
  }
  const all = a.length + b.length - shared;
  return all === 0 ? 0 : shared / all;
}

/** Pairs of texts at least `threshold` alike, by index. */
export function similarPairs(
  sets: readonly (readonly number[])[],
  threshold: number,
): { first: number; second: number; similarity: number }[] {
  return sets.flatMap((a, first) =>
    sets.slice(first + 1).flatMap((b, offset) => {
      const similarity = jaccard(a, b, threshold);
      return similarity >= threshold ? [{ first, second: first + 1 + offset, similarity }] : [];
    }),
  );
}
