/** A text file of the bank with its line index. Lines and columns are 1-based; columns count UTF-16 units, as editors do. */
export interface SourceFile {
  /** Path as shown in messages, relative to the project. */
  readonly path: string;
  readonly text: string;
  readonly lineStarts: readonly number[];
}

/** A stretch of a file: `start` inclusive, `end` exclusive, as offsets. */
export interface Place {
  readonly file: SourceFile;
  readonly start: number;
  readonly end: number;
}

export function sourceFile(path: string, text: string): SourceFile {
  const lineStarts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lineStarts.push(at + 1);
  return { path, text, lineStarts };
}

export function positionOf(file: SourceFile, offset: number): { line: number; column: number } {
  const line = lineIndexOf(file, offset);
  return { line: line + 1, column: offset - (file.lineStarts[line] ?? 0) + 1 };
}

/** The line at an offset, without its line break. */
export function lineAt(file: SourceFile, offset: number): string {
  const line = lineIndexOf(file, offset);
  const end = file.lineStarts[line + 1] ?? file.text.length + 1;
  return file.text.slice(file.lineStarts[line] ?? 0, end - 1).replace(/\r$/, "");
}

function lineIndexOf(file: SourceFile, offset: number): number {
  let low = 0;
  let high = file.lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((file.lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
