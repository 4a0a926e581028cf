/**
 * Chance in 0..1 from four numbers, always the same for the same ones: whatever a policy does before, the n-th answer
 * of a learner to an item falls alike, so that policies are compared on the same luck. The finaliser of MurmurHash3.
 */
export function drawn(a: number, b: number, c: number, d: number): number {
  let hash =
    Math.imul(a + 1, 0x9e3779b1) ^
    Math.imul(b + 1, 0x85ebca6b) ^
    Math.imul(c + 1, 0xc2b2ae35) ^
    Math.imul(d, 0x27d4eb2f);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
