import type { LearnerPlan } from "../plan/learner-plan.ts";
import type { Readiness } from "./readiness.ts";
import { bandOf, type ScoreBand } from "./score-band.ts";

/** The score on the exam day if the learner goes on as lately. */
export interface Outlook {
  readonly score: ScoreBand;
  /** Mean by section. */
  readonly sections: ReadonlyMap<string, number>;
}

/** How far the gain that is planned may come out otherwise: a deviation, as a share of it. */
const GAIN_DEVIATION = 0.3;

/**
 * From today to the exam day at the present pace. The plan knows how much of the exam will be remembered with the
 * minutes that the learner has lately kept to (`plan/attendance.ts`); what it gains over today is a share of all that
 * is open today, and each section is taken to close that share of its own gap. Null where nothing is told today.
 * `today`: predicted under the same blueprint as the plan.
 */
export function outlookOf(today: Readiness, { expectedRecall }: Pick<LearnerPlan, "expectedRecall">): Outlook | null {
  if (today.score === null || today.questions === 0) return null;
  const recalled = weighted(today, ({ recalled: one }) => one);
  const closed = (expectedRecall - recalled) / Math.max(Number.EPSILON, 1 - recalled);
  const sections = new Map(
    today.sections.map(({ section, mean, questions, bankShare, firstChance }) => {
      // Of everything in the bank known, only what it does not hold is left to first sight.
      const best = questions * (bankShare + (1 - bankShare) * firstChance);
      const worst = questions * firstChance;
      const towards = closed >= 0 ? best : Math.min(worst, mean);
      return [section, mean + Math.min(Math.abs(closed), 1) * (towards - mean)];
    }),
  );
  const mean = [...sections.values()].reduce((sum, one) => sum + one, 0);
  const sampling = today.sections.reduce((sum, { section, questions }) => {
    const share = questions === 0 ? 0 : (sections.get(section) as number) / questions;
    return sum + questions * share * (1 - share);
  }, 0);
  const variance = sampling + today.modelVariance + (GAIN_DEVIATION * (mean - today.score.mean)) ** 2;
  return { score: bandOf(mean, variance, today.questions), sections };
}

function weighted({ sections, questions }: Readiness, shareOf: (section: Readiness["sections"][number]) => number) {
  return sections.reduce((sum, section) => sum + (section.questions / questions) * shareOf(section), 0);
}
