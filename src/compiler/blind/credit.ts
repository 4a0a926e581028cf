import { readItem } from "../item/read-item.ts";
import type { Edit } from "../source/edit.ts";
import { applyEdits } from "../source/edit.ts";
import type { SourceFile } from "../source/source-file.ts";
import { positionOf, sourceFile } from "../source/source-file.ts";
import type { YamlMapping, YamlNode } from "../source/yaml-tree.ts";
import { nodeAt } from "../source/yaml-tree.ts";

interface BlindSolves {
  readonly solvers: number;
  readonly agreed: number;
}

/**
 * The text of an item file with one more blind solve in its credit; every other byte stays. Throws where the file
 * does not read back as the same item with that credit, so that nothing is ever written on a misreading.
 */
export function addBlindSolve(file: SourceFile, agrees: boolean): string {
  const { item } = readItem(file);
  const credit = item === null ? undefined : nodeAt(item.tree, ["credit"]);
  if (item === null || credit?.kind !== "mapping") throw new Error(`Inconsistent: ${file.path} has no credit to write`);
  const former = item.source.credit.blind_solves ?? { solvers: 0, agreed: 0 };
  const next = { solvers: former.solvers + 1, agreed: former.agreed + (agrees ? 1 : 0) };
  const text = applyEdits(file.text, creditEdits(file, credit, item.tree, next));
  const written = readItem(sourceFile(file.path, text)).item?.source;
  const expected = { ...item.source, credit: { ...item.source.credit, blind_solves: next } };
  if (!isSame(written, expected)) throw new Error(`Inconsistent: credit of ${file.path} cannot be written`);
  return text;
}

function creditEdits(file: SourceFile, credit: YamlMapping, tree: YamlNode, next: BlindSolves): Edit[] {
  const known = credit.entries.find(({ key }) => key.value === "blind_solves")?.value;
  if (known !== undefined) {
    return (["solvers", "agreed"] as const).map((field) => {
      const { start, end } = nodeAt(tree, ["credit", "blind_solves", field]);
      return { start, end, text: String(next[field]) };
    });
  }
  const [first] = credit.entries;
  const last = credit.entries.at(-1);
  if (first === undefined || last === undefined) throw new Error(`Inconsistent: ${file.path} has an empty credit`);
  // A block list ends where the next field begins, so the last line is that of its last visible character.
  const at = lineEnd(file.text, credit.start + file.text.slice(credit.start, last.value.end).trimEnd().length);
  const indent = " ".repeat(positionOf(file, first.key.start).column - 1);
  const eol = file.text.includes("\r\n") ? "\r\n" : "\n";
  const lines = [`${indent}blind_solves:`, `${indent}  solvers: ${next.solvers}`, `${indent}  agreed: ${next.agreed}`];
  return [{ start: at, end: at, text: eol + lines.join(eol) }];
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf("\n", from);
  const end = at < 0 ? text.length : at;
  return text[end - 1] === "\r" ? end - 1 : end;
}

function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => isSame((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]));
}
