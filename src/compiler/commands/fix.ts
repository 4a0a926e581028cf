import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { listBanks, readBank } from "../bank/read-bank.ts";
import { fixText } from "../fix/fix-text.ts";
import { inspectFile } from "../fix/inspect-file.ts";
import { printFinding } from "../message.ts";
import { sourceFile } from "../source/source-file.ts";
import type { Command } from "./command.ts";
import { isFileOf, refusal, refuseId } from "./command.ts";

/** Mends what can be mended without losing text, in all files or in the item whose id is given. */
export const fix: Command = ({ project, words }) => {
  const [id] = words;
  const files = listBanks(project)
    .flatMap((bank) => readBank(project, bank).files)
    .filter(({ path }) => id === undefined || isFileOf(id, path));
  if (files.length === 0) return id === undefined ? refusal("question-bank/ に問題集がありません。") : refuseId(id);
  const results = files.map((file) => ({
    file,
    text: fixText(file.text, (text) => inspectFile(sourceFile(file.path, text))),
  }));
  const changed = results.filter(({ file, text }) => text !== file.text);
  for (const { file, text } of changed) writeFileSync(join(project, file.path), text);
  const remaining = results.flatMap(({ file, text }) => inspectFile(sourceFile(file.path, text)));
  const summary =
    changed.length === 0 ? "自動で直せるところはありませんでした。" : `${changed.length} 個のファイルを直しました。`;
  const advice = remaining.length === 0 ? "" : `\n人の目で直すところが ${remaining.length} 件あります。`;
  return {
    exitCode: 0,
    text: [
      ...changed.map(({ file }) => `直しました: ${file.path}`),
      summary + advice,
      ...remaining.map(printFinding),
    ].join("\n\n"),
    json: { fixed: changed.map(({ file }) => file.path), remaining: remaining.length },
  };
};
