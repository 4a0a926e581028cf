import type { ItemSummary } from "../bank.ts";
import { groupBy } from "../grouping.ts";
import type { ItemProgress } from "../progress.ts";
import { GUESS_CHANCE } from "./recall-chance.ts";

/** First answers to some items: how many, and how many right as an exam would count them. */
interface FirstAnswers {
  readonly answers: number;
  readonly right: number;
}

/** The chance to be right at first sight. */
export interface FirstChance {
  /** In a section, 0..1, drawn to that of all sections. */
  inSection(section: string): number;
  /** In a topic, drawn to its section's. */
  inTopic(section: string, topic: string): number;
  /** How far a section's may be off, as a variance, apart from what it shares with all others. */
  ownVariance(section: string): number;
  /** How much of the doubt about all sections a section has part in, 0..1. */
  sharedPart(section: string): number;
  /** Variance of the chance over all sections. */
  readonly sharedVariance: number;
}

/** What is taken for right of somebody unknown, counted as so many answers. */
const PRIOR_RIGHT = 0.6;
const PRIOR_ANSWERS = 8;

/** A section counts as if so many more answers had been given there, right like those of all sections; and so on. */
const SECTION_PRIOR_ANSWERS = 16;
const TOPIC_PRIOR_ANSWERS = 8;

/**
 * The learner's chance at what was never met, from first answers: of a topic drawn to its section, of a section to the
 * whole, and the whole to what is usual. In the exam nobody leaves a question open, so わからない counts as a guess.
 */
export function firstChanceFrom(
  summaries: readonly ItemSummary[],
  progressOf: (summary: ItemSummary) => ItemProgress,
): FirstChance {
  const met = summaries.filter((summary) => progressOf(summary).firstScore !== null);
  const answersOf = (members: readonly ItemSummary[]): FirstAnswers => ({
    answers: members.length,
    right: members.reduce((sum, summary) => sum + firstScoreInExam(progressOf(summary)), 0),
  });
  const bySection = mapOf(met, ({ section }) => section, answersOf);
  const byTopic = mapOf(met, ({ topic }) => topic, answersOf);
  const all = answersOf(met);
  const overall = drawn(all, PRIOR_RIGHT, PRIOR_ANSWERS);
  const inSection = (section: string): number => drawn(bySection.get(section), overall, SECTION_PRIOR_ANSWERS);
  const answersIn = (section: string): number => bySection.get(section)?.answers ?? 0;
  return {
    inSection,
    inTopic: (section, topic) => drawn(byTopic.get(topic), inSection(section), TOPIC_PRIOR_ANSWERS),
    ownVariance: (section) => {
      const chance = inSection(section);
      return (chance * (1 - chance)) / (answersIn(section) + SECTION_PRIOR_ANSWERS + 1);
    },
    sharedPart: (section) => SECTION_PRIOR_ANSWERS / (answersIn(section) + SECTION_PRIOR_ANSWERS),
    sharedVariance: (overall * (1 - overall)) / (all.answers + PRIOR_ANSWERS + 1),
  };
}

function firstScoreInExam({ firstScore, firstPassed }: ItemProgress): number {
  return firstPassed ? GUESS_CHANCE : (firstScore ?? 0);
}

function drawn(found: FirstAnswers | undefined, to: number, priorAnswers: number): number {
  return ((found?.right ?? 0) + priorAnswers * to) / ((found?.answers ?? 0) + priorAnswers);
}

function mapOf(
  summaries: readonly ItemSummary[],
  keyOf: (summary: ItemSummary) => string,
  tell: (members: readonly ItemSummary[]) => FirstAnswers,
): ReadonlyMap<string, FirstAnswers> {
  return new Map([...groupBy(summaries, keyOf)].map(([key, members]) => [key, tell(members)]));
}
