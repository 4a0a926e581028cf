import type { Finding } from "../finding.ts";
import { finding } from "../finding.ts";
import type { SourceLine } from "./lines.ts";
import { splitLines } from "./lines.ts";
import type { SourceFile } from "./source-file.ts";

/** A way in which a line looks right to people and wrong to YAML. */
interface Trap {
  readonly kinds: readonly SourceLine["kind"][];
  /** Group 1: what stands in front of the spot; group 2: the spot. */
  readonly pattern: RegExp;
  readonly what: string;
  readonly why: string;
  readonly remedy: string;
  readonly mended: (spot: string, line: SourceLine) => string;
}

const FIELD = "[ ]*(?:-[ ]+)*[a-z_]+";
const FULL_WIDTH_WHY =
  "YAML は半角の記号と半角の空白だけを区切りとして読みます。全角のままだと、次の行までひとつの文になります。";

const TRAPS: readonly Trap[] = [
  {
    kinds: ["block"],
    pattern: /^()([ ]*[\u3000]+)/,
    what: "全角の空白で字下げしています",
    why: FULL_WIDTH_WHY,
    remedy: "半角の空白で、項目の名前より二つ深く字下げしてください。",
    mended: (_spot, line) => " ".repeat(line.owner + 2),
  },
  {
    kinds: ["structure", "comment"],
    pattern: /^([ ]*)([\u3000]+)/,
    what: "全角の空白で字下げしています",
    why: FULL_WIDTH_WHY,
    remedy: "全角の空白一つを、半角の空白二つにしてください。",
    mended: (spot) => "  ".repeat(spot.length),
  },
  {
    kinds: ["structure"],
    pattern: new RegExp(`^(${FIELD})([ \\u3000]*：[ \\u3000]*)`),
    what: "項目の区切りのコロンが全角です",
    why: FULL_WIDTH_WHY,
    remedy: "半角のコロンと半角の空白にしてください。",
    mended: () => ": ",
  },
  {
    kinds: ["structure"],
    pattern: new RegExp(`^(${FIELD}:)([ ]*\\u3000[ \\u3000]*)`),
    what: "コロンの後に全角の空白があります",
    why: FULL_WIDTH_WHY,
    remedy: "コロンの後は半角の空白にしてください。",
    mended: () => " ",
  },
  {
    kinds: ["structure"],
    pattern: new RegExp(`^(${FIELD}:)(?=([^\\s/]))`),
    what: "コロンの後に空白がありません",
    why: "「項目:値」と続けて書くと、全体がひとつの言葉として読まれます。",
    remedy: "コロンの後に半角の空白を入れてください。",
    mended: () => " ",
  },
  {
    kinds: ["structure"],
    pattern: /^([ ]*)([-－−‐–—][ ]*\u3000[ \u3000]*|[－−‐–—・][ ]*)(?=\S)/,
    what: "一覧の「-」が全角か、その後が全角の空白です",
    why: FULL_WIDTH_WHY,
    remedy: "半角の「-」と半角の空白にしてください。",
    mended: () => "- ",
  },
  {
    kinds: ["structure"],
    pattern: /^([ ]*-)(?=([a-z_]+:))/,
    what: "「-」の後に空白がありません",
    why: "「-id」のように続けて書くと、「-」も名前の一部として読まれます。",
    remedy: "「-」の後に半角の空白を入れてください。",
    mended: () => " ",
  },
  {
    kinds: ["structure"],
    pattern: new RegExp(`^(${FIELD}:[ ]+)(｜)(?=\\s*$)`),
    what: "文の始まりを示す「|」が全角です",
    why: FULL_WIDTH_WHY,
    remedy: "半角の「|」にしてください。",
    mended: () => "|",
  },
  {
    kinds: ["structure"],
    pattern: /^([ ]*(?:-|key:|enemies:)[ ]+)([[［][ア-オa-f0-9a-z\-\s、，,]+[\]］])(?=\s*$)/,
    what: "一覧の括弧か区切りが全角です",
    why: FULL_WIDTH_WHY,
    remedy: "半角の [ ] と半角の「,」で書いてください。",
    mended: (spot) =>
      `[${spot
        .slice(1, -1)
        .split(/[、，,]/)
        .map((word) => word.trim())
        .join(", ")}]`,
  },
];

/** Looks over the lines for traps that YAML would either swallow in silence or report in words of its own. */
export function scanStructure(file: SourceFile): Finding[] {
  const lines = splitLines(file);
  return [
    ...lines.flatMap((line) => TRAPS.flatMap((trap) => spring(file, line, trap) ?? [])),
    ...tabs(file, lines),
    ...strayComments(file, lines),
  ];
}

const TAB_WIDTHS = [2, 4, 8]; // columns; what editors show

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

function spring(file: SourceFile, line: SourceLine, trap: Trap): Finding | null {
  // Text that is indented enough may begin with a full-width space: that is 字下げ of a paragraph.
  if (!trap.kinds.includes(line.kind) || (line.kind === "block" && line.indent > line.owner)) return null;
  const match = trap.pattern.exec(line.text);
  if (match === null) return null;
  const [whole, before = "", spot = ""] = match;
  const isInsertion = whole.length === before.length;
  const start = line.start + before.length;
  const end = isInsertion ? start : start + spot.length;
  const mended = trap.mended(spot, line);
  if (!isInsertion && mended === spot) return null;
  const { what, why, remedy } = trap;
  return finding("Q005", { file, start, end: Math.max(end, start + 1) }, what, {
    why,
    remedy,
    edits: [{ start, end, text: mended }],
  });
}
