import type { BankSource, BlueprintSource, StimulusSource, TopicsSource } from "../../schema/bank-source.ts";
import type { Baseline } from "../baseline/read-baseline.ts";
import type { Finding } from "../finding.ts";
import type { CompiledItem } from "../item/compile-item.ts";
import type { SourceFile } from "../source/source-file.ts";
import type { YamlNode } from "../source/yaml-tree.ts";

/** A source file with what was read from it. */
export interface ReadFile<T> {
  readonly file: SourceFile;
  readonly tree: YamlNode;
  readonly source: T;
}

/** What a lint may look at beside the item itself. */
export interface LintContext {
  readonly bank: ReadFile<BankSource>;
  readonly topics: ReadFile<TopicsSource>;
  readonly blueprints: readonly ReadFile<BlueprintSource>[];
  readonly stimuli: readonly ReadFile<StimulusSource>[];
  readonly items: readonly CompiledItem[];
  readonly itemIds: ReadonlySet<string>;
  /** `section/leaf` of every topic. */
  readonly topicPaths: readonly string[];
  /** Every file below `items`, also those that could not be read. */
  readonly itemFiles: readonly SourceFile[];
  /** What the main branch has. */
  readonly baseline: Baseline;
  /** Folder of the bank as shown in messages. */
  readonly root: string;
  /** ISO date. */
  readonly today: string;
}

export type ItemLint = (subject: CompiledItem, context: LintContext) => Finding[];
export type BankLint = (context: LintContext) => Finding[];
