import { plainText } from "../../domain/plain-text.ts";
import { finding } from "../finding.ts";
import type { ItemLint } from "./context.ts";
import type { LintStatement } from "./subject.ts";
import { askedFor, statementsOf, wordsPlace } from "./subject.ts";

/** Words that hedge: whoever writes the true option knows the exceptions, and says so. */
const VAGUE =
  /原則として|原則である|(?:場合|こと|とき)(?:が|も)(?:ある|あり|あっ)|一般に|一般的に|おおむね|多くの場合|通例/;

/** Names of things: three characters of kanji or katakana, or a word of Latin letters. Shorter runs are everywhere. */
const CONTENT_WORD = /[\p{Script=Han}々]{3,}|[\p{Script=Katakana}ー]{3,}|[A-Za-z]{3,}/gu;

/** Words in which a question is put, not what it is about. */
const QUESTION_WORD = /記述|妥当|組合|該当|次の|最も|問題|対応|選/;

/** Q105: hedging words in what is asked for, and in nothing else. */
export const lintVague: ItemLint = (subject) => {
  const asked = new Set(askedFor(subject).map(({ statement }) => statement.id));
  const hedged = statementsOf(subject)
    .map((one) => ({ ...one, word: VAGUE.exec(one.plain)?.[0] }))
    .filter(({ word }) => word !== undefined);
  const [first] = hedged;
  if (first?.word === undefined || hedged.some(({ statement }) => !asked.has(statement.id))) return [];
  const where = hedged.map(({ statement, word }) => `${statement.id}「${word}」`).join("、");
  return [
    finding(
      "Q105",
      wordsPlace(subject, [...first.path, "text"], first.word),
      `ぼかす言葉が正答の肢にだけあります(${where})`,
    ),
  ];
};

/** Q106: a word of the stem that comes back in the key, and of which no distractor has any part. */
export const lintEcho: ItemLint = (subject) => {
  if (subject.item.type !== "single") return [];
  const [key, ...others] = askedFor(subject);
  if (key === undefined || others.length > 0) return [];
  const distractors = statementsOf(subject).filter(({ statement }) => statement.id !== key.statement.id);
  const words = plainText(subject.item.stem).match(CONTENT_WORD) ?? [];
  const echo = words.find(
    (word) =>
      !QUESTION_WORD.test(word) && key.plain.includes(word) && !distractors.some((one) => sharesPart(one, word)),
  );
  if (echo === undefined) return [];
  return [
    finding(
      "Q106",
      wordsPlace(subject, [...key.path, "text"], echo),
      `問題文の「${echo}」が、正答の肢 ${key.statement.id} にだけ出てきます`,
    ),
  ];
};

function sharesPart({ plain }: LintStatement, word: string): boolean {
  return [...word].some((character, index, all) => plain.includes(character + (all[index + 1] ?? "\n")));
}
