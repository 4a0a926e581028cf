import { bankSource, blueprintSource, stimulusSource, topicsSource } from "../../schema/bank-source.ts";
import type { Finding } from "../finding.ts";
import { compareFindings } from "../finding.ts";
import type { BankFacts, CompiledItem } from "../item/compile-item.ts";
import { compileItem } from "../item/compile-item.ts";
import { readItem } from "../item/read-item.ts";
import type { BankOutput } from "../pack/packs.ts";
import { packBank } from "../pack/packs.ts";
import { readSource } from "../source/read-source.ts";
import { linkEnemies } from "./enemies.ts";
import { manifestFacts, toStimulus } from "./manifest.ts";
import type { BankFiles } from "./read-bank.ts";

export interface CompileOptions {
  /** Drafts are packed too; for authors, never for learners. */
  readonly drafts: boolean;
}

export interface CompiledBank {
  readonly id: string;
  readonly findings: readonly Finding[];
  readonly items: readonly CompiledItem[];
  /** Null where the bank's own files cannot be read. Items with errors are left out of the packs. */
  readonly output: BankOutput | null;
}

/** Compiles one bank in memory. Whoever writes the output must first look for errors among the findings. */
export function compileBank(bank: BankFiles, options: CompileOptions): CompiledBank {
  const findings: Finding[] = [];
  const keep = <T>(result: { readonly findings: readonly Finding[] } & T): T => {
    findings.push(...result.findings);
    return result;
  };
  const at = (path: string) => bank.files.find((file) => file.path === `${bank.root}/${path}`);
  const under = (folder: string) => bank.files.filter((file) => file.path.startsWith(`${bank.root}/${folder}/`));

  const bankFile = at("bank.yaml");
  const topicsFile = at("topics.yaml");
  const facts = bankFile === undefined ? null : keep(readSource(bankFile, () => ({ schema: bankSource }))).source;
  const topics = topicsFile === undefined ? null : keep(readSource(topicsFile, () => ({ schema: topicsSource }))).source;
  const blueprints = under("blueprints").flatMap((file) => keep(readSource(file, () => ({ schema: blueprintSource }))).source ?? []);
  const stimuli = under("stimuli").flatMap((file) => keep(readSource(file, () => ({ schema: stimulusSource }))).source ?? []);
  const context: BankFacts = { bankId: bank.id, lawAsOf: facts?.law_as_of ?? "" };
  const items = under("items").flatMap((file) => {
    const read = keep(readItem(file));
    return read.item === null ? [] : [keep(compileItem(read.item, context)).compiled];
  });
  findings.sort(compareFindings);
  if (facts === null || topics === null) return { id: bank.id, findings, items, output: null };

  const broken = new Set(findings.filter(({ severity }) => severity === "error").map(({ file }) => file));
  const served = items.filter(({ file, source }) => !broken.has(file.path) && isServed(source.status, options));
  const output = packBank(
    manifestFacts(facts, topics, blueprints),
    linkEnemies(served.map(({ item }) => item)),
    stimuli.map((source) => toStimulus(bank.id, source)),
  );
  return { id: bank.id, findings, items, output };
}

/** Retired items stay on disk so that their ids are never used again, but nobody is asked them. */
function isServed(status: "draft" | "reviewed" | "retired", { drafts }: CompileOptions): boolean {
  return status === "reviewed" || (drafts && status === "draft");
}
