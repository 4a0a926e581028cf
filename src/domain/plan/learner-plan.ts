import type { ItemSummary } from "../bank.ts";
import type { Blueprint } from "../blueprint.ts";
import { isExpired, isOutdated } from "../due.ts";
import { examSharesOf } from "../exam-shares.ts";
import { groupBy } from "../grouping.ts";
import type { ItemKey } from "../item.ts";
import { answerSeconds, estimateMillis } from "../pace.ts";
import { type DayActivity, type ItemProgress, UNSEEN_ITEM } from "../progress.ts";
import type { StudyDay } from "../study-day.ts";
import { makePlan, PLAN_DAYS_MAX, type Plan, type PlanInput } from "./plan.ts";
import { studyBudget } from "./study-budget.ts";
import type { StudyTime } from "./study-time.ts";

/** What the plan of one learner depends on. Plain data: it goes to a worker as it is. */
export interface LearnerPlanInput {
  readonly summaries: readonly ItemSummary[];
  readonly progressByKey: ReadonlyMap<ItemKey, ItemProgress>;
  readonly activityByDay: ReadonlyMap<StudyDay, DayActivity>;
  readonly blueprint: Blueprint;
  readonly parameters: readonly number[];
  readonly today: StudyDay;
  readonly examDay: StudyDay;
  readonly time: StudyTime;
  /** The learner's own factor on the time an answer takes (`paceOf`). */
  readonly pace: number;
}

/** A plan as it is kept on the device and followed until the next one. */
export interface LearnerPlan {
  readonly madeOn: StudyDay;
  readonly examDay: StudyDay;
  /** The usual minutes that it was made for. */
  readonly minutesPerDay: number;
  /** By item: what is lost per second if it waits. Those that are not planned are missing. */
  readonly indexByKey: ReadonlyMap<ItemKey, number>;
  /** Items that are asked once more on the same day after a wrong answer. */
  readonly retryKeys: ReadonlySet<ItemKey>;
  /** From today to the eve, in seconds: what was meant, and what is planned of it. */
  readonly days: readonly { readonly budget: number; readonly first: number; readonly review: number }[];
  /** Share of the exam answered from memory on the exam day. */
  readonly expectedRecall: number;
  readonly letGo: number;
}

/** First answers of a section that count before the learner's own, at the share of right ones that is assumed. */
const PRIOR_FIRST_ANSWERS = 10;
const PRIOR_RIGHT_SHARE = 0.55;

/** One of five options is right by guessing. */
const GUESS_SHARE = 1 / 5;

/** Chances are rounded to this, so that few groups of new items have to be planned apart. */
const KNOWN_STEP = 0.05;

/** Makes the plan; null where the exam is not ahead or there is nothing to plan. */
export function planFor(input: LearnerPlanInput): LearnerPlan | null {
  const { summaries, today, examDay } = input;
  const usable = summaries.filter(
    (summary) => !isExpired(summary, today) && input.progressByKey.get(summary.key)?.suspended !== true,
  );
  if (examDay <= today || usable.length === 0) return null;
  const plan = makePlan(planInputOf(usable, input));
  const indexByKey = new Map<ItemKey, number>();
  usable.forEach(({ key }, item) => {
    const index = plan.index[item] as number;
    if (Number.isFinite(index)) indexByKey.set(key, index);
  });
  return {
    madeOn: today,
    examDay,
    minutesPerDay: input.time.minutesPerDay,
    indexByKey,
    retryKeys: new Set(usable.filter((_, item) => plan.retry[item] === 1).map(({ key }) => key)),
    days: plannedDays(plan, budgetOf(input)),
    expectedRecall: plan.expectedRecall,
    letGo: Math.round(plan.letGo),
  };
}

/** Items of the exam expected to be right: what is remembered, and every fifth of the rest. */
export function expectedScore(expectedRecall: number, examItems: number): number {
  return examItems * (expectedRecall + GUESS_SHARE * (1 - expectedRecall));
}

function budgetOf({ time, today, examDay, activityByDay }: LearnerPlanInput): Float64Array {
  return studyBudget({ time, today, activityByDay, daysLeft: Math.min(examDay - today, PLAN_DAYS_MAX) });
}

function planInputOf(usable: readonly ItemSummary[], input: LearnerPlanInput): PlanInput {
  const { progressByKey, blueprint, parameters, today, pace } = input;
  const progressOf = ({ key }: ItemSummary): ItemProgress => progressByKey.get(key) ?? UNSEEN_ITEM;
  // What was learned of an item that means something else now is as good as nothing.
  const recallOf = (summary: ItemSummary) => {
    const { recall } = progressOf(summary);
    return recall === null || isOutdated(recall, summary.changes) ? null : recall;
  };
  const shares = examSharesOf(usable, blueprint);
  const known = knownBySection(usable, progressOf);
  const millis = usable.map(({ characters }) => estimateMillis(characters, pace));
  const meanMillis = millis.reduce((sum, one) => sum + one, 0) / usable.length;
  const meanCharacters = usable.reduce((sum, { characters }) => sum + characters, 0) / usable.length;
  return {
    parameters,
    seconds: answerSeconds(meanCharacters, pace),
    budget: budgetOf(input),
    items: {
      weight: usable.map(({ key }) => shares.byKey.get(key) as number),
      length: millis.map((one) => one / meanMillis),
      elapsedDays: usable.map((summary) => {
        const recall = recallOf(summary);
        return recall === null ? -1 : Math.max(0, today - recall.lastDay);
      }),
      stability: usable.map((summary) => recallOf(summary)?.memory.stability ?? 1),
      difficulty: usable.map((summary) => recallOf(summary)?.memory.difficulty ?? 5),
      known: usable.map(({ section }) => known.get(section) as number),
    },
  };
}

/** By section: the chance to know an item at first sight, from the first answers so far, luck taken off. */
function knownBySection(
  usable: readonly ItemSummary[],
  progressOf: (summary: ItemSummary) => ItemProgress,
): ReadonlyMap<string, number> {
  const bySection = groupBy(usable, ({ section }) => section);
  return new Map(
    [...bySection].map(([section, summaries]) => {
      const scores = summaries.flatMap((summary) => progressOf(summary).firstScore ?? []);
      const right = scores.reduce((sum, score) => sum + score, 0) + PRIOR_FIRST_ANSWERS * PRIOR_RIGHT_SHARE;
      const share = right / (scores.length + PRIOR_FIRST_ANSWERS);
      const chance = (share - GUESS_SHARE) / (1 - GUESS_SHARE);
      return [section, Math.min(Math.max(Math.round(chance / KNOWN_STEP) * KNOWN_STEP, KNOWN_STEP), 0.95)];
    }),
  );
}

/**
 * The days from today on. Reviews may as well come a day earlier or later, and the programme keeps each day's minutes
 * only about: what is too much for a day is moved to the next, so that no day is planned beyond its minutes.
 */
function plannedDays({ firstSeconds, reviewSeconds }: Plan, budget: Float64Array): LearnerPlan["days"] {
  let [first, review] = [0, 0];
  return Array.from({ length: budget.length - 1 }, (_, fromToday) => {
    const left = budget.length - 1 - fromToday;
    first += firstSeconds[left] as number;
    review += reviewSeconds[left] as number;
    const seconds = budget[left] as number;
    const fitting = first + review === 0 ? 0 : Math.min(1, seconds / (first + review));
    const day = { budget: seconds, first: first * fitting, review: review * fitting };
    first -= day.first;
    review -= day.review;
    return day;
  });
}
