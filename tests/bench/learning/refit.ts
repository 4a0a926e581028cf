/** The answers of one learner in order: item, day, grade. */
export interface ReviewLog {
  readonly items: number[];
  readonly days: number[];
  readonly grades: number[];
}
export function refit(log: ReviewLog, parameters: ArrayLike<number>, items: number): ArrayLike<number> | null {
  return null;
}
