/**
 * Checks of the memory model against what happened: at each review on a later day than the answer before, the recall
 * that was predicted and whether the answer was right. Kept in bins, in the row of each item, so that it stays a fold of
 * that item's own answers.
 */
export interface RecallCheck {
  /** Index into `CHECK_BINS`. */
  readonly bin: number;
  readonly reviews: number;
  /** Sum of the recall that was predicted. */
  readonly predicted: number;
  readonly right: number;
  /** わからない: counted as not right in practice, and worth a guess in the exam. */
  readonly passed: number;
}

/** Lower ends of the bins of predicted recall: finer where most reviews are. */
export const CHECK_BINS: readonly number[] = [0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95];

/** The checks with one more. `predicted`: recall, 0..1. */
export function withCheck(
  checks: readonly RecallCheck[],
  predicted: number,
  outcome: { readonly isRight: boolean; readonly isPass: boolean },
): readonly RecallCheck[] {
  const bin = CHECK_BINS.findLastIndex((from) => predicted >= from);
  const at = checks.findIndex((check) => check.bin >= bin);
  const place = at < 0 ? checks.length : at;
  const found = checks[place];
  const known = found?.bin === bin ? found : null;
  const next: RecallCheck = {
    bin,
    reviews: (known?.reviews ?? 0) + 1,
    predicted: (known?.predicted ?? 0) + predicted,
    right: (known?.right ?? 0) + (outcome.isRight ? 1 : 0),
    passed: (known?.passed ?? 0) + (outcome.isPass ? 1 : 0),
  };
  return checks.toSpliced(place, known === null ? 0 : 1, next);
}
