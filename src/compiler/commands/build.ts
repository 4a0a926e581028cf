import { join } from "node:path";
import { compileProject } from "../bank/compile-project.ts";
import { hasErrors } from "../finding.ts";
import { printFinding } from "../message.ts";
import { writePacks } from "../pack/write-packs.ts";
import type { Command } from "./command.ts";

const OUTPUT_FOLDER = "public/bank";

/** Compiles every bank and writes the packs; with any error nothing is written and the former packs stay. */
export const build: Command = ({ project, options, today }) => {
  const banks = compileProject(project, { drafts: options.has("drafts"), today });
  const findings = banks.flatMap((bank) => bank.findings);
  if (hasErrors(findings)) {
    const errors = findings.filter(({ severity }) => severity === "error");
    const text = [
      ...errors.map(printFinding),
      `エラーが ${errors.length} 件あるため、前に作った問題集をそのまま残しました。`,
    ];
    return { exitCode: 1, text: text.join("\n\n"), json: { built: false, errors: errors.length } };
  }
  const outputs = banks.flatMap(({ output }) => output ?? []);
  const summary = writePacks(join(project, OUTPUT_FOLDER), outputs);
  const items = outputs.flatMap(({ manifest }) => manifest.packs).reduce((sum, pack) => sum + pack.items, 0);
  return {
    exitCode: 0,
    text:
      `問題集 ${outputs.length}、問題 ${items} を ${OUTPUT_FOLDER} に書きました` +
      `(新しいファイル ${summary.written}、変わらず ${summary.unchanged}、消した古いファイル ${summary.removed})。`,
    json: { built: true, banks: outputs.length, items, ...summary },
  };
};
