import type { Statement } from "../../domain/item.ts";
import { plainText } from "../../domain/plain-text.ts";
import type { CompiledItem } from "../item/compile-item.ts";
import type { Place } from "../source/source-file.ts";
import { textPlace } from "../source/text-place.ts";
import type { YamlPath } from "../source/yaml-tree.ts";
import { keyAt, nodeAt, placeOf } from "../source/yaml-tree.ts";

/** An option or statement with where it stands in its file. */
export interface LintStatement {
  readonly statement: Statement;
  readonly path: YamlPath;
  /** Its text without markup. */
  readonly plain: string;
}

/** Options of a single or multiple item, statements of a combination; the other types have none. */
export function statementsOf({ item }: CompiledItem): LintStatement[] {
  const [field, statements]: [string, readonly Statement[]] =
    item.type === "combination"
      ? ["statements", item.statements]
      : "options" in item
        ? ["options", item.options]
        : ["", []];
  return statements.map((statement, index) => ({ statement, path: [field, index], plain: plainText(statement.text) }));
}

/** The statements that the item asks for: the true ones, or the false ones of a negative stem. */
export function askedFor(subject: CompiledItem): LintStatement[] {
  return statementsOf(subject).filter(({ statement }) => statement.verdict !== subject.item.negative);
}

/** The value at a path. */
export function valuePlace({ file, tree }: CompiledItem, path: YamlPath): Place {
  return placeOf(file, nodeAt(tree, path));
}

/** The name of the field at a path. */
export function fieldPlace({ file, tree }: CompiledItem, path: YamlPath): Place {
  return placeOf(file, keyAt(tree, path));
}

/** The first appearance of some words in the text at a path; the whole value where markup stands between them. */
export function wordsPlace({ file, tree }: CompiledItem, path: YamlPath, words: string): Place {
  const node = nodeAt(tree, path);
  const value = node.kind === "text" ? node.value : "";
  const start = value.indexOf(words);
  return start < 0 ? placeOf(file, node) : textPlace(file, node, value, start, start + words.length);
}
