import type { SourceFile } from "./source-file.ts";
import { lineAt } from "./source-file.ts";

/** A line of a YAML file, told apart without parsing, so that it also works where the YAML is broken. */
export interface SourceLine {
  /** Offset of its first character. */
  readonly start: number;
  readonly text: string;
  /** `block`: text below a `|`; `structure`: everything that YAML reads as fields. */
  readonly kind: "blank" | "comment" | "structure" | "block";
  /** Columns of half-width spaces in front. */
  readonly indent: number;
  /** Column of the key or dash whose `|` this line stands below; -1 outside of blocks. */
  readonly owner: number;
}

/** `  - text: |` with its indentation, dashes and key apart. Full-width look-alikes count: people type them. */
const BLOCK_START = /^([ ]*(?:-[ ]+)*)(?:[^\s:：#'"-][^:：]*[:：][ \u3000]*)?[|｜>][-+0-9]*[ \u3000]*(?:#.*)?$/;

export function splitLines(file: SourceFile): SourceLine[] {
  let owner = -1;
  let depth = 0; // indentation of the open block's first line; YAML holds the others to it
  return file.lineStarts.map((start): SourceLine => {
    const text = lineAt(file, start);
    const indent = text.length - text.replace(/^ +/, "").length;
    if (text.trim() === "") return { start, text, kind: "blank", indent, owner };
    // A full-width space or a tab in front was meant as indentation, so the line still belongs to the block.
    const isMeantDeeper = /^[ ]*[\u3000\t]/.test(text);
    const isSlippedComment = text[indent] === "#" && indent < depth;
    if (owner >= 0 && (isMeantDeeper || (indent > owner && !isSlippedComment))) {
      if (depth === 0) depth = indent;
      return { start, text, kind: "block", indent, owner };
    }
    owner = -1;
    depth = 0;
    if (text.startsWith("#", indent)) return { start, text, kind: "comment", indent, owner };
    const opening = BLOCK_START.exec(text);
    if (opening !== null) owner = ownerColumn(opening[1] ?? "", text);
    return { start, text, kind: "structure", indent, owner: -1 };
  });
}

/** Text below `- |` must be deeper than the dash, below `- text: |` deeper than the key. */
function ownerColumn(prefix: string, text: string): number {
  return /^[|｜>]/.test(text.slice(prefix.length)) ? Math.max(0, prefix.lastIndexOf("-")) : prefix.length;
}
