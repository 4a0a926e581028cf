import type { Severity } from "./rules/rule.ts";
import type { RuleCode } from "./rules/table.ts";
import { ruleOf } from "./rules/table.ts";
import type { Edit } from "./source/edit.ts";
import { applyEdits } from "./source/edit.ts";
import type { Place } from "./source/source-file.ts";
import { lineAt, positionOf } from "./source/source-file.ts";

/** One thing that is wrong with the bank, with all that its message needs. */
export interface Finding {
  readonly code: RuleCode;
  readonly severity: Severity;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** In UTF-16 units, within the line. */
  readonly length: number;
  /** The line it stands on. */
  readonly excerpt: string;
  readonly what: string;
  readonly why: string;
  readonly remedy: string;
  /** The lines as they would read when mended; empty where only the author can know. */
  readonly corrected: string;
  /** What `npm run bank -- fix` does; loses no text. Empty where only the author can know. */
  readonly edits: readonly Edit[];
}

interface FindingDetail {
  readonly why?: string;
  readonly remedy?: string;
  readonly severity?: Severity;
  readonly edits?: readonly Edit[];
}

/** A finding at a place; `why`, `remedy` and severity come from the rule unless this case knows better. */
export function finding(code: RuleCode, place: Place, what: string, detail: FindingDetail = {}): Finding {
  const rule = ruleOf(code);
  const { line, column } = positionOf(place.file, place.start);
  const excerpt = lineAt(place.file, place.start);
  const edits = detail.edits ?? [];
  return {
    code,
    severity: detail.severity ?? rule.severity,
    file: place.file.path,
    line,
    column,
    length: Math.max(1, Math.min(place.end - place.start, excerpt.length - column + 1)),
    excerpt,
    what,
    why: detail.why ?? rule.why,
    remedy: detail.remedy ?? rule.remedy,
    corrected: correctedLines(place.file.text, edits),
    edits,
  };
}

export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === "error");
}

/** File order, so that messages and JSON are the same on every machine. */
export function compareFindings(a: Finding, b: Finding): number {
  return compareText(a.file, b.file) || a.line - b.line || a.column - b.column || compareText(a.code, b.code);
}

function correctedLines(text: string, edits: readonly Edit[]): string {
  if (edits.length === 0) return "";
  const first = Math.min(...edits.map(({ start }) => start));
  const last = Math.max(...edits.map(({ end }) => end));
  const from = text.lastIndexOf("\n", first - 1) + 1;
  const breakAfter = text.indexOf("\n", last);
  const to = breakAfter < 0 ? text.length : breakAfter;
  const local = edits.map((edit) => ({ start: edit.start - from, end: edit.end - from, text: edit.text }));
  return applyEdits(text.slice(from, to), local).trimEnd();
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
