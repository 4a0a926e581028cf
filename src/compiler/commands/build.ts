import { join } from "node:path";
import { compileBank } from "../bank/compile-bank.ts";
import { listBanks, readBank } from "../bank/read-bank.ts";
import { hasErrors } from "../finding.ts";
import { printFinding } from "../message.ts";
import { writePacks } from "../pack/write-packs.ts";

const OUTPUT_FOLDER = "public/bank";

/** Compiles every bank and writes the packs; with any error nothing is written and the former packs stay. */
export function build(project: string, { drafts }: { readonly drafts: boolean }): { readonly exitCode: number; readonly text: string } {
  const banks = listBanks(project).map((id) => compileBank(readBank(project, id), { drafts, today: new Date().toISOString().slice(0, 10) }));
  const findings = banks.flatMap((bank) => bank.findings);
  if (hasErrors(findings)) {
    const errors = findings.filter(({ severity }) => severity === "error");
    const text = [...errors.map(printFinding), `エラーが ${errors.length} 件あるため、前に作った問題集をそのまま残しました。`];
    return { exitCode: 1, text: text.join("\n\n") };
  }
  const outputs = banks.flatMap(({ output }) => output ?? []);
  const { written, unchanged, removed } = writePacks(join(project, OUTPUT_FOLDER), outputs);
  const items = outputs.flatMap(({ manifest }) => manifest.packs).reduce((sum, pack) => sum + pack.items, 0);
  return {
    exitCode: 0,
    text: `問題集 ${outputs.length}、問題 ${items} を ${OUTPUT_FOLDER} に書きました(新しいファイル ${written}、変わらず ${unchanged}、消した古いファイル ${removed})。`,
  };
}
