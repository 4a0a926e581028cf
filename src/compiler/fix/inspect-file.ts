import type { Finding } from "../finding.ts";
import { readCompiledItem } from "../item/item-reader.ts";
import { lintNegative } from "../lints/stem.ts";
import { readYaml } from "../source/read-yaml.ts";
import type { SourceFile } from "../source/source-file.ts";

/** The findings of one file that may carry edits; those that need the rest of the bank never do. */
export function inspectFile(file: SourceFile): readonly Finding[] {
  if (!file.path.includes("/items/")) return readYaml(file).findings;
  const { compiled, findings } = readCompiledItem(file, { bankId: "", lawAsOf: "" });
  return compiled === null ? findings : [...findings, ...lintNegative(compiled)];
}
