import type { SourceSchema } from "../../schema/parse-source.ts";
import { parseSource } from "../../schema/parse-source.ts";
import type { Finding } from "../finding.ts";
import { explainIssues } from "./explain-issue.ts";
import { readYaml } from "./read-yaml.ts";
import type { SourceFile } from "./source-file.ts";
import type { YamlNode } from "./yaml-tree.ts";
import { plainValue } from "./yaml-tree.ts";

/** A file whose YAML fits its schema; `tree` is null where it does not, and findings say why. */
export type SourceReading<T> =
  | { readonly tree: YamlNode; readonly source: T; readonly findings: readonly Finding[] }
  | { readonly tree: null; readonly findings: readonly Finding[] };

/** Reads a file by the schema that `choose` names for its value, or by the finding that there is none. */
export function readSource<T>(
  file: SourceFile,
  choose: (tree: YamlNode) => { readonly schema: SourceSchema<T> } | { readonly finding: Finding },
): SourceReading<T> {
  const { tree, findings } = readYaml(file);
  if (tree === null) return { tree: null, findings };
  const choice = choose(tree);
  if ("finding" in choice) return { tree: null, findings: [...findings, choice.finding] };
  const parsed = parseSource(choice.schema, plainValue(tree));
  if (parsed.ok) return { tree, source: parsed.source, findings };
  return { tree: null, findings: [...findings, ...explainIssues(parsed.issues, file, tree)] };
}
