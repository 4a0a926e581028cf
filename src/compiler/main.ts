import { build } from "./commands/build.ts";
import { check } from "./commands/check.ts";
import type { Command, CommandResult } from "./commands/command.ts";
import { refusal } from "./commands/command.ts";
import { fix } from "./commands/fix.ts";
import { newItem } from "./commands/new.ts";
import { report } from "./commands/report.ts";
import { nearest } from "./source/nearest.ts";
import { localToday } from "./today.ts";

/** The bank's command line. Run from the project's folder: `npm run bank -- <command>`. */
const COMMANDS: Readonly<Record<string, Command>> = { check, fix, build, report, new: newItem };

const USAGE = `使い方: npm run bank -- <すること>

  check [番号]       問題を確かめ、間違いを行と直し方で示す
  fix [番号]         安全に直せる書き間違い(引用符、全角の記号、タブ、否定の太字)を直す
  new 科目/論点      空いている番号で、書き始めのファイルを作る
  report             問題集の質を、目標と並べて表にする
  build [--drafts]   public/bank/ に配布用のファイルを作る(--drafts: 下書きも入れる)

  --json             結果を JSON 一つで出す`;

const args = process.argv.slice(2);
const [name, ...words] = args.filter((arg) => !arg.startsWith("--"));
const options = new Set(args.filter((arg) => arg.startsWith("--")));
const result = run();
console.log(options.has("--json") ? JSON.stringify(result.json) : result.text);
process.exitCode = result.exitCode;

function run(): CommandResult {
  if (name === undefined) return { exitCode: options.has("--help") ? 0 : 1, text: USAGE, json: { usage: USAGE } };
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) {
    const meant = nearest(name, Object.keys(COMMANDS));
    return refusal(`「${name}」というコマンドはありません。${meant === null ? "" : `「${meant}」ではありませんか。`}\n\n${USAGE}`);
  }
  const unknown = [...options].find((option) => !["--json", "--drafts", "--help"].includes(option));
  if (unknown !== undefined) return refusal(`「${unknown}」という指定はありません。\n\n${USAGE}`);
  return command({ project: process.cwd(), words, drafts: options.has("--drafts"), today: localToday() });
}
