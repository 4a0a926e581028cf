import type { FirstChance } from "./first-chance.ts";
import type { RecallChance } from "./recall-chance.ts";
import { type SectionChance, TRANSFER, TRANSFER_DEVIATION } from "./section-chance.ts";

/** Why a score may come out otherwise, as variances in questions. */
export interface Doubt {
  /** The draw of the questions. */
  readonly sampling: number;
  /** What is not known of the learner and the exam. */
  readonly model: number;
}

/** What is not known of the score of these sections together, the model's own error apart. */
export function doubtOf(
  parts: readonly (SectionChance & { readonly questions: number })[],
  { first, recall }: { readonly first: FirstChance; readonly recall: RecallChance },
): Doubt {
  let [sampling, own, shared, transferred, shift, slope] = [0, 0, 0, 0, 0, 0];
  for (const part of parts) {
    const { section, questions, metShare, metChance, firstChance, slopes, bankShare } = part;
    const unmet = questions * (1 - metShare);
    sampling += part.sampling(questions);
    own += unmet ** 2 * first.ownVariance(section);
    shared += unmet * first.sharedPart(section);
    // Where all questions are the bank's own, nothing is assumed of them.
    if (bankShare < 1) transferred += questions * metShare * ((metChance ?? firstChance) - firstChance);
    shift += questions * slopes[0];
    slope += questions * slopes[1];
  }
  const [shiftVariance, covariance, slopeVariance] = recall.covariance;
  return {
    sampling,
    model:
      own +
      shared ** 2 * first.sharedVariance +
      transferred ** 2 * (TRANSFER_DEVIATION / TRANSFER) ** 2 +
      shift ** 2 * shiftVariance +
      2 * shift * slope * covariance +
      slope ** 2 * slopeVariance,
  };
}
