import { sectionOfTopic } from "../../domain/item.ts";
import type { CompiledBank } from "../bank/compile-bank.ts";
import type { CompiledItem } from "../item/compile-item.ts";
import { BALANCE_MIN_ITEMS, isVariant, SAME, stemAndKey } from "../lints/bank.ts";
import { TOTAL_MAX } from "../lints/stem.ts";
import { statementsOf } from "../lints/subject.ts";
import { WHY_MIN } from "../lints/support.ts";
import { keyBalance } from "../measures/key-balance.ts";
import { longestIsKeyRate } from "../measures/option-lengths.ts";
import { bigrams, similarPairs } from "../measures/similarity.ts";
import { countCharacters } from "../text/rich-text.ts";

const BLIND_SOLVERS = 2; // people who must have solved an item without seeing its key

/** A bank against the quality bar. Shares are 0..1, of the reviewed items; of the drafts while nothing is reviewed. */
export interface BankMeasures {
  readonly id: string;
  readonly items: number;
  readonly reviewed: number;
  readonly measured: "reviewed" | "drafts";
  readonly statuses: Readonly<Record<string, number>>;
  readonly types: Readonly<Record<string, number>>;
  readonly errors: number;
  readonly warningsPerItem: number;
  /** `quota`: items the exam asks in this section. */
  readonly sections: Readonly<Record<string, { readonly reviewed: number; readonly quota: number }>>;
  readonly leafCoverage: number;
  readonly citationShare: number;
  readonly lawCitationsResolved: number;
  readonly whyShare: number;
  readonly trapShare: number;
  readonly blindSolved: number;
  readonly longestIsKeyRate: number;
  readonly keyChiSquareMinP: number;
  /** Sections that the chi-square was taken over; empty where the whole bank had to do. */
  readonly keyChiSquareSections: readonly string[];
  readonly negativeShare: number;
  readonly nearDuplicates: number;
  readonly over600Share: number;
}

export function measureBank(bank: CompiledBank): BankMeasures {
  const alive = bank.items.filter(({ source }) => source.status !== "retired");
  const reviewed = alive.filter(({ source }) => source.status === "reviewed");
  const measured = reviewed.length > 0 ? reviewed : alive;
  const statements = measured.flatMap(statementsOf).map(({ statement }) => statement);
  const lawCitations = alive
    .flatMap(({ source }) => source.citations ?? [])
    .filter((citation) => "law" in citation).length;
  const choices = measured.filter(({ item }) => item.type !== "truefalse" && item.type !== "numeric");
  return {
    id: bank.id,
    items: alive.length,
    reviewed: reviewed.length,
    measured: reviewed.length > 0 ? "reviewed" : "drafts",
    statuses: countBy(bank.items, ({ source }) => source.status),
    types: countBy(alive, ({ item }) => item.type),
    errors: bank.findings.filter(({ severity }) => severity === "error").length,
    warningsPerItem: bank.findings.filter(({ severity }) => severity === "warning").length / Math.max(1, alive.length),
    sections: sectionCounts(bank, reviewed),
    leafCoverage: leafCoverage(bank, measured),
    citationShare: share(measured, ({ item }) => item.citations.length > 0),
    lawCitationsResolved: 1 - bank.findings.filter(({ code }) => code === "Q306").length / Math.max(1, lawCitations),
    whyShare: share(statements, ({ why }) => countCharacters(why) >= WHY_MIN),
    trapShare: share(
      statements.filter(({ verdict }) => !verdict),
      ({ trap }) => trap !== undefined,
    ),
    blindSolved: share(measured, ({ source }) => (source.credit.blind_solves?.solvers ?? 0) >= BLIND_SOLVERS),
    longestIsKeyRate: longestIsKeyRate(measured.map(({ item }) => item)) ?? 0,
    ...keyChiSquare(measured),
    negativeShare: share(choices, ({ item }) => item.negative),
    nearDuplicates: nearDuplicates(alive),
    over600Share: share(measured, ({ item }) => item.characters > TOTAL_MAX),
  };
}

function sectionCounts({ output }: CompiledBank, reviewed: readonly CompiledItem[]): BankMeasures["sections"] {
  const counts = countBy(reviewed, ({ item }) => sectionOfTopic(item.topic));
  return Object.fromEntries(
    (output?.manifest.sections ?? []).map(({ slug }) => {
      const quotas = (output?.manifest.blueprints ?? []).flatMap(({ sections }) =>
        sections.filter(({ section }) => section === slug),
      );
      return [slug, { reviewed: counts[slug] ?? 0, quota: Math.max(0, ...quotas.map(({ items }) => items)) }];
    }),
  );
}

function leafCoverage({ output }: CompiledBank, measured: readonly CompiledItem[]): number {
  const asked = new Set(measured.map(({ item }) => item.topic));
  const leaves = (output?.manifest.sections ?? []).flatMap(({ slug, topics }) =>
    topics.map((topic) => `${slug}/${topic.slug}`),
  );
  return share(leaves, (leaf) => asked.has(leaf));
}

/** The least even section; while every section is small, the bank as a whole. */
function keyChiSquare(
  measured: readonly CompiledItem[],
): Pick<BankMeasures, "keyChiSquareMinP" | "keyChiSquareSections"> {
  const items = measured.map(({ item }) => item);
  const large = [...Map.groupBy(items, ({ topic }) => sectionOfTopic(topic))]
    .map(([section, own]) => ({ section, balance: keyBalance(own) }))
    .filter(({ balance }) => (balance?.items ?? 0) >= BALANCE_MIN_ITEMS);
  const balances = large.length > 0 ? large.map(({ balance }) => balance) : [keyBalance(items)];
  return {
    keyChiSquareMinP: Math.min(1, ...balances.map((balance) => balance?.p ?? 1)),
    keyChiSquareSections: large.map(({ section }) => section),
  };
}

function nearDuplicates(items: readonly CompiledItem[]): number {
  return similarPairs(
    items.map((subject) => bigrams(stemAndKey(subject))),
    SAME,
  ).filter(({ first, second }) => {
    const [a, b] = [items[first], items[second]];
    return a !== undefined && b !== undefined && !isVariant(a, b);
  }).length;
}

function share<T>(values: readonly T[], predicate: (value: T) => boolean): number {
  return values.length === 0 ? 0 : values.filter(predicate).length / values.length;
}

function countBy<T>(values: readonly T[], key: (value: T) => string): Record<string, number> {
  return Object.fromEntries([...Map.groupBy(values, key)].map(([name, group]) => [name, group.length]));
}
