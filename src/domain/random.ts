/** Draws an unbiased whole number from 0 up to, not including, `limit` (1 to 2^32). */
export type Random = (limit: number) => number;

const UINT32_RANGE = 2 ** 32;

/** Rounds until the state no longer shows how alike two seeds were; the generator's author asks for at least 12. */
const WARM_UP_ROUNDS = 16;

/**
 * Chance that every device repeats: the same seed gives the same draws, in any JavaScript engine.
 * The generator is sfc32 of the PractRand suite (Chris Doty-Humphrey), 128 bits of state. Not for secrets.
 */
export function createRandom(seed: number): Random {
  let [a, b, c, counter] = [0, Math.trunc(seed / UINT32_RANGE) | 0, seed | 0, 1];
  const nextUint32 = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let round = 0; round < WARM_UP_ROUNDS; round++) nextUint32();

  return (limit) => {
    // Draws above the last whole multiple of the limit are thrown away: they would favour small numbers.
    const fair = UINT32_RANGE - (UINT32_RANGE % limit);
    let drawn = nextUint32();
    while (drawn >= fair) drawn = nextUint32();
    return drawn % limit;
  };
}

/** A seed of 32 bits from a text such as a session id (FNV-1a over UTF-16 units). Equal texts, equal seeds. */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}

/** A copy in random order, every order equally likely (Fisher-Yates). */
export function shuffle<T>(values: readonly T[], random: Random): T[] {
  const shuffled = [...values];
  for (let last = shuffled.length - 1; last > 0; last--) {
    const chosen = random(last + 1);
    [shuffled[last], shuffled[chosen]] = [shuffled[chosen] as T, shuffled[last] as T];
  }
  return shuffled;
}
