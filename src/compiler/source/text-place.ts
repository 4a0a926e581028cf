import type { Place, SourceFile } from "./source-file.ts";
import type { YamlNode } from "./yaml-tree.ts";
import { placeOf } from "./yaml-tree.ts";

/**
 * Where a stretch of a value stands in the file. Blocks lose their indentation and quotes their escapes on the way
 * into the value, so the line is found by counting and the column by looking for the words.
 */
export function textPlace(file: SourceFile, node: YamlNode, value: string, start: number, end: number): Place {
  if (node.kind !== "text") return placeOf(file, node);
  const lineStart = value.lastIndexOf("\n", start - 1) + 1;
  const words = value.slice(start, end).split("\n", 1)[0] ?? "";
  const line = value.slice(lineStart).split("\n", 1)[0] ?? "";
  const raw = file.text.slice(node.start, node.end);
  const lineAt = raw.indexOf(line.trim());
  const wordsAt = lineAt < 0 ? -1 : raw.indexOf(words, lineAt + Math.max(0, start - lineStart - leading(line)));
  if (wordsAt < 0 || words === "") return placeOf(file, node);
  return { file, start: node.start + wordsAt, end: node.start + wordsAt + words.length };
}

function leading(line: string): number {
  return line.length - line.trimStart().length;
}
