import { nearest } from "../source/nearest.ts";
import { build } from "./build.ts";
import { check } from "./check.ts";
import type { Command, CommandResult } from "./command.ts";
import { refusal } from "./command.ts";
import { fix } from "./fix.ts";
import { newItem } from "./new.ts";
import { report } from "./report.ts";

const COMMANDS: Readonly<Record<string, Command>> = { check, fix, build, report, new: newItem };
const OPTIONS = ["--json", "--drafts", "--help"];

const USAGE = `使い方: npm run bank -- <すること>

  check [番号]       問題を確かめ、間違いを行と直し方で示す
  fix [番号]         安全に直せる書き間違い(引用符、全角の記号、タブ、否定の太字)を直す
  new 科目/論点      空いている番号で、書き始めのファイルを作る
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
  const options = args.filter((arg) => arg.startsWith("--"));
  const [name, ...words] = args.filter((arg) => !arg.startsWith("--"));
  const { exitCode, text, json } = runNamed(name, words, options, project, today);
  return { exitCode, output: options.includes("--json") ? JSON.stringify(json) : text };
}

function runNamed(
  name: string | undefined,
  words: readonly string[],
  options: readonly string[],
  project: string,
  today: string,
): CommandResult {
  const unknown = options.find((option) => !OPTIONS.includes(option));
  if (unknown !== undefined) return refusal(`「${unknown}」という指定はありません。\n\n${USAGE}`);
  if (name === undefined || options.includes("--help"))
    return { exitCode: name === undefined && !options.includes("--help") ? 1 : 0, text: USAGE, json: { usage: USAGE } };
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command !== undefined) return command({ project, words, drafts: options.includes("--drafts"), today });
  const meant = nearest(name, Object.keys(COMMANDS));
  return refusal(
    `「${name}」というコマンドはありません。${meant === null ? "" : `「${meant}」ではありませんか。`}\n\n${USAGE}`,
  );
}
