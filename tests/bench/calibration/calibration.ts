import type { Measurement } from "../measurement.ts";
import { COVERAGES, type Half, learnersOf } from "./learners.ts";
import { type Prediction, predictAlong } from "./predict.ts";

/** The half whose figures are given; the other one was tuned on. `--full` shows both. */
const REPORTED: Half = "test";

/**
 * An exam of which only half turns on what the bank holds, against the four fifths that the app assumes: what it costs
 * if that assumption, which no simulation can check, is far off.
 */
const STRANGE_TRANSFER = 0.5;

interface Row {
  readonly half: Half;
  readonly family: string;
  readonly coverage: number;
  readonly learners: number;
  /** Of the exam's 55 questions: against what the learner would score on average, and against single exams. */
  readonly errorToExpected: number;
  readonly errorToDrawn: number;
  /** The least that the latter could be: the error of somebody who knew the expected score. */
  readonly drawnFloor: number;
  /** Mean of predicted less expected. */
  readonly bias: number;
  /** Share of single exams whose score lies in the band that is shown, and its mean width in questions. */
  readonly bandCoverage: number;
  readonly bandWidth: number;
  /** The same with the score expected. */
  readonly expectedInBand: number;
}

/**
 * How well the predicted score fits simulated learners, at 10, 30, 50 % and full coverage of the bank: half of them
 * with FSRS-shaped memories of real people, half with memories that FSRS does not describe.
 */
export async function measureCalibration(isFull: boolean): Promise<Measurement> {
  const rows: Row[] = [];
  for (const half of isFull ? (["tune", "test"] as const) : [REPORTED]) {
    const predictions = learnersOf(half).map((learner) => ({ learner, along: predictAlong(learner) }));
    const strange = learnersOf(half).map((learner) => {
      const stranger = { ...learner, transfer: STRANGE_TRANSFER };
      return { learner: stranger, along: predictAlong(stranger) };
    });
    for (const family of ["all", "fsrs", "mismatched", "strangeExam"] as const) {
      const own =
        family === "strangeExam"
          ? strange
          : predictions.filter(({ learner }) => family === "all" || learner.family === family);
      for (const coverage of COVERAGES) {
        rows.push(
          rowOf(
            { half, family, coverage },
            own.flatMap(({ along }) => along.filter((one) => one.coverage === coverage)),
          ),
        );
      }
    }
  }
  return { figures: { learners: 2 * learnersOf("test").length, questions: 55, rows }, table: rows.map(rounded) };
}

function rowOf(about: Pick<Row, "half" | "family" | "coverage">, predictions: readonly Prediction[]): Row {
  const drawn = predictions.flatMap((one) => one.drawn.map((score) => ({ ...one, score })));
  return {
    ...about,
    learners: predictions.length,
    errorToExpected: mean(predictions.map(({ band, expected }) => Math.abs(band.mean - expected))),
    errorToDrawn: mean(drawn.map(({ band, score }) => Math.abs(band.mean - score))),
    drawnFloor: mean(drawn.map(({ expected, score }) => Math.abs(expected - score))),
    bias: mean(predictions.map(({ band, expected }) => band.mean - expected)),
    bandCoverage: mean(drawn.map(({ shown, score }) => (shown.low <= score && score <= shown.high ? 1 : 0))),
    bandWidth: mean(predictions.map(({ shown }) => shown.high - shown.low)),
    expectedInBand: mean(
      predictions.map(({ band, expected }) => (band.low <= expected && expected <= band.high ? 1 : 0)),
    ),
  };
}

function rounded(row: Row): object {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [key, typeof value === "number" ? Math.round(value * 100) / 100 : value]),
  );
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
