import { foldWritten, isAccepted } from "../../domain/built-answer.ts";
import { isWithinTolerance } from "../../domain/grading.ts";
import type { Item } from "../../domain/item.ts";
import { sectionOfTopic } from "../../domain/item.ts";
import { plainText } from "../../domain/plain-text.ts";
import type { Finding } from "../finding.ts";
import { finding } from "../finding.ts";
import type { CompiledItem } from "../item/compile-item.ts";
import { pickId } from "../item/compile-item.ts";
import { PLACEHOLDER } from "../item/item-template.ts";
import type { YamlPath } from "../source/yaml-tree.ts";
import type { ItemLint } from "./context.ts";
import { askedFor, fieldPlace, reasonsOf, statementsOf, valuePlace } from "./subject.ts";

/** Q002: the id names the file, belongs to its section, and no other item has it. */
export const lintId: ItemLint = (subject, { items }) => {
  const { file, item } = subject;
  const place = valuePlace(subject, ["id"]);
  const findings: Finding[] = [];
  const fileName = file.path.slice(file.path.lastIndexOf("/") + 1).replace(/\.ya?ml$/, "");
  if (fileName !== item.id) {
    findings.push(
      finding("Q002", place, `id「${item.id}」がファイル名「${fileName}」と違います`, {
        remedy: `ファイル名を「${item.id}.yaml」にするか、id を「${fileName}」にしてください。`,
      }),
    );
  }
  const section = sectionOfTopic(item.topic);
  if (item.id.replace(/-\d+$/, "") !== section) {
    findings.push(
      finding("Q002", place, `id「${item.id}」が科目「${section}」の番号ではありません`, {
        remedy: `番号は「${section}-0001」のように科目の名前で始めます。topic と id をそろえてください。`,
      }),
    );
  }
  const other = items.find((candidate) => candidate.item.id === item.id && candidate.file.path < file.path);
  if (other !== undefined)
    findings.push(finding("Q002", place, `id「${item.id}」は ${other.file.path} と重なっています`));
  return findings;
};

/** Q003: the key follows from the verdicts. */
export const lintKey: ItemLint = (subject) => {
  const { item } = subject;
  if (item.type === "truefalse" || item.type === "cloze" || item.type === "ordering") return [];
  if (item.type === "numeric" || item.type === "fill")
    return item.mistakes.flatMap(({ value }, index) => {
      const isRight =
        item.type === "numeric"
          ? isWithinTolerance(item.answer, Number(value))
          : isAccepted(item.accepted, String(value));
      return isRight ? [mistakeIsRight(subject, value, index)] : [];
    });
  const asked = askedFor(subject).map(({ statement }) => statement.id);
  const question = item.negative
    ? "誤っているものを問う問題文なので、verdict が false の肢"
    : "正しいものを問う問題文なので、verdict が true の肢";
  const place = valuePlace(subject, ["key"]);
  if (item.type === "single" && asked.length !== 1) {
    return [
      finding("Q003", place, `正答になる肢が ${asked.length} 個あります(${asked.join("、") || "なし"})`, {
        why: `${question}がちょうど一つ要ります。`,
      }),
    ];
  }
  const key = typeof item.key === "string" && item.type === "single" ? item.key : pickId([item.key].flat());
  const expected = pickId(asked);
  if (key !== expected) {
    return [
      finding("Q003", place, `key は「${expected}」のはずですが「${key}」と書かれています`, {
        why: `${question}が正答です。`,
      }),
    ];
  }
  if (item.type === "combination" && !item.picks.some((pick) => pick.id === expected)) {
    return [
      finding("Q003", fieldPlace(subject, ["picks"]), `正答の組合せ「${expected}」が picks にありません`, {
        remedy: "picks のどれか一つを正答の組合せにしてください。",
      }),
    ];
  }
  return [];
};

function mistakeIsRight(subject: CompiledItem, value: number | string, index: number): Finding {
  return finding(
    "Q003",
    valuePlace(subject, ["mistakes", index, "value"]),
    `誤答「${value}」が正答の範囲に入っています`,
    {
      why: "同じ答えが正答にも誤答にもなります。",
      remedy: "誤答の値か、正答の範囲(answer の tolerance、または accepted)を直してください。",
    },
  );
}

/** Q004: options, statements and picks differ, also in what a reader takes for the same. */
export const lintDuplicateOptions: ItemLint = (subject) => {
  const findings: Finding[] = [];
  const seen = new Map<string, string>();
  for (const { statement, path, plain } of statementsOf(subject)) {
    const folded = plain.normalize("NFKC").replace(/[\s、。,.]/g, "");
    const former = seen.get(folded);
    if (former !== undefined)
      findings.push(
        finding("Q004", valuePlace(subject, [...path, "text"]), `肢 ${statement.id} は肢 ${former} と同じ文です`),
      );
    else seen.set(folded, statement.id);
    const twin = statementsOf(subject).find((other) => other.statement.id === statement.id);
    if (twin !== undefined && twin.path[1] !== path[1]) {
      findings.push(
        finding("Q004", valuePlace(subject, [...path, "id"]), `記号「${statement.id}」の肢が二つあります`, {
          remedy: "記号を付け直してください。",
        }),
      );
    }
  }
  findings.push(...duplicateWords(subject));
  if (subject.item.type === "combination") {
    const { picks } = subject.item;
    picks.forEach((pick, index) => {
      if (picks.findIndex(({ id }) => id === pick.id) < index)
        findings.push(finding("Q004", valuePlace(subject, ["picks", index]), `組合せ「${pick.id}」が二つあります`));
    });
  }
  return findings;
};

/** Words and elements that a learner could not tell apart, or that have one name. */
function duplicateWords(subject: CompiledItem): Finding[] {
  const { item } = subject;
  const parts: { name: string; text: string; path: YamlPath }[] =
    item.type === "fill"
      ? item.accepted.map((text, index) => ({ name: String(index), text, path: ["accepted", index] }))
      : item.type === "cloze"
        ? item.words.map(({ id, word }, index) => ({ name: id, text: word, path: ["words", index, "word"] }))
        : item.type === "ordering"
          ? item.elements.map(({ id, text }, index) => ({
              name: id,
              text: plainText(text),
              path: ["elements", index, "text"],
            }))
          : [];
  return parts.flatMap(({ name, text, path }, index) => {
    const former = parts
      .slice(0, index)
      .find((other) => other.name === name || foldWritten(other.text) === foldWritten(text));
    if (former === undefined) return [];
    const what =
      former.name === name ? `記号「${name}」が二度使われています` : `「${text}」は「${former.text}」と同じです`;
    return [
      finding("Q004", valuePlace(subject, path), what, {
        why: "全角と半角、かなの違いは、同じ語として採点します。",
        remedy: "どちらかを消すか、別の語と記号にしてください。",
      }),
    ];
  });
}

/** Q001: the template's 〔 〕 are gone. */
export const lintPlaceholders: ItemLint = (subject) => {
  const texts: [YamlPath, string][] = [
    [["stem"], plainText(subject.item.stem)],
    [["explanation"], plainText(subject.item.explanation)],
    ...statementsOf(subject).flatMap(({ statement, path, plain }): [YamlPath, string][] => [
      [[...path, "text"], plain],
      [[...path, "trap"], statement.trap ?? ""],
    ]),
    ...reasonsOf(subject).map(({ why, path }): [YamlPath, string] => [path, plainText(why)]),
    ...wordsIn(subject.item),
  ];
  const left = texts.filter(([, text]) => PLACEHOLDER.test(text));
  const [first] = left;
  if (first === undefined) return [];
  return [
    finding("Q001", fieldPlace(subject, first[0]), `書きかけの〔 〕が ${left.length} か所残っています`, {
      severity: subject.source.status === "reviewed" ? "error" : "warning",
      why: "〔 〕は、書き始めの形が示す「ここに書く」の印です。",
      remedy: "〔 〕ごと消して、文を書いてください。",
    }),
  ];
};

function wordsIn(item: Item): [YamlPath, string][] {
  if (item.type === "fill") return item.accepted.map((word, index) => [["accepted", index], word]);
  if (item.type === "cloze") return item.words.map(({ word }, index) => [["words", index, "word"], word]);
  if (item.type === "ordering")
    return item.elements.map(({ text }, index) => [["elements", index, "text"], plainText(text)]);
  return [];
}
