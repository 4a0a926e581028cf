/** Fewer answers than this are shown as a fraction: a percentage would claim more than they tell. */
const EVIDENCE_ATTEMPTS = 5;

/** 71%, or 2/3 where that is all there is; a dash before the first answer. */
export function accuracyText(right: number, attempts: number): string {
  if (attempts === 0) return "–";
  return isTelling(attempts) ? `${Math.round((right / attempts) * 100)}%` : `${Math.round(right)}/${attempts}`;
}

export function isTelling(attempts: number): boolean {
  return attempts >= EVIDENCE_ATTEMPTS;
}
