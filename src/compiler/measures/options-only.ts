import type { Item, SingleItem } from "../../domain/item.ts";
import { plainText } from "../../domain/plain-text.ts";
import { centred, featureRows, OPTION_FEATURES } from "./option-features.ts";
import type { NormalEquations, Row } from "./ridge.ts";
import { normalEquations, solveRidge, without } from "./ridge.ts";
import { bigrams } from "./similarity.ts";

const PENALTY = 10; // squared weights against squared errors; a bank of a few hundred items supports no more
const SMOOTHING = 1; // of each pair of characters, seen once in keys and once in distractors before any was counted

export interface OptionsOnly {
  /** Share of items whose key the solver picks; a tie counts in part. */
  readonly rate: number;
  /** What picking by lot would give. */
  readonly chance: number;
  readonly items: number;
  /** Ids of the items whose key it picks alone: where an author can take a cue away. */
  readonly hits: readonly string[];
  /** By what keys differ from distractors, the plainest first; `more` or `less` of it in keys. */
  readonly cues: readonly { readonly name: string; readonly inKeys: "more" | "less"; readonly t: number }[];
}

const CUE_MIN = 3; // standard errors by which keys must differ; one cue in 400 does so by chance

/**
 * A solver that never sees a stem: it learns from all other items of the bank how keys look and which pairs of
 * characters they hold, and picks the option that looks most like a key (ridge regression on the cues of
 * `option-features.ts` and on the words, leave-one-item-out, so it is deterministic and never sees its own answer).
 * Null with fewer than two items to learn from.
 */
export function solveOptionsOnly(items: readonly Item[]): OptionsOnly | null {
  const singles = items.filter((item): item is SingleItem => item.type === "single");
  if (singles.length < 2) return null;
  const words = countWords(singles);
  const groups = singles.map((item) => rowsOf(item, words));
  const size = groups[0]?.[0]?.features.length ?? 0;
  const sums = groups.map((rows) => normalEquations(rows, size));
  const all = sums.reduce(plus);
  const hits = groups.map((rows, index) => {
    const own = sums[index];
    return own === undefined ? 0 : hitChance(rows, solveRidge(without(all, own), PENALTY));
  });
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    rate: mean(hits),
    chance: mean(singles.map(({ options }) => 1 / options.length)),
    items: singles.length,
    hits: singles.flatMap(({ id }, index) => (hits[index] === 1 ? [id] : [])),
    cues: cuesOf(groups),
  };
}

function cuesOf(groups: readonly (readonly Row[])[]): OptionsOnly["cues"] {
  const keys = groups.flatMap((rows) => rows.filter(({ target }) => target > 0));
  return OPTION_FEATURES.flatMap(({ name }, at) => {
    const values = keys.map(({ features }) => features[at] ?? 0);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    const t = variance === 0 ? 0 : mean / Math.sqrt(variance / values.length);
    if (Math.abs(t) < CUE_MIN) return [];
    return [{ name, inKeys: t > 0 ? ("more" as const) : ("less" as const), t: Math.round(t * 10) / 10 }];
  }).sort((a, b) => Math.abs(b.t) - Math.abs(a.t));
}

function hitChance(rows: readonly Row[], weights: readonly number[]): number {
  const scores = rows.map(({ features }) => features.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0));
  const best = Math.max(...scores);
  const picked = rows.filter((_, index) => (scores[index] ?? 0) >= best);
  return picked.filter(({ target }) => target > 0).length / picked.length;
}

/** In how many keys and in how many distractors each pair of characters stands. */
interface WordCounts {
  readonly inKeys: ReadonlyMap<number, number>;
  readonly inDistractors: ReadonlyMap<number, number>;
  readonly ratio: number;
}

function countWords(singles: readonly SingleItem[]): WordCounts {
  const [inKeys, inDistractors] = [new Map<number, number>(), new Map<number, number>()];
  for (const { options, key } of singles) {
    for (const { id, text } of options) {
      const counts = id === key ? inKeys : inDistractors;
      for (const pair of bigrams(plainText(text))) counts.set(pair, (counts.get(pair) ?? 0) + 1);
    }
  }
  const options = singles.reduce((sum, one) => sum + one.options.length, 0);
  return { inKeys, inDistractors, ratio: (options - singles.length) / singles.length };
}

/** The cues of every option, and how much more its words stand in the keys of the other items than in distractors. */
function rowsOf({ options, key }: SingleItem, words: WordCounts): Row[] {
  const texts = options.map(({ text }) => plainText(text));
  const pairs = texts.map(bigrams);
  const own = (pair: number, isKey: boolean) =>
    options.filter(({ id }, at) => (id === key) === isKey && pairs[at]?.includes(pair)).length;
  const logOdds = pairs.map((set) =>
    set.reduce((sum, pair) => {
      const inKeys = (words.inKeys.get(pair) ?? 0) - own(pair, true) + SMOOTHING;
      const inDistractors = (words.inDistractors.get(pair) ?? 0) - own(pair, false) + SMOOTHING * words.ratio;
      return sum + Math.log((inKeys * words.ratio) / inDistractors);
    }, 0),
  );
  const wordRows = centred(logOdds.map((value) => [value]));
  return featureRows(texts).map((features, index) => ({
    features: [...features, ...(wordRows[index] ?? [])],
    target: (options[index]?.id === key ? 1 : 0) - 1 / options.length,
  }));
}

function plus(a: NormalEquations, b: NormalEquations): NormalEquations {
  return {
    gram: a.gram.map((line, i) => line.map((value, j) => value + (b.gram[i]?.[j] ?? 0))),
    moment: a.moment.map((value, i) => value + (b.moment[i] ?? 0)),
  };
}
