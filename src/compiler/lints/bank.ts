import { blueprintGaps } from "../../domain/blueprint.ts";
import type { Item } from "../../domain/item.ts";
import { sectionOfTopic } from "../../domain/item.ts";
import { plainText } from "../../domain/plain-text.ts";
import { toBlueprint } from "../bank/manifest.ts";
import type { Finding } from "../finding.ts";
import { finding } from "../finding.ts";
import type { CompiledItem } from "../item/compile-item.ts";
import { keyBalance } from "../measures/key-balance.ts";
import { longestIsKeyRate } from "../measures/option-lengths.ts";
import { bigrams, similarPairs } from "../measures/similarity.ts";
import { nodeAt, placeOf } from "../source/yaml-tree.ts";
import type { BankLint, LintContext } from "./context.ts";
import { askedFor, valuePlace } from "./subject.ts";

const ALIKE = 0.6; // Jaccard index of stem and key from which two items are worth a look
export const SAME = 0.9; // from which they are one item written twice
export const BALANCE_MIN_ITEMS = 50; // singles; with fewer the chi-square says little
const BALANCE_MIN_P = 0.05;
const LONGEST_MIN_ITEMS = 25; // singles; below that chance alone exceeds the limit too often
const LONGEST_MAX_RATE = 0.27; // five options give 0.20

/** Q401: items that ask the same. */
export const lintDuplicates: BankLint = ({ items }) => {
  const alive = items.filter(({ source }) => source.status !== "retired");
  return similarPairs(
    alive.map((subject) => bigrams(stemAndKey(subject))),
    ALIKE,
  ).flatMap(({ first, second, similarity }) => {
    const [a, b] = [alive[first], alive[second]];
    if (a === undefined || b === undefined || isVariant(a, b)) return [];
    const percent = Math.round(similarity * 100);
    return [
      finding("Q401", valuePlace(b, ["id"]), `${a.item.id} と ${percent}% 同じです`, {
        severity: similarity >= SAME ? "error" : "warning",
      }),
    ];
  });
};

/** The text by which items are compared: what is asked and what is right. */
export function stemAndKey(subject: CompiledItem): string {
  const { item } = subject;
  return plainText(item.stem) + keyText(subject);
}

function keyText(subject: CompiledItem): string {
  const { item } = subject;
  switch (item.type) {
    case "numeric":
      return String(item.answer.value);
    case "fill":
      return item.accepted[0] ?? "";
    case "cloze":
      return item.blanks.map(({ key }) => item.words.find(({ id }) => id === key)?.word ?? "").join("");
    case "ordering":
      return item.elements.map(({ text }) => plainText(text)).join("");
    default:
      return askedFor(subject)
        .map(({ plain }) => plain)
        .join("");
  }
}

export function isVariant(a: CompiledItem, b: CompiledItem): boolean {
  return a.source.variant_of === b.item.id || b.source.variant_of === a.item.id;
}

/** Q402: keys that crowd on one position. */
export const lintKeyBalance: BankLint = (context) =>
  bySection(context).flatMap(({ slug, index, items }) => {
    const balance = keyBalance(items);
    if (balance === null || balance.items < BALANCE_MIN_ITEMS || balance.p >= BALANCE_MIN_P) return [];
    const counts = Object.entries(balance.counts)
      .map(([id, count]) => `${id} ${count}`)
      .join("、");
    return [
      sectionFinding(
        context,
        "Q402",
        index,
        `科目「${slug}」の正答の位置が偏っています(${counts}、p = ${balance.p.toFixed(3)})`,
      ),
    ];
  });

/** Q403: the longest option wins too often. */
export const lintLongestRate: BankLint = (context) =>
  bySection(context).flatMap(({ slug, index, items }) => {
    const rate = longestIsKeyRate(items);
    const singles = items.filter(({ type }) => type === "single").length;
    if (rate === null || singles < LONGEST_MIN_ITEMS || rate <= LONGEST_MAX_RATE) return [];
    return [
      sectionFinding(
        context,
        "Q403",
        index,
        `科目「${slug}」では、いちばん長い肢を選ぶと ${Math.round(rate * 100)}% 当たります`,
      ),
    ];
  });

/** Q404: a mock exam that cannot be built, and topics that nobody can study. */
export const lintGaps: BankLint = (context) => {
  const sections = bySection(context);
  const counts = new Map(sections.map(({ slug, items }) => [slug, items.length]));
  const gaps = context.blueprints.flatMap(({ file, tree, source }) =>
    blueprintGaps(toBlueprint(source), counts).map(({ section, missing }) => {
      const index = source.sections.findIndex((one) => one.section === section);
      return finding(
        "Q404",
        placeOf(file, nodeAt(tree, ["sections", index, "section"])),
        `科目「${section}」の査読済みの問題が、試験一回分に ${missing} 問足りません`,
      );
    }),
  );
  const empty = sections.flatMap(({ slug, index, leaves, items }) => {
    const asked = new Set(items.map(({ topic }) => topic));
    const missing = leaves.filter((leaf) => !asked.has(leaf));
    if (missing.length === 0) return [];
    return [
      sectionFinding(
        context,
        "Q404",
        index,
        `科目「${slug}」の ${leaves.length} 論点のうち ${missing.length} に査読済みの問題がありません(${missing.map((leaf) => leaf.slice(slug.length + 1)).join("、")})`,
        "info",
      ),
    ];
  });
  return [...gaps, ...empty];
};

function bySection({ topics, items }: LintContext) {
  const reviewed = items.filter(({ source }) => source.status === "reviewed").map(({ item }) => item);
  return topics.source.sections.map(({ slug, topics: leaves }, index) => ({
    slug,
    index,
    leaves: leaves.map((leaf) => `${slug}/${leaf.slug}`),
    items: reviewed.filter((item: Item) => sectionOfTopic(item.topic) === slug),
  }));
}

function sectionFinding(
  { topics }: LintContext,
  code: "Q402" | "Q403" | "Q404",
  index: number,
  what: string,
  severity?: "info",
): Finding {
  const place = placeOf(topics.file, nodeAt(topics.tree, ["sections", index, "slug"]));
  return finding(code, place, what, severity === undefined ? {} : { severity });
}
