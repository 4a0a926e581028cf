import { sectionOfTopic } from "../../domain/item.ts";
import type { CompiledBank } from "../bank/compile-bank.ts";
import type { CompiledItem } from "../item/compile-item.ts";
import { BALANCE_MIN_ITEMS, isVariant, SAME, stemAndKey } from "../lints/bank.ts";
import { lintNegative, TOTAL_MAX } from "../lints/stem.ts";
import { reasonsOf, statementsOf } from "../lints/subject.ts";
import { WHY_MIN } from "../lints/support.ts";
import { keyBalance } from "../measures/key-balance.ts";
import { longestIsKeyRate } from "../measures/option-lengths.ts";
import { solveOptionsOnly } from "../measures/options-only.ts";
import { bigrams, similarPairs } from "../measures/similarity.ts";
import { countCharacters } from "../text/rich-text.ts";
import type { BankMeasures } from "./bank-measures.ts";

const BLIND_SOLVERS = 2; // people who must have solved an item without seeing its key

export function measureBank(bank: CompiledBank): BankMeasures {
  const alive = bank.items.filter(({ source }) => source.status !== "retired");
  const reviewed = alive.filter(({ source }) => source.status === "reviewed");
  const measured = reviewed.length > 0 ? reviewed : alive;
  const statements = measured.flatMap(statementsOf).map(({ statement }) => statement);
  const lawCitations = alive.flatMap(lawCitationsOf).length;
  const lawItems = measured.filter(({ source }) => (source.citations ?? []).some((citation) => "law" in citation));
  const solves = measured.flatMap(({ source }) => source.credit.blind_solves ?? []);
  const solvers = solves.reduce((sum, one) => sum + one.solvers, 0);
  const choices = measured.filter((subject) => statementsOf(subject).length > 0);
  const negatives = measured.filter(({ item }) => item.negative);
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
    whyShare: share(measured.flatMap(reasonsOf), ({ why }) => countCharacters(why) >= WHY_MIN),
    trapShare: share(
      statements.filter(({ verdict }) => !verdict),
      ({ trap }) => trap !== undefined,
    ),
    blindSolved: share(measured, ({ source }) => (source.credit.blind_solves?.solvers ?? 0) >= BLIND_SOLVERS),
    blindAgreement: solvers === 0 ? null : solves.reduce((sum, one) => sum + one.agreed, 0) / solvers,
    longestIsKeyRate: longestIsKeyRate(measured.map(({ item }) => item)) ?? 0,
    optionsOnly: solveOptionsOnly(measured.map(({ item }) => item)),
    ...keyChiSquare(measured),
    negativeShare: share(choices, ({ item }) => item.negative),
    negativeEmphasised: negatives.length === 0 ? 1 : share(negatives, (subject) => lintNegative(subject).length === 0),
    nearDuplicates: nearDuplicates(alive),
    over600Share: share(measured, ({ item }) => item.characters > TOTAL_MAX),
    lawItems: lawItems.length,
    applicationShare: share(lawItems, ({ source }) => source.level === "application"),
  };
}

function lawCitationsOf({ source }: CompiledItem) {
  const parts =
    "options" in source
      ? source.options
      : "statements" in source
        ? source.statements
        : "blanks" in source
          ? source.blanks
          : [];
  return [...(source.citations ?? []).filter((one) => "law" in one), ...parts.flatMap(({ cite }) => cite ?? [])];
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
): Pick<BankMeasures, "keyChiSquareMinP" | "keyChiSquareSections" | "keyChiSquareP"> {
  const items = measured.map(({ item }) => item);
  const large = [...Map.groupBy(items, ({ topic }) => sectionOfTopic(topic))]
    .map(([section, own]) => ({ section, balance: keyBalance(own) }))
    .filter(({ balance }) => (balance?.items ?? 0) >= BALANCE_MIN_ITEMS);
  const balances = large.length > 0 ? large.map(({ balance }) => balance) : [keyBalance(items)];
  return {
    keyChiSquareMinP: Math.min(1, ...balances.map((balance) => balance?.p ?? 1)),
    keyChiSquareSections: large.map(({ section }) => section),
    keyChiSquareP: Object.fromEntries(large.map(({ section, balance }) => [section, balance?.p ?? 1])),
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
