import { DEFAULT_PARAMETERS } from "../../../src/domain/memory.ts";
import { proposeParameters } from "../../../src/domain/proposal.ts";

/** The answers of one learner in order: item, day, grade. */
export interface ReviewLog {
  readonly items: number[];
  readonly days: number[];
  readonly grades: number[];
}

/**
 * What the app's daily check of the log says: parameters to go on with, or null where those in force stay.
 * `items`: how many there are.
 */
export function refit({ items, days, grades }: ReviewLog, current: readonly number[], memoryCount: number) {
  const reviews = {
    memoryCount,
    memories: Uint32Array.from(items),
    days: Int32Array.from(days),
    grades: Uint8Array.from(grades),
  };
  const proposal = proposeParameters(reviews, current, { seed: 1 });
  if (proposal.kind === "adopted") return proposal.parameters;
  return proposal.kind === "dropped" ? DEFAULT_PARAMETERS : null;
}
