import { guideLineOf, totalOf } from "../../../domain/exam/result.ts";
import type { ExamRow } from "../../../domain/progress.ts";
import { studyDayOf, studyDayToIsoDate } from "../../../domain/study-day.ts";

/** An exam that was handed in. */
export interface FinishedExam {
  readonly started: NonNullable<ExamRow["started"]>;
  readonly finished: NonNullable<ExamRow["finished"]>;
  readonly answers: ExamRow["responses"];
  readonly total: ReturnType<typeof totalOf>;
  /** 合格ライン(目安) for the items that were asked. */
  readonly guideLine: number;
  /** ISO date. */
  readonly day: string;
}

/** Null where it is still open, or is not on this device. */
export function finishedExam(row: ExamRow | undefined): FinishedExam | null {
  if (!row?.started || !row.finished) return null;
  const { started, finished, responses: answers } = row;
  const total = totalOf(finished.sections);
  return {
    started,
    finished,
    answers,
    total,
    guideLine: guideLineOf(started.blueprint, total.items),
    day: studyDayToIsoDate(studyDayOf(finished.wallMs, finished.zoneMinutes)),
  };
}
