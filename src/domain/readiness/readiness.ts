import type { ItemSummary } from "../bank.ts";
import { type Blueprint, blueprintSize } from "../blueprint.ts";
import { isExpired } from "../due.ts";
import { groupBy } from "../grouping.ts";
import type { ItemKey } from "../item.ts";
import { type ItemProgress, UNSEEN_ITEM } from "../progress.ts";
import { doubtOf } from "./doubt.ts";
import { firstChanceFrom } from "./first-chance.ts";
import { expectedErrorFrom, type PastPrediction } from "./past-errors.ts";
import { GUESS_CHANCE, recallChanceFrom, sumOfChecks } from "./recall-chance.ts";
import { bandOf, type ScoreBand } from "./score-band.ts";
import { type Knowledge, recallOn, type SectionChance, sectionChance, TRANSFER } from "./section-chance.ts";

/**
 * The predicted score: how many of the exam's questions would be right if it were held on a day.
 *
 * The exam does not ask the bank's items. It draws new questions from the same 論点, and of a new question we know only
 * this much: with the chance `TRANSFER` it turns on a fact that some item of its section holds, each as likely as the
 * next; otherwise on something that the bank does not hold. So of the questions of a section
 *
 *   chance to be right = mean over its items of
 *     met:    TRANSFER x c(recall) + (1 - TRANSFER) x first
 *     unmet:  first
 *
 * - c(recall): FSRS's recall on that day, taken for what it has been worth to this learner (`recall-chance.ts`), never
 *   below the guess floor of one in five. What a correction made void counts as unmet.
 * - first: the share right at first sight in that 論点, drawn to its 科目's, to all and to what is usual
 *   (`first-chance.ts`): that is how new questions have gone so far. 論点 never met lean on their 科目 alone.
 * - A 科目's questions times its chance is its score; the sum, moved by what past mock exams showed
 *   (`past-errors.ts`), is the whole.
 *
 * The band holds four of five exams. Its variance adds up what is not known: which questions come (55 draws alone make
 * a deviation of 3 to 4 questions, which no model can take away), the first-sight chances, the two numbers of c,
 * TRANSFER, and the model's own error. How well it is calibrated: `npm run bench -- calibration`.
 */

/** With fewer items met than this nothing is said: of the exam, and of one section. */
export const EVIDENCE_ITEMS = 30;
export const SECTION_EVIDENCE_ITEMS = 5;

/** `day` is when the exam would be held. */
export interface ReadinessInput extends Knowledge {
  readonly summaries: readonly ItemSummary[];
  readonly blueprint: Blueprint;
  /** `new`: drawn from the same 論点, as in the exam. `bank`: the bank's own items, as in a mock exam. */
  readonly questions: "new" | "bank";
  /** Mock exams so far, and what had been predicted for them. */
  readonly past: readonly PastPrediction[];
}

export interface Readiness {
  /** Null below `EVIDENCE_ITEMS`. */
  readonly score: ScoreBand | null;
  readonly sections: readonly SectionReadiness[];
  /** Items met of sections that the exam asks. */
  readonly met: number;
  readonly questions: number;
  readonly guideLine: number;
  /** Variance of the score for all but the draw of the questions. */
  readonly modelVariance: number;
}

/** A section of the exam, and what its score is made of. */
export interface SectionReadiness extends Omit<SectionChance, "chance" | "slopes" | "sampling"> {
  readonly questions: number;
  readonly guideLine: number;
  /** Null below `SECTION_EVIDENCE_ITEMS`, or where the whole is not told. */
  readonly score: ScoreBand | null;
  /** The mean though it is not told: the whole is made of it. */
  readonly mean: number;
  /** Points that the mean owes to guessing alone. */
  readonly guessed: number;
}

/** The prediction. Sections in the order of the blueprint; those that the bank lacks are answered as if unmet. */
export function predictScore(input: ReadinessInput): Readiness {
  const { blueprint } = input;
  const { usable, first, recall } = fitTo(input);
  const bySection = groupBy(usable, ({ section }) => section);
  const transfer = input.questions === "bank" ? 1 : TRANSFER;
  const parts = blueprint.sections.map(({ section, items, guideLine }) => ({
    ...sectionChance(section, bySection.get(section) ?? [], input, { first, recall, transfer }),
    questions: items,
    guideLine,
  }));

  const questions = blueprintSize(blueprint);
  const error = expectedErrorFrom(input.past);
  const met = parts.reduce((sum, part) => sum + part.met, 0);
  const isTold = met >= Math.min(EVIDENCE_ITEMS, usable.length) && usable.length > 0;
  const doubt = doubtOf(parts, { first, recall });
  const sections = parts.map((part): SectionReadiness => {
    const mean = shifted(part.chance, error.mean) * part.questions;
    const own = doubtOf([part], { first, recall });
    const isSectionTold = isTold && part.met >= Math.min(SECTION_EVIDENCE_ITEMS, part.items);
    const { chance: _, slopes: __, sampling: ___, ...told } = part;
    const band = bandOf(mean, own.sampling + own.model + error.variance * part.questions ** 2, part.questions);
    const guessed = (GUESS_CHANCE / (1 - GUESS_CHANCE)) * Math.max(0, part.questions - mean);
    return { ...told, mean, guessed, score: isSectionTold ? band : null };
  });
  const mean = sections.reduce((sum, section) => sum + section.mean, 0);
  const modelVariance = doubt.model + error.variance * questions ** 2;
  return {
    score: isTold ? bandOf(mean, doubt.sampling + modelVariance, questions) : null,
    sections,
    met,
    questions,
    guideLine: blueprint.guideLine,
    modelVariance,
  };
}

/** The chance to be right at each item, were it asked on that day: what stands behind a section's number. */
export function itemChances(input: Omit<ReadinessInput, "questions" | "past">): ReadonlyMap<ItemKey, number> {
  const { usable, first, recall } = fitTo(input);
  return new Map(
    usable.map((summary) => {
      const recalled = recallOn(summary, input);
      const chance = recalled === null ? first.inTopic(summary.section, summary.topic) : recall.chance(recalled);
      return [summary.key, chance];
    }),
  );
}

/** The items that the exam can turn on, and what they tell of first answers and of recall. */
function fitTo({ summaries, blueprint, day, progressByKey }: Omit<ReadinessInput, "questions" | "past">) {
  const asked = new Set(blueprint.sections.map(({ section }) => section));
  const usable = summaries.filter((summary) => asked.has(summary.section) && !isExpired(summary, day));
  const progressOf = ({ key }: ItemSummary): ItemProgress => progressByKey.get(key) ?? UNSEEN_ITEM;
  return {
    usable,
    first: firstChanceFrom(usable, progressOf),
    recall: recallChanceFrom(sumOfChecks(usable.map((summary) => progressOf(summary).checks))),
  };
}

/** A chance moved by what past predictions were off; most where it could go either way. */
function shifted(chance: number, by: number): number {
  return Math.min(Math.max(chance + by * 4 * chance * (1 - chance), 0), 1);
}
