/** How many times as many random inputs the long form tries. */
const FACTOR = Number(process.env["NOBORU_HOSTILE_FACTOR"] ?? 1);

/** How many random inputs to try a property on: the usual number in `npm test`, many times as many in `npm run test:hostile`. */
export function hostileRuns(usual: number): number {
  return usual * FACTOR;
}
