import type { Finding } from "../finding.ts";
import { finding } from "../finding.ts";
import { springTraps } from "./line-traps.ts";
import type { SourceLine } from "./lines.ts";
import { splitLines } from "./lines.ts";
import type { SourceFile } from "./source-file.ts";

const TAB_WIDTHS = [2, 4, 8]; // columns; what editors show

/** Looks over the lines for traps that YAML would either swallow in silence or report in words of its own. */
export function scanStructure(file: SourceFile): Finding[] {
  const lines = splitLines(file);
  return [...lines.flatMap((line) => springTraps(file, line)), ...tabs(file, lines), ...strayComments(file, lines)];
}

/** Indentation by tabs. How deep it was meant shows in the lines above: one of the usual widths meets a column of theirs. */
function tabs(file: SourceFile, lines: readonly SourceLine[]): Finding[] {
  return lines.flatMap((line, index) => {
    const [indentation = ""] = /^[ \t]*/.exec(line.text) ?? [];
    if (!indentation.includes("\t") || line.kind === "blank") return [];
    const columns = lines.slice(0, index).flatMap(({ kind, text }) => (kind === "structure" ? columnsOf(text) : []));
    const widths = TAB_WIDTHS.map((width) => indentation.replaceAll("\t", " ".repeat(width)).length);
    const meant =
      line.kind === "block" ? line.owner + 2 : (widths.find((width) => columns.includes(width)) ?? widths[0] ?? 0);
    return [
      finding("Q005", { file, start: line.start, end: line.start + indentation.length }, "タブで字下げしています", {
        why: "YAML はタブを字下げに使えません。タブの幅は画面によって変わります。",
        remedy: "半角の空白で字下げしてください。",
        edits: [{ start: line.start, end: line.start + indentation.length, text: " ".repeat(meant) }],
      }),
    ];
  });
}

/** Columns of the dashes and of the field on a line: 2 and 4 for `  - id: a`. */
function columnsOf(text: string): number[] {
  const [prefix = ""] = /^[ ]*(?:-[ ]+)*/.exec(text) ?? [];
  return [...[...prefix].flatMap((character, column) => (character === "-" ? [column] : [])), prefix.length];
}

/**
 * A line that begins with `#` right below a block, but not deep enough to belong to it: the last line of a text whose
 * indentation slipped. A comment that stands where the next field stands, with a blank behind its `#`, is one.
 */
function strayComments(file: SourceFile, lines: readonly SourceLine[]): Finding[] {
  const written = lines.filter(({ kind }) => kind !== "blank");
  return written.flatMap((line, index) => {
    if (line.kind !== "comment" || written[index - 1]?.kind !== "block") return [];
    const next = written.slice(index).find(({ kind }) => kind === "structure");
    const isAligned = line.indent === (next?.indent ?? 0) || line.indent === 0;
    if (isAligned && /^#(?:\s|$)/.test(line.text.slice(line.indent))) return [];
    return [
      finding(
        "Q005",
        { file, start: line.start + line.indent, end: line.start + line.text.length },
        "「#」で始まる行が、文の続きではなくコメントとして読まれました",
        {
          why: "「|」の文は、項目の名前より深く字下げした行だけです。浅い行の「#」はコメントになります。",
          remedy:
            "文の続きなら、上の行と同じ深さまで字下げしてください。メモなら、次の項目と左端をそろえて「# 」と書いてください。",
        },
      ),
    ];
  });
}
