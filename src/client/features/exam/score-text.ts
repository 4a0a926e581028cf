/** A score without superfluous digits: 41, or 40.5 where an item counted in part. */
export function scoreText(score: number): string {
  return String(Math.round(score * 10) / 10);
}
