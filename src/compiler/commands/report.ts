import { compileProject } from "../bank/compile-project.ts";
import { measureBank } from "../report/measure-bank.ts";
import { printMeasures } from "../report/print-measures.ts";
import type { Command } from "./command.ts";
import { refusal } from "./command.ts";

/** Measures every bank against the quality bar. */
export const report: Command = ({ project, today }) => {
  const banks = compileProject(project, { drafts: true, today }).map(measureBank);
  if (banks.length === 0) return refusal("question-bank/ に問題集がありません。");
  return { exitCode: 0, text: banks.map(printMeasures).join("\n\n"), json: { banks } };
};
