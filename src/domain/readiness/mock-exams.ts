import type { ExamPrediction } from "../event.ts";
import type { ExamRow } from "../progress.ts";
import { studyDayOf } from "../study-day.ts";
import type { PastPrediction } from "./past-errors.ts";
import type { Readiness } from "./readiness.ts";

/** What an exam that begins now keeps of a prediction; undefined where too little is known to tell a score. */
export function examPredictionOf({ score, sections }: Readiness): ExamPrediction | undefined {
  if (score === null) return undefined;
  const told = sections.flatMap(({ section, score: own }) => (own === null ? [] : [{ section, ...own }]));
  return { total: score, sections: told };
}

/** The mock exams that were finished and predicted, in the order in which they were sat. */
export function pastPredictionsOf(exams: Iterable<ExamRow>): readonly PastPrediction[] {
  const past = [...exams].flatMap(({ started, finished }) => {
    const predicted = started?.predicted;
    if (predicted === undefined || finished === null) return [];
    const questions = finished.sections.reduce((sum, { items }) => sum + items, 0);
    const actual = finished.sections.reduce((sum, { score }) => sum + score, 0);
    const day = studyDayOf(finished.wallMs, finished.zoneMinutes);
    return [{ predicted: predicted.total.mean, actual, questions, day, wallMs: finished.wallMs }];
  });
  // A sum of fractions depends on their order, and devices are to agree.
  return past.sort((a, b) => a.wallMs - b.wallMs).map(({ wallMs: _, ...one }) => one);
}
