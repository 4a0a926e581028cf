/** What an exam is expected to give, in questions: the mean, and the ends of a band. */
export interface ScoreBand {
  readonly low: number;
  readonly mean: number;
  readonly high: number;
}

/** Four of five exams are meant to end within the band: this many standard deviations to either side. */
const BAND_DEVIATIONS = 1.2816;

/** The band around a mean with this variance, within 0 and the number of questions. */
export function bandOf(mean: number, variance: number, questions: number): ScoreBand {
  const half = BAND_DEVIATIONS * Math.sqrt(Math.max(0, variance));
  const within = (score: number): number => Math.min(Math.max(score, 0), questions);
  return { low: within(mean - half), mean: within(mean), high: within(mean + half) };
}

/**
 * The whole scores that lie in the band: what is shown, since nobody scores a fraction. Rounding outwards would take
 * in more exams than the band claims.
 */
export function shownBand({ low, mean, high }: ScoreBand): { readonly low: number; readonly high: number } {
  const [least, most] = [Math.ceil(low), Math.floor(high)];
  return least <= most ? { low: least, high: most } : { low: Math.round(mean), high: Math.round(mean) };
}
