import { nearest } from "../source/nearest.ts";
import { blind } from "./blind.ts";
import { build } from "./build.ts";
import { check } from "./check.ts";
import type { Command, CommandResult } from "./command.ts";
import { refusal } from "./command.ts";
import { parseCommandLine } from "./command-line.ts";
import { fix } from "./fix.ts";
import { grade } from "./grade.ts";
import { newItem } from "./new.ts";
import { report } from "./report.ts";

const COMMANDS: Readonly<Record<string, Command>> = { check, fix, build, report, new: newItem, blind, grade };

const USAGE = `使い方: npm run bank -- <すること>

  check [番号]       問題を確かめ、間違いを行と直し方で示す
  fix [番号]         安全に直せる書き間違い(引用符、全角の記号、タブ、否定の太字)を直す
  new 科目/論点      空いている番号で、書き始めのファイルを作る(--type cloze など: 出題形式)
  blind 科目         正答を伏せた解答用紙を出す(--from 11 --to 20: 番号の範囲、番号を並べてもよい、
                     --seed 2: 肢の並べ方、--options-only: 問題文なし)
  grade 用紙 [答え]  解答用紙を採点する(--credit: 人数を credit に書く、--skip-changed: 変わった問題を除く)
  report             問題集の質を、目標と並べて表にする
  build [--drafts]   public/bank/ に配布用のファイルを作る(--drafts: 下書きも入れる)

  --json             結果を JSON 一つで出す`;

export interface RunOutput {
  readonly exitCode: number;
  /** What goes to standard output: text, or with `--json` one JSON object on one line. */
  readonly output: string;
}

/** Runs one command line in a project's folder. */
export function run(args: readonly string[], project: string, today: string): RunOutput {
  const { exitCode, text, json } = runLine(parseCommandLine(args), project, today);
  return { exitCode, output: args.includes("--json") ? JSON.stringify(json) : text };
}

function runLine(line: ReturnType<typeof parseCommandLine>, project: string, today: string): CommandResult {
  if ("problem" in line) return refusal(`${line.problem}\n\n${USAGE}`);
  const [name, ...words] = line.words;
  const { options } = line;
  if (name === undefined || options.has("help"))
    return { exitCode: options.has("help") ? 0 : 1, text: USAGE, json: { usage: USAGE } };
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command !== undefined) return command({ project, words, options, today });
  const meant = nearest(name, Object.keys(COMMANDS));
  return refusal(
    `「${name}」というコマンドはありません。${meant === null ? "" : `「${meant}」ではありませんか。`}\n\n${USAGE}`,
  );
}
