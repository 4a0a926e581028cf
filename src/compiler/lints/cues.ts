import { finding } from "../finding.ts";
import { optionLengths } from "../measures/option-lengths.ts";
import { countCharacters } from "../text/rich-text.ts";
import type { ItemLint } from "./context.ts";
import { statementsOf, valuePlace, wordsPlace } from "./subject.ts";

const LONGEST_WARNING = 1.2; // key : longest distractor; below that nobody sees it
const LONGEST_ERROR = 1.6; // so long that it stands out on any screen
const SHORT_OPTIONS = 12; // characters; among names and numbers a few letters more are no cue
const OUTLIER = 2; // times the middle of the others, or a half of it

const ALL_OR_NONE =
  /(?:すべて|全て|全部|いずれも|どれも)(?:正しい|誤り|妥当)|該当(?:なし|するものはない)|正しいものはない|いずれでもない/;
const ABSOLUTE = /必ず|常に|すべて|全て|のみ(?!ならず)|に限(?:り|る|られ)/;

/** Q101: the key is the longest option by far. */
export const lintLongestKey: ItemLint = (subject) => {
  const { item } = subject;
  if (item.type !== "single") return [];
  const { key, distractors } = optionLengths(item);
  const longest = Math.max(...distractors);
  const ratio = key / longest;
  if (ratio < LONGEST_WARNING || key < SHORT_OPTIONS) return [];
  const index = item.options.findIndex(({ id }) => id === item.key);
  return [
    finding(
      "Q101",
      valuePlace(subject, ["options", index, "text"]),
      `正答が ${key} 字、最も長い誤答が ${longest} 字で、${ratio.toFixed(1)} 倍です`,
      {
        severity: ratio > LONGEST_ERROR ? "error" : "warning",
      },
    ),
  ];
};

/** Q102: one option, key or not, is out of line with the others. */
export const lintOutlierLength: ItemLint = (subject) => {
  const statements = statementsOf(subject).map((one) => ({ ...one, length: countCharacters(one.statement.text) }));
  const outliers = statements.filter(({ length }, index) => {
    const others = statements.filter((_, other) => other !== index).map((other) => other.length);
    const middle = median(others);
    if (Math.max(length, middle) < SHORT_OPTIONS * OUTLIER) return false;
    return length > OUTLIER * middle || length * OUTLIER < middle;
  });
  const [only, ...more] = outliers;
  if (only === undefined || more.length > 0) return [];
  return [
    finding(
      "Q102",
      valuePlace(subject, [...only.path, "text"]),
      `肢 ${only.statement.id} だけが ${only.length} 字で、ほかの肢と長さが大きく違います`,
    ),
  ];
};

/** Q103: an option about the other options. */
export const lintAllOrNone: ItemLint = (subject) =>
  statementsOf(subject).flatMap(({ statement, path, plain }) => {
    const words = ALL_OR_NONE.exec(plain)?.[0];
    return words === undefined
      ? []
      : [
          finding(
            "Q103",
            wordsPlace(subject, [...path, "text"], words),
            `肢 ${statement.id} が「${words}」という肢です`,
          ),
        ];
  });

/** Q104: absolutes in wrong statements, and in no right one. */
export const lintAbsolutes: ItemLint = (subject) => {
  const statements = statementsOf(subject).map((one) => ({ ...one, word: ABSOLUTE.exec(one.plain)?.[0] }));
  if (statements.some(({ statement, word }) => statement.verdict && word !== undefined)) return [];
  const wrong = statements.filter(({ word }) => word !== undefined);
  const [first] = wrong;
  if (first?.word === undefined) return [];
  const where = wrong.map(({ statement, word }) => `${statement.id}「${word}」`).join("、");
  return [
    finding(
      "Q104",
      wordsPlace(subject, [...first.path, "text"], first.word),
      `断定する言葉が誤りの肢にだけあります(${where})`,
    ),
  ];
};

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2;
}
