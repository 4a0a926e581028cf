import { bankRules } from "./bank.ts";
import { cueRules } from "./cues.ts";
import { formRules } from "./form.ts";
import type { Rule, Severity } from "./rule.ts";
import { stemRules } from "./stem.ts";
import { supportRules } from "./support.ts";

const GROUPS: readonly (readonly [title: string, rules: Readonly<Record<string, Rule>>])[] = [
  ["書式", formRules],
  ["手掛かり", cueRules],
  ["問題文", stemRules],
  ["根拠", supportRules],
  ["問題集", bankRules],
];

const SEVERITY_NAMES: Readonly<Record<Severity, string>> = { error: "エラー", warning: "警告", info: "参考" };

/** `question-bank/RULES.md`: one short entry per code. */
export function rulesDocument(): string {
  const groups = GROUPS.map(([title, rules]) => `## ${title}\n\n${Object.entries(rules).map(ruleEntry).join("\n\n")}`);
  return `${HEAD}\n\n${groups.join("\n\n")}\n`;
}

const HEAD = `# 問題を確かめる決まり

\`npm run bank -- check\` が示す番号の意味です。エラーがあるとアプリに届きません。警告は一問あたり 0.10 件までを目標にします。
このファイルは \`src/compiler/make-documents.ts\` が作ります。書き換えるときは \`src/compiler/rules/\` を直してください。`;

function ruleEntry([code, { severity, title, why, remedy }]: readonly [string, Rule]): string {
  return `### ${code} ${title}(${SEVERITY_NAMES[severity]})\n\n- なぜ: ${why}\n- 直し方: ${remedy}`;
}
