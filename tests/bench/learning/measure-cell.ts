import { BASELINE, FILLED, FURTHER_POLICIES, HEAVY_FIRST, isComparedWithAll, MAIN_POLICIES, OURS } from "./cells.ts";
import { learnersOf } from "./learners.ts";
import { oracleBound } from "./oracle.ts";
import { type Cell, simulate } from "./simulate.ts";

/** Scores of all test learners under each policy, in the same order of learners. */
export interface CellScores {
  readonly cell: Cell;
  readonly scores: Readonly<Record<string, readonly number[]>>;
  /** Empty for the family whose memory the programme does not describe. */
  readonly oracle: readonly number[];
  /** The longest that a day of ours went over its minutes. */
  readonly overrunSeconds: number;
}

/** One row of the table. Gains are of what the app does, in points of percent of the expected score. */
export interface CellResult extends Cell {
  /** Over FSRS 0.90 with paced new items, paired, and the standard error of the mean. */
  readonly gainPoints: number;
  readonly standardError: number;
  /** Over the same with heavy sections first, and over the same with no minute left unused. */
  readonly gainOverHeavyFirst: number;
  readonly gainOverFilled: number;
  /** Share of the learners that score higher. */
  readonly betterOffShare: number;
  /** Of what the oracle bound has over the baseline; null where there is no bound. */
  readonly oracleGapClosed: number | null;
  readonly overrunSeconds: number;
  /** Mean score by policy. */
  readonly meanScores: Readonly<Record<string, number>>;
}

export function scoreCell(cell: Cell, isFull: boolean): CellScores {
  const learners = learnersOf("test");
  const policies = isFull && isComparedWithAll(cell) ? [...MAIN_POLICIES, ...FURTHER_POLICIES] : MAIN_POLICIES;
  const scores: Record<string, number[]> = {};
  let overrunSeconds = 0;
  for (const policy of policies) {
    const outcomes = learners.map((learner) => simulate(learner, cell, policy));
    scores[policy.name] = outcomes.map(({ score }) => score);
    if (policy === OURS) overrunSeconds = Math.max(...outcomes.map((outcome) => outcome.overrunSeconds));
  }
  const hasBound = cell.family === "fsrs" && cell.trouble === undefined;
  return {
    cell,
    scores,
    overrunSeconds,
    oracle: hasBound ? learners.map((learner) => oracleBound(learner, cell)) : [],
  };
}

export function resultOf({ cell, scores, oracle, overrunSeconds }: CellScores): CellResult {
  const of = (name: string): readonly number[] => scores[name] as readonly number[];
  const gains = differences(of(OURS.name), of(BASELINE.name));
  const gap = oracle.length === 0 ? null : mean(differences(oracle, of(BASELINE.name)));
  return {
    ...cell,
    gainPoints: mean(gains),
    standardError: Math.sqrt(mean(gains.map((gain) => (gain - mean(gains)) ** 2)) / (gains.length - 1)),
    gainOverHeavyFirst: mean(differences(of(OURS.name), of(HEAVY_FIRST.name))),
    gainOverFilled: mean(differences(of(OURS.name), of(FILLED.name))),
    betterOffShare: mean(gains.map((gain) => (gain > 0 ? 1 : 0))),
    oracleGapClosed: gap === null ? null : mean(gains) / gap,
    overrunSeconds,
    meanScores: Object.fromEntries(Object.entries(scores).map(([name, values]) => [name, mean(values)])),
  };
}

function differences(a: readonly number[], b: readonly number[]): readonly number[] {
  return a.map((value, index) => value - (b[index] as number));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
