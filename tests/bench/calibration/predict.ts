import { reviewsOf } from "../../../src/domain/answer-reviews.ts";
import type { ItemSummary } from "../../../src/domain/bank.ts";
import type { Blueprint } from "../../../src/domain/blueprint.ts";
import type { StoredEvent } from "../../../src/domain/event.ts";
import type { ItemKey } from "../../../src/domain/item.ts";
import { cutsOf } from "../../../src/domain/log.ts";
import { createMemory, DEFAULT_PARAMETERS } from "../../../src/domain/memory.ts";
import type { ItemProgress } from "../../../src/domain/progress.ts";
import { fitLog } from "../../../src/domain/proposal.ts";
import { predictScore } from "../../../src/domain/readiness/readiness.ts";
import { type ScoreBand, shownBand } from "../../../src/domain/readiness/score-band.ts";
import { replay } from "../../../src/domain/replay.ts";
import { drawn } from "../learning/draw.ts";
import { GUESS } from "../learning/learners.ts";
import type { Truth } from "../learning/truth.ts";
import type { Learner } from "./learners.ts";
import { FIRST_DAY, ITEMS, SECTIONS, sectionOf, study, topicOf } from "./study.ts";

/** Exams drawn for each prediction. */
const EXAMS = 40;

const SUMMARIES: readonly ItemSummary[] = Array.from({ length: ITEMS }, (_, item) => ({
  key: `bank/${item}`,
  bankId: "bank",
  type: "single",
  version: 1,
  section: `s${sectionOf(item)}`,
  topic: topicOf(item),
  difficulty: 3,
  characters: 250,
  enemies: [],
  changes: [],
  statementIds: [],
}));

const BLUEPRINT: Blueprint = {
  id: "exam",
  title: "",
  minutes: 165,
  guideLine: 40,
  sections: SECTIONS.map(({ questions }, section) => ({ section: `s${section}`, items: questions, guideLine: 0 })),
  source: "",
  asOf: "",
};

/** A prediction, and what came of it. Scores in questions. */
export interface Prediction {
  readonly coverage: number;
  readonly band: ScoreBand;
  readonly shown: { readonly low: number; readonly high: number };
  /** What the learner would score on average, over all exams that could be drawn. */
  readonly expected: number;
  /** What single exams gave. */
  readonly drawn: readonly number[];
}

/** One learner on the way through the bank: predicted at each coverage for the morning after, and examined then. */
export function predictAlong(learner: Learner): readonly Prediction[] {
  return study(learner, ({ coverage, day, events, truth, met }) => {
    const { score } = predictScore({
      summaries: SUMMARIES,
      ...believed(events),
      blueprint: BLUEPRINT,
      day: FIRST_DAY + day + 1,
      questions: "new",
      past: [],
    });
    if (score === null) throw new Error(`Inconsistent: nothing is told at a coverage of ${coverage}`);
    const chances = chancesOf(learner, truth, met, day + 1);
    return {
      coverage,
      band: score,
      shown: shownBand(score),
      expected: expectedScore(learner, chances),
      drawn: Array.from({ length: EXAMS }, (_, exam) => drawnScore(learner, chances, coverage, exam)),
    };
  });
}

/** What the app would know: the rows, under parameters fitted to the log where they predict it better. */
function believed(events: readonly StoredEvent[]) {
  const { proposal } = fitLog(reviewsOf(events), DEFAULT_PARAMETERS);
  const memory = createMemory(proposal.kind === "adopted" ? proposal.parameters : DEFAULT_PARAMETERS);
  const progressByKey = new Map<ItemKey, ItemProgress>();
  for (const [subject, row] of replay(events, cutsOf(events), memory)) {
    if (subject.startsWith("item/")) progressByKey.set(subject.slice("item/".length), row as ItemProgress);
  }
  return { memory, progressByKey };
}

/** By item: the chance to be right at a question that turns on it. */
function chancesOf({ knownBySection }: Learner, truth: Truth, met: Uint8Array, day: number): Float64Array {
  return Float64Array.from({ length: ITEMS }, (_, item) => {
    const known = met[item] === 1 ? truth.recall(item, day) : (knownBySection[sectionOf(item)] as number);
    return known + (1 - known) * GUESS;
  });
}

function expectedScore({ transfer, knownBySection }: Learner, chances: Float64Array): number {
  return SECTIONS.reduce((sum, { questions, from, to }, section) => {
    const members = chances.subarray(from, to);
    const inBank = members.reduce((total, chance) => total + chance, 0) / members.length;
    const known = knownBySection[section] as number;
    return sum + questions * (transfer * inBank + (1 - transfer) * (known + (1 - known) * GUESS));
  }, 0);
}

/** One exam: no item turned on twice; some questions turn on none. */
function drawnScore(learner: Learner, chances: Float64Array, coverage: number, exam: number): number {
  let right = 0;
  let draws = 0;
  const luck = (): number => drawn(learner.number, Math.round(coverage * 100) * EXAMS + exam, draws++, 77);
  for (const [section, { questions, from, to }] of SECTIONS.entries()) {
    const left = Array.from({ length: to - from }, (_, index) => from + index);
    const known = learner.knownBySection[section] as number;
    for (let question = 0; question < questions; question++) {
      const isInBank = luck() < learner.transfer;
      const [item] = left.splice(Math.floor(luck() * left.length), 1);
      const chance = isInBank ? (chances[item as number] as number) : known + (1 - known) * GUESS;
      if (luck() < chance) right++;
    }
  }
  return right;
}
