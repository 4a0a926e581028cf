import { compileProject } from "../bank/compile-project.ts";
import { readBank } from "../bank/read-bank.ts";
import type { Finding } from "../finding.ts";
import { printFinding } from "../message.ts";
import type { Command } from "./command.ts";
import { isFileOf, refusal, refuseId } from "./command.ts";

/** Says all that is wrong with the banks, or with the items whose ids are given. Nothing is written. */
export const check: Command = ({ project, words, today }) => {
  const banks = compileProject(project, { drafts: true, today });
  if (banks.length === 0) return refusal("question-bank/ に問題集(bank.yaml のあるフォルダ)がありません。");
  const paths = banks.flatMap(({ id }) => readBank(project, id).files.map(({ path }) => path));
  const unknown = words.find((id) => !paths.some((path) => isFileOf(id, path)));
  if (unknown !== undefined) return refuseId(unknown);
  const isAsked = (path: string) => words.length === 0 || words.some((id) => isFileOf(id, path));
  const findings = banks.flatMap((bank) => bank.findings).filter(({ file }) => isAsked(file));
  const errors = count(findings, "error");
  const warnings = count(findings, "warning");
  const items = banks.flatMap((bank) => bank.items).filter(({ file }) => isAsked(file.path)).length;
  const summary = `問題 ${items} 問: エラー ${errors} 件、警告 ${warnings} 件、参考 ${count(findings, "info")} 件`;
  const advice =
    errors > 0
      ? "エラーがあるうちは、アプリに届きません。"
      : warnings > 0
        ? "このまま配布できます。警告も直すと、よりよい問題になります。"
        : "問題ありません。";
  return {
    exitCode: errors > 0 ? 1 : 0,
    text: [...findings.map(printFinding), `${summary}\n${advice}`].join("\n\n"),
    json: {
      items,
      errors,
      warnings,
      findings: findings.map(({ edits, ...rest }) => ({ ...rest, fixable: edits.length > 0 })),
    },
  };
};

function count(findings: readonly Finding[], severity: Finding["severity"]): number {
  return findings.filter((finding) => finding.severity === severity).length;
}
