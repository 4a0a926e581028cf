import { readBaseline } from "../baseline/read-baseline.ts";
import type { CompiledBank, CompileOptions } from "./compile-bank.ts";
import { compileBank } from "./compile-bank.ts";
import { listBanks, readBank } from "./read-bank.ts";

/** Every bank of a project, compared with what the main branch has. */
export function compileProject(project: string, options: Omit<CompileOptions, "baseline">): CompiledBank[] {
  const baseline = readBaseline(project);
  return listBanks(project).map((id) => compileBank(readBank(project, id), { ...options, baseline }));
}
