import type { StimulusSource } from "../../schema/bank-source.ts";
import { bankSource, blueprintSource, stimulusSource, topicsSource } from "../../schema/bank-source.ts";
import type { SourceSchema } from "../../schema/parse-source.ts";
import type { Baseline } from "../baseline/read-baseline.ts";
import type { Finding } from "../finding.ts";
import { compareFindings, finding } from "../finding.ts";
import type { CompiledItem } from "../item/compile-item.ts";
import type { ItemReader } from "../item/item-reader.ts";
import { readCompiledItem } from "../item/item-reader.ts";
import { lintBank } from "../lints/all.ts";
import type { ReadFile } from "../lints/context.ts";
import type { BankOutput } from "../pack/packs.ts";
import { packBank } from "../pack/packs.ts";
import { readSource } from "../source/read-source.ts";
import type { SourceFile } from "../source/source-file.ts";
import { sourceFile } from "../source/source-file.ts";
import { linkEnemies } from "./enemies.ts";
import { manifestFacts, toStimulus } from "./manifest.ts";
import type { BankFiles } from "./read-bank.ts";

export interface CompileOptions {
  /** Drafts are packed too; for authors, never for learners. */
  readonly drafts: boolean;
  /** ISO date; items past their end are reported. */
  readonly today: string;
  /** What the main branch has; left out where a comparison would only take time. */
  readonly baseline?: Baseline;
  /** How an item file is read; a reader with a memory makes the next compilation quick. */
  readonly readItem?: ItemReader;
}

const NO_BASELINE: Baseline = { kind: "known", files: new Map(), deleted: new Map() };

export interface CompiledBank {
  readonly id: string;
  readonly findings: readonly Finding[];
  readonly items: readonly CompiledItem[];
  readonly stimuli: readonly StimulusSource[];
  /** Null where the bank's own files cannot be read. Items with errors are left out of the packs. */
  readonly output: BankOutput | null;
}

/** Compiles one bank in memory. Whoever writes the output must first look for errors among the findings. */
export function compileBank(bank: BankFiles, options: CompileOptions): CompiledBank {
  const findings: Finding[] = [];

  function read<T>(file: SourceFile, schema: SourceSchema<T>): ReadFile<T>[] {
    const reading = readSource(file, () => ({ schema }));
    findings.push(...reading.findings);
    return reading.tree === null ? [] : [{ file, tree: reading.tree, source: reading.source }];
  }

  function readOnly<T>(name: string, schema: SourceSchema<T>): ReadFile<T> | undefined {
    const path = `${bank.root}/${name}`;
    const file = bank.files.find((candidate) => candidate.path === path);
    if (file !== undefined) return read(file, schema)[0];
    findings.push(
      finding("Q006", { file: sourceFile(path, ""), start: 0, end: 1 }, `${name} がありません`, {
        remedy: `ほかの問題集の ${name} を写して作ってください。`,
      }),
    );
    return undefined;
  }

  const under = (folder: string) => bank.files.filter(({ path }) => path.startsWith(`${bank.root}/${folder}/`));
  const facts = readOnly("bank.yaml", bankSource);
  const topics = readOnly("topics.yaml", topicsSource);
  const blueprints = under("blueprints").flatMap((file) => read(file, blueprintSource));
  const stimuli = under("stimuli").flatMap((file) => read(file, stimulusSource));
  const tables = stimuli.map(({ source }) => source);
  const lawAsOf = facts?.source.law_as_of ?? options.today;
  const itemFiles = under("items");
  const readItem = options.readItem ?? readCompiledItem;
  const items = itemFiles.flatMap((file) => {
    const { compiled, findings: own } = readItem(file, { bankId: bank.id, lawAsOf });
    findings.push(...own);
    return compiled ?? [];
  });
  if (facts === undefined || topics === undefined)
    return { id: bank.id, findings: findings.sort(compareFindings), items, stimuli: tables, output: null };

  findings.push(
    ...lintBank({
      bank: facts,
      topics,
      blueprints,
      stimuli,
      items,
      itemFiles,
      itemIds: new Set(items.map(({ item }) => item.id)),
      topicPaths: topics.source.sections.flatMap((section) =>
        section.topics.map(({ slug }) => `${section.slug}/${slug}`),
      ),
      root: bank.root,
      today: options.today,
      baseline: options.baseline ?? NO_BASELINE,
    }),
  );
  const broken = new Set(findings.filter(({ severity }) => severity === "error").map(({ file }) => file));
  const served = items.filter(({ file, source }) => !broken.has(file.path) && isServed(source.status, options));
  const output = packBank(
    manifestFacts(
      facts.source,
      topics.source,
      blueprints.map(({ source }) => source),
    ),
    linkEnemies(served.map(({ item }) => item)),
    tables.map((source) => toStimulus(bank.id, source)),
  );
  return { id: bank.id, findings: findings.sort(compareFindings), items, stimuli: tables, output };
}

/** Retired items stay on disk so that their ids are never used again, but nobody is asked them. */
function isServed(status: "draft" | "reviewed" | "retired", { drafts }: CompileOptions): boolean {
  return status === "reviewed" || (drafts && status === "draft");
}
