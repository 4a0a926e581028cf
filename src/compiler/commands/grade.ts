import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { SheetAnswers } from "../blind/answers.ts";
import { readAnswers } from "../blind/answers.ts";
import { addBlindSolve } from "../blind/credit.ts";
import type { GradedEntry } from "../blind/grade-sheet.ts";
import { gradeSheet, sectionShares } from "../blind/grade-sheet.ts";
import { readAskableItems } from "../blind/read-items.ts";
import type { SheetEntry, SheetHead } from "../blind/sheet.ts";
import { readHead, sheetEntry } from "../blind/sheet.ts";
import type { Command } from "./command.ts";
import { refusal } from "./command.ts";

const USAGE = "使い方: npm run bank -- grade 用紙.txt [答え.txt]   (--credit: 解いた人数を問題の credit に書く)";

/** A sheet says so once it was credited: the same solver must not count twice. */
const CREDITED = /^記録済み: /m;

/** Compares a filled sheet with the keys; with `--credit` counts the solver in each item's file. */
export const grade: Command = ({ project, words, options, today }) => {
  const [file] = words;
  if (file === undefined) return refusal(USAGE);
  const paths = words.map((word) => resolve(project, word));
  const missing = paths.findIndex((path) => !existsSync(path));
  if (missing >= 0) return refusal(`「${words[missing]}」というファイルがありません。`);
  const text = paths.map((path) => readFileSync(path, "utf8")).join("\n");
  const head = readHead(text);
  if (head === null)
    return refusal(
      "「用紙: seed=… form=… items=…」の行がないか、書き換わっています。\n答えを別のファイルに書いたときは、その行を写すか、用紙も並べて指定してください: grade 用紙.txt 答え.txt",
    );
  const found = findEntries(head, project, today);
  const written = readAnswers(text);
  const problem = firstProblem(head, found, written, options.has("skip-changed"));
  if (problem !== null) return refusal(`${problem}\n何も書き込んでいません。`);
  const { graded, unanswered, unreadable } = gradeSheet(found.entries, written);
  if (unreadable.length > 0) {
    const lines = unreadable.map(({ id, answer }) => `  ${id}: ${answer}   ← ${instructionOf(found.entries, id)}`);
    return refusal(
      `読めない答えがあります。直してからもう一度採点してください。\n${lines.join("\n")}\n何も書き込んでいません。`,
    );
  }
  if (options.has("credit")) {
    if (head.form === "options") return refusal("問題文のない用紙は、率を見るだけです。credit には書きません。");
    if (CREDITED.test(text))
      return refusal("この用紙は、もう credit に書いてあります。同じ人を二度数えないよう、何も書き込んでいません。");
    writeCredit(project, graded, paths.at(-1) ?? "", today);
  }
  return report(head, graded, unanswered, found, written, options.has("credit"));
};

interface FoundEntries {
  readonly entries: readonly SheetEntry[];
  readonly unknown: readonly string[];
  readonly changed: readonly string[];
}

function findEntries(head: SheetHead, project: string, today: string): FoundEntries {
  const { items, stimuliOf } = readAskableItems(project, today);
  const byId = new Map(items.map((subject) => [subject.item.id, subject]));
  const entries = head.items.flatMap(({ id, fingerprint }) => {
    const subject = byId.get(id);
    return subject === undefined ? [] : [{ fingerprint, entry: sheetEntry(subject, stimuliOf(subject), head) }];
  });
  const isSame = ({ fingerprint, entry }: (typeof entries)[number]) => fingerprint === entry.fingerprint;
  return {
    entries: entries.filter(isSame).map(({ entry }) => entry),
    unknown: head.items.flatMap(({ id }) => (byId.has(id) ? [] : [id])),
    changed: entries.filter((one) => !isSame(one)).map(({ entry }) => entry.subject.item.id),
  };
}

function firstProblem(
  head: SheetHead,
  { unknown, changed }: FoundEntries,
  { answers, objections, contradictions }: SheetAnswers,
  skipChanged: boolean,
): string | null {
  const onSheet = new Set(head.items.map(({ id }) => id));
  const strange = [...answers.keys(), ...objections.map(({ id }) => id)].filter((id) => !onSheet.has(id));
  if (strange.length > 0) return `用紙にない番号の行があります: ${[...new Set(strange)].join("、")}`;
  if (contradictions.length > 0) return `答えが二通り書かれています: ${contradictions.join("、")}`;
  if (skipChanged) return null;
  if (unknown.length > 0) return `問題集にもうない問題です: ${unknown.join("、")}\n除いて採点するなら --skip-changed`;
  if (changed.length > 0)
    return `用紙を出した後に、問題文か肢が変わっています: ${changed.join("、")}\n変わった問題を除いて採点するなら --skip-changed`;
  return null;
}

function instructionOf(entries: readonly SheetEntry[], id: string): string {
  return entries.find(({ subject }) => subject.item.id === id)?.way.instruction ?? "";
}

/** All texts are made before the first is written: with one that cannot be made, none changes. */
function writeCredit(project: string, graded: readonly GradedEntry[], sheet: string, today: string): void {
  const texts = graded.map(({ entry, agrees }) => ({
    path: join(project, entry.subject.file.path),
    text: addBlindSolve(entry.subject.file, agrees),
  }));
  for (const { path, text } of texts) writeFileSync(path, text);
  const answers = readFileSync(sheet, "utf8");
  writeFileSync(sheet, `${answers}${answers.endsWith("\n") ? "" : "\n"}記録済み: ${today} ${graded.length} 問\n`);
}

function report(
  head: SheetHead,
  graded: readonly GradedEntry[],
  unanswered: readonly string[],
  { unknown, changed }: FoundEntries,
  { objections }: SheetAnswers,
  credited: boolean,
) {
  const sections = sectionShares(graded);
  const agreed = graded.filter(({ agrees }) => agrees).length;
  const disagreements = graded
    .filter(({ agrees }) => !agrees)
    .map(({ entry, chosen }) => ({ id: entry.subject.item.id, chosen, key: entry.way.key }));
  const list = (title: string, ids: readonly string[]) => (ids.length === 0 ? [] : [`${title}: ${ids.join("、")}`]);
  const text = [
    `${head.form === "options" ? "問題文なしで選んだ答え" : "答え"} ${graded.length} 問のうち ${share(agreed, graded.length)} が正答と一致`,
    ...sections.map((one) => `  ${one.section}: ${share(one.agreed, one.answered)}`),
    ...(head.form === "options"
      ? []
      : disagreements.map(({ id, chosen, key }) => `\n${id}\n  答え: ${chosen}\n  正答: ${key}`)),
    ...(objections.length === 0 ? [] : ["\n指摘:", ...objections.map(({ id, text: words }) => `  ${id}: ${words}`)]),
    ...list("\n答えのない問題", unanswered),
    ...list("\n採点しなかった問題", [...unknown, ...changed]),
    ...(credited ? [`\n${graded.length} 問の credit.blind_solves に書きました。`] : []),
  ].join("\n");
  const json = {
    seed: head.seed,
    form: head.form,
    answered: graded.length,
    agreed,
    sections,
    disagreements,
    objections,
    unanswered,
    skipped: [...unknown, ...changed],
    credited: credited ? graded.length : 0,
  };
  return { exitCode: 0, text, json };
}

function share(part: number, whole: number): string {
  return `${part}/${whole}(${whole === 0 ? 0 : Math.round((100 * part) / whole)}%)`;
}
