import { TEXT_FIELDS } from "../../schema/source-fields.ts";
import type { Edit } from "./edit.ts";
import type { SourceFile } from "./source-file.ts";
import { positionOf } from "./source-file.ts";

/** A field of text whose value stands on the key's own line, found without parsing. */
export interface TextField {
  readonly key: string;
  readonly keyStart: number;
  readonly valueStart: number;
  /** End of the value with the deeper lines that follow it. */
  readonly valueEnd: number;
}

const FIELD = /^((?:[ ]*-)*[ ]*)([a-z_]+):[ ]+(?=\S)/;

/** The text field that a line of the file begins, or null where it begins none. */
export function textFieldAt(file: SourceFile, offset: number): TextField | null {
  const lineNumber = positionOf(file, offset).line;
  const start = file.lineStarts[lineNumber - 1] ?? 0;
  const match = FIELD.exec(file.text.slice(start, lineEnd(file, lineNumber)));
  if (match === null) return null;
  const [whole, before = "", key = ""] = match;
  if (!TEXT_FIELDS.has(key)) return null;
  let last = lineNumber;
  for (let next = lineNumber + 1; next <= file.lineStarts.length; next++) {
    const text = file.text.slice(file.lineStarts[next - 1], lineEnd(file, next));
    if (text.trim() === "") continue;
    if (text.length - text.trimStart().length <= before.length) break;
    last = next;
  }
  return { key, keyStart: start + before.length, valueStart: start + whole.length, valueEnd: lineEnd(file, last) };
}

/** Rewrites a value as a `|` block below its key: the form in which YAML takes every character as it stands. */
export function blockEdit(
  file: SourceFile,
  keyStart: number,
  valueStart: number,
  valueEnd: number,
  text: string,
): Edit {
  const indent = " ".repeat(positionOf(file, keyStart).column + 1);
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  return {
    start: valueStart,
    end: valueEnd,
    text: ["|", ...lines.map((line) => (line === "" ? "" : indent + line))].join("\n"),
  };
}

/** The edit that turns a whole field into a block, taking its characters literally. */
export function fieldToBlock(file: SourceFile, field: TextField): Edit {
  return blockEdit(
    file,
    field.keyStart,
    field.valueStart,
    field.valueEnd,
    file.text.slice(field.valueStart, field.valueEnd),
  );
}

function lineEnd(file: SourceFile, lineNumber: number): number {
  const next = file.lineStarts[lineNumber];
  const end = next === undefined ? file.text.length : next - 1;
  return file.text[end - 1] === "\r" ? end - 1 : end;
}
