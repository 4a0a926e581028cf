import { createKernel, FIRST_STABILITY_MIN, retrievability } from "./fsrs.ts";
import { DEFAULT_PARAMETERS } from "./memory.ts";
import type { ReviewSequences } from "./packed-reviews.ts";

/** Golden-section steps: narrows six powers of ten to a thousandth. */
const SEARCH_STEPS = 24;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Greatest first stability, in days: FSRS's own bound. */
const FIRST_STABILITY_MAX = 100;

/** Second answers after one interval. */
interface Outcomes {
  readonly days: number;
  recalled: number;
  forgotten: number;
}

/**
 * Stability after each first grade, from how the second answers went that came on a later day: a search along the
 * logarithm, drawn to the average learner's as by one answer of a standard deviation. As in fsrs-rs, a better grade
 * never starts lower: of two out of order, the one with fewer answers gives way.
 */
export function fitFirstStabilities(sequences: ReviewSequences): readonly number[] {
  const kernel = createKernel(DEFAULT_PARAMETERS);
  const byGrade = outcomesByGrade(sequences);
  const stabilities = byGrade.map((outcomes, index) => {
    const average = DEFAULT_PARAMETERS[index] as number;
    return Math.exp(
      lowest(Math.log(FIRST_STABILITY_MIN), Math.log(FIRST_STABILITY_MAX), (log) => {
        const distance = log - Math.log(average);
        return outcomes.reduce(
          (sum, { days, recalled, forgotten }) => {
            const recall = retrievability(kernel, days, Math.exp(log));
            return sum - recalled * Math.log(recall) - forgotten * Math.log(1 - recall);
          },
          distance ** 2 / 2,
        );
      }),
    );
  });
  const answers = byGrade.map((outcomes) =>
    outcomes.reduce((sum, { recalled, forgotten }) => sum + recalled + forgotten, 0),
  );
  for (let better = 1; better < stabilities.length; better++) {
    for (let worse = 0; worse < better; worse++) {
      if ((stabilities[worse] as number) <= (stabilities[better] as number)) continue;
      if ((answers[worse] as number) > (answers[better] as number)) stabilities[better] = stabilities[worse] as number;
      else stabilities[worse] = stabilities[better] as number;
    }
  }
  return stabilities;
}

function outcomesByGrade({ starts, elapsedDays, grades }: ReviewSequences): readonly Outcomes[][] {
  const byGrade = [1, 2, 3, 4].map(() => new Map<number, Outcomes>());
  for (let memory = 0; memory + 1 < starts.length; memory++) {
    const second = (starts[memory] as number) + 1;
    const days = elapsedDays[second] ?? 0;
    if (second >= (starts[memory + 1] as number) || days === 0) continue;
    const byDays = byGrade[(grades[second - 1] as number) - 1] as Map<number, Outcomes>;
    const outcomes = byDays.get(days) ?? { days, recalled: 0, forgotten: 0 };
    if ((grades[second] as number) > 1) outcomes.recalled++;
    else outcomes.forgotten++;
    byDays.set(days, outcomes);
  }
  return byGrade.map((byDays) => [...byDays.values()]);
}

/** Where the function, which falls and then rises, is lowest between the two. */
function lowest(from: number, to: number, value: (at: number) => number): number {
  let [left, right] = [from, to];
  for (let step = 0; step < SEARCH_STEPS; step++) {
    const [a, b] = [right - GOLDEN * (right - left), left + GOLDEN * (right - left)];
    if (value(a) < value(b)) right = b;
    else left = a;
  }
  return (left + right) / 2;
}
