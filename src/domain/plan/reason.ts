import type { ItemSummary } from "../bank.ts";
import type { Blueprint } from "../blueprint.ts";
import { isOutdated, recallToday } from "../due.ts";
import type { Memory } from "../memory.ts";
import type { Recall } from "../progress.ts";
import type { StudyDay } from "../study-day.ts";

/** Why an item is asked now. Shares and chances 0..1. */
export interface Reason {
  /** Days since the last answer; null where it was never met, or means something else now. */
  readonly daysSince: number | null;
  /** Chance of recall before this answer. */
  readonly recallNow: number;
  /** Chance of recall on the exam day with this answer, and without it; null without an exam ahead. */
  readonly onExamDay: { readonly asked: number; readonly notAsked: number } | null;
  /** Items of its section in the exam; 0 where the exam does not ask it. */
  readonly sectionItems: number;
  readonly isCorrected: boolean;
}

/** The facts behind a question, as they were before it was answered today. */
export function reasonFor(
  { section, changes }: ItemSummary,
  recall: Recall | null,
  context: {
    readonly memory: Memory;
    readonly blueprint: Blueprint;
    readonly today: StudyDay;
    readonly examDay: StudyDay | null;
  },
): Reason {
  const { memory, blueprint, today, examDay } = context;
  const isCorrected = recall !== null && isOutdated(recall, changes);
  const met = isCorrected ? null : recall;
  const daysSince = met === null ? null : Math.max(0, today - met.lastDay);
  const recallNow = met === null ? 0 : recallToday(met, changes, memory, today);
  return {
    daysSince,
    recallNow,
    isCorrected,
    sectionItems: blueprint.sections.find((one) => one.section === section)?.items ?? 0,
    onExamDay:
      examDay === null || examDay <= today ? null : onExamDay(met, recallNow, memory, examDay - today, daysSince),
  };
}

/** A wrong answer teaches too: the mean over both outcomes. */
function onExamDay(met: Recall | null, recallNow: number, memory: Memory, left: number, daysSince: number | null) {
  const state = met?.memory ?? null;
  const after = (rating: "good" | "again"): number =>
    memory.retrievability(memory.next(state, daysSince ?? 0, rating), left);
  return {
    asked: met === null ? after("again") : recallNow * after("good") + (1 - recallNow) * after("again"),
    notAsked: state === null ? 0 : memory.retrievability(state, (daysSince ?? 0) + left),
  };
}
