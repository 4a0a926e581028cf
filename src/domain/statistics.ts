import type { ItemSummary, Section } from "./bank.ts";
import type { Blueprint } from "./blueprint.ts";
import { isDue, isExpired } from "./due.ts";
import { groupBy } from "./grouping.ts";
import type { ItemKey } from "./item.ts";
import type { Memory } from "./memory.ts";
import { type ItemProgress, UNSEEN_ITEM } from "./progress.ts";
import type { StudyDay } from "./study-day.ts";

/** Fewer answers than this say nothing about a topic. */
const EVIDENCE_ATTEMPTS = 3;

/** A topic's accuracy is drawn to its section's as if this many more answers had been given there. */
const PRIOR_ATTEMPTS = 4;

const WEAKEST_TOPICS = 3;

export interface StatisticsInput {
  readonly sections: readonly Section[];
  readonly summaries: readonly ItemSummary[];
  readonly progressByKey: ReadonlyMap<ItemKey, ItemProgress>;
  readonly today: StudyDay;
  readonly memory: Memory;
  readonly desiredRetention: number;
  readonly blueprint: Blueprint;
}

/** Where the learner stands in one 科目. Expired items are left out; suspended ones count but are never due. */
export interface SectionStatistics {
  readonly slug: string;
  readonly title: string;
  readonly items: number;
  /** Items answered at least once. */
  readonly seen: number;
  readonly attempts: number;
  /** Mean score of all attempts, 0..1; null before the first. */
  readonly accuracy: number | null;
  /** Mean score of first attempts: what an unseen item of the section is likely to score. */
  readonly firstAccuracy: number | null;
  readonly due: number;
  /** Guide line and number of items in the exam; 0 where the exam does not ask this section. */
  readonly guideLine: number;
  readonly quota: number;
  readonly weakestTopics: readonly TopicStatistics[];
}

/** Where the learner stands in one 論点. */
export interface TopicStatistics {
  /** `section/leaf`. */
  readonly topic: string;
  readonly title: string;
  readonly seen: number;
  readonly attempts: number;
  readonly accuracy: number;
  /** Items whose last answer was not right. */
  readonly lastWrong: number;
}

/** Statistics of each section, in the order given. */
export function sectionStatistics(input: StatisticsInput): readonly SectionStatistics[] {
  const { sections, summaries, today, blueprint } = input;
  const usable = summaries.filter((summary) => !isExpired(summary, today));
  const summariesBySection = groupBy(usable, ({ section }) => section);
  return sections.map((section) => {
    const members = (summariesBySection.get(section.slug) ?? []).map((summary) => withProgress(summary, input));
    const asked = blueprint.sections.find((one) => one.section === section.slug);
    const { seen, attempts, scoreSum, firstScoreSum } = tally(members);
    return {
      slug: section.slug,
      title: section.title,
      items: members.length,
      seen,
      attempts,
      accuracy: attempts === 0 ? null : scoreSum / attempts,
      firstAccuracy: seen === 0 ? null : firstScoreSum / seen,
      due: members.filter(({ due }) => due).length,
      guideLine: asked?.guideLine ?? 0,
      quota: asked?.items ?? 0,
      weakestTopics: weakestTopics(section, members),
    };
  });
}

interface Member {
  readonly summary: ItemSummary;
  readonly progress: ItemProgress;
  readonly due: boolean;
}

function withProgress(
  summary: ItemSummary,
  { progressByKey, memory, desiredRetention, today }: StatisticsInput,
): Member {
  const progress = progressByKey.get(summary.key) ?? UNSEEN_ITEM;
  const { recall, suspended } = progress;
  const due = recall !== null && !suspended && isDue(recall, summary.changes, memory, desiredRetention, today);
  return { summary, progress, due };
}

function tally(members: readonly Member[]) {
  let [seen, attempts, scoreSum, firstScoreSum, lastWrong] = [0, 0, 0, 0, 0];
  for (const { progress } of members) {
    if (progress.recall === null) continue;
    seen++;
    attempts += progress.attempts;
    scoreSum += progress.scoreSum;
    firstScoreSum += progress.firstScore ?? 0;
    if (progress.recall.lastScore < 1) lastWrong++;
  }
  return { seen, attempts, scoreSum, firstScoreSum, lastWrong };
}

/** Topics with enough answers, at least one of them wrong, by accuracy drawn to the section's: lowest first. */
function weakestTopics(section: Section, members: readonly Member[]): readonly TopicStatistics[] {
  const whole = tally(members);
  const membersByTopic = groupBy(members, ({ summary }) => summary.topic);
  const ranked = section.topics.flatMap(({ slug, title }) => {
    const topic = `${section.slug}/${slug}`;
    const { seen, attempts, scoreSum, lastWrong } = tally(membersByTopic.get(topic) ?? []);
    if (attempts < EVIDENCE_ATTEMPTS || scoreSum === attempts) return [];
    const smoothed = (scoreSum + (PRIOR_ATTEMPTS * whole.scoreSum) / whole.attempts) / (attempts + PRIOR_ATTEMPTS);
    return [{ smoothed, statistics: { topic, title, seen, attempts, accuracy: scoreSum / attempts, lastWrong } }];
  });
  return ranked
    .sort((a, b) => a.smoothed - b.smoothed)
    .slice(0, WEAKEST_TOPICS)
    .map(({ statistics }) => statistics);
}
