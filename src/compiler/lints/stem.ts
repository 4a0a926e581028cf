import { plainText } from "../../domain/plain-text.ts";
import type { Finding } from "../finding.ts";
import { finding } from "../finding.ts";
import type { CompiledItem } from "../item/compile-item.ts";
import { negativePhrase } from "../item/negative.ts";
import type { Edit } from "../source/edit.ts";
import type { YamlPath } from "../source/yaml-tree.ts";
import { nodeAt } from "../source/yaml-tree.ts";
import { countCharacters, strongTexts } from "../text/rich-text.ts";
import type { ItemLint } from "./context.ts";
import { fieldPlace, statementsOf, valuePlace, wordsPlace } from "./subject.ts";

const STEM_MAX = 220; // characters that fit a phone together with the first options
const OPTION_MAX = 90; // characters; four lines at the default text size
export const TOTAL_MAX = 600; // characters; beyond that options cannot be compared without scrolling back
const SENTENCE_MAX = 100; // characters
const COMMAS_MAX = 3; // 読点 in a sentence

/** A pointing word, and what must stand before it in the same text. */
const POINTERS: readonly { readonly word: RegExp; readonly antecedent: RegExp }[] = [
  { word: /これら|それら/, antecedent: /及び|又は|並びに|と|や|、|・/ },
  { word: /前者|後者/, antecedent: /及び|又は|と|、/ },
  { word: /同法/, antecedent: /法/ },
  { word: /同条例/, antecedent: /条例/ },
  { word: /同条(?!例)/, antecedent: /条/ },
  { word: /同項/, antecedent: /項/ },
];

/** Q201: a negative stem that could be overlooked. */
export function lintNegative(subject: CompiledItem): Finding[] {
  if (!subject.item.negative) return [];
  const phrase = negativePhrase(plainText(subject.item.stem)) ?? "";
  const words = negativeWords(phrase);
  if (
    strongTexts(subject.item.stem).some(
      (strong) => strong.includes(words) || (strong !== "" && words.startsWith(strong)),
    )
  )
    return [];
  return [
    finding("Q201", wordsPlace(subject, ["stem"], phrase), `「${phrase}」が太字になっていません`, {
      edits: emphasise(subject, phrase),
    }),
  ];
}

/** 妥当でないもの -> 妥当でない: the noun need not be bold. */
function negativeWords(phrase: string): string {
  return phrase.replace(/(?:もの|記述|文|説明|組合せ|組み合わせ|肢|選択肢|値|の)$/, "");
}

/** Only where the words stand once, without markup or a line break between them. */
function emphasise(subject: CompiledItem, phrase: string): Edit[] {
  const node = nodeAt(subject.tree, ["stem"]);
  const raw = subject.file.text.slice(node.start, node.end);
  const at = raw.indexOf(phrase);
  if (at < 0 || raw.indexOf(phrase, at + 1) >= 0 || raw.includes("**")) return [];
  return [{ start: node.start + at, end: node.start + at + phrase.length, text: `**${phrase}**` }];
}

/** Q203: a pointing word whose antecedent stands elsewhere; options are shuffled and asked alone. */
export const lintPointers: ItemLint = (subject) =>
  statementsOf(subject).flatMap(({ statement, path, plain }) =>
    POINTERS.flatMap(({ word, antecedent }) => {
      const match = word.exec(plain);
      if (match === null || antecedent.test(plain.slice(0, match.index))) return [];
      return [
        finding(
          "Q203",
          wordsPlace(subject, [...path, "text"], match[0]),
          `肢 ${statement.id} の「${match[0]}」が何を指すか、肢の中にありません`,
        ),
      ];
    }),
  );

/** Q204: sentences that must be read twice. */
export const lintSentences: ItemLint = (subject) => {
  const texts: [YamlPath, string][] = [
    [["stem"], plainText(subject.item.stem)],
    ...statementsOf(subject).map(({ path, plain }): [YamlPath, string] => [[...path, "text"], plain]),
  ];
  return texts.flatMap(([path, text]) =>
    text.split(/(?<=。)|\n/).flatMap((sentence) => inspectSentence(subject, path, sentence)),
  );
};

function inspectSentence(subject: CompiledItem, path: YamlPath, sentence: string): Finding[] {
  const length = countCharacters(sentence);
  // Quoted terms of a statute and remarks in brackets cannot be shortened by the author.
  const commas = [...sentence.replace(/「[^」]*」|（[^）]*）|\([^)]*\)/g, "")].filter(
    (character) => character === "、",
  ).length;
  if (length <= SENTENCE_MAX && commas <= COMMAS_MAX) return [];
  const what = length > SENTENCE_MAX ? `一文が ${length} 字あります` : `一文に読点が ${commas} 個あります`;
  return [finding("Q204", wordsPlace(subject, path, sentence.slice(0, 10)), what)];
}

/** Q205: more than a phone shows. */
export const lintLength: ItemLint = (subject) => {
  const { item } = subject;
  const findings: Finding[] = [];
  const stem = countCharacters(item.stem);
  if (stem > STEM_MAX)
    findings.push(finding("Q205", fieldPlace(subject, ["stem"]), `問題文が ${stem} 字あります(${STEM_MAX} 字まで)`));
  for (const { statement, path } of statementsOf(subject)) {
    const length = countCharacters(statement.text);
    if (length > OPTION_MAX)
      findings.push(
        finding(
          "Q205",
          valuePlace(subject, [...path, "id"]),
          `肢 ${statement.id} が ${length} 字あります(${OPTION_MAX} 字まで)`,
        ),
      );
  }
  if (item.characters > TOTAL_MAX)
    findings.push(
      finding("Q205", fieldPlace(subject, ["stem"]), `全体で ${item.characters} 字あります(${TOTAL_MAX} 字まで)`),
    );
  return findings;
};
