import type { RichText, Statement } from "../../domain/item.ts";
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

/** A text that says why something is right, wrong or where it stands, with its path and what it is about. */
export interface LintReason {
  readonly about: string;
  readonly why: RichText;
  readonly path: YamlPath;
}

/** Every reason that an item gives, whatever its type. */
export function reasonsOf(subject: CompiledItem): LintReason[] {
  const { item } = subject;
  const reason = (about: string, why: RichText, field: string, index: number) => ({
    about,
    why,
    path: [field, index, "why"],
  });
  switch (item.type) {
    case "numeric":
    case "fill":
      return item.mistakes.map(({ value, why }, index) => reason(`誤答 ${value}`, why, "mistakes", index));
    case "cloze":
      return item.blanks.map(({ id, why }, index) => reason(`空欄 ${id}`, why, "blanks", index));
    case "ordering":
      return item.elements.map(({ id, why }, index) => reason(`要素 ${id}`, why, "elements", index));
    default:
      return statementsOf(subject).map(({ statement: { id, why }, path }) => ({
        about: `肢 ${id}`,
        why,
        path: [...path, "why"],
      }));
  }
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
