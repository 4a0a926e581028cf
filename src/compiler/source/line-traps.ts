import type { Finding } from "../finding.ts";
import { finding } from "../finding.ts";
import type { SourceLine } from "./lines.ts";
import type { SourceFile } from "./source-file.ts";

/** A way in which a line looks right to people and wrong to YAML. */
interface LineTrap {
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

const TRAPS: readonly LineTrap[] = [
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

/** The traps of one line. */
export function springTraps(file: SourceFile, line: SourceLine): Finding[] {
  return TRAPS.flatMap((trap) => spring(file, line, trap) ?? []);
}

/** What a trap does to a line, with the line mended. */
function spring(file: SourceFile, line: SourceLine, trap: LineTrap): Finding | null {
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
