import type { RuleCode } from "./rules/table.ts";
import { ruleOf } from "./rules/table.ts";
import type { Severity } from "./rules/rule.ts";
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
  /** `npm run bank -- fix` can mend it without losing text. */
  readonly fixable: boolean;
}

interface FindingDetail {
  readonly why?: string;
  readonly remedy?: string;
  readonly severity?: Severity;
  readonly fixable?: boolean;
}

/** A finding at a place; `why`, `remedy` and severity come from the rule unless this case knows better. */
export function finding(code: RuleCode, place: Place, what: string, detail: FindingDetail = {}): Finding {
  const rule = ruleOf(code);
  const { line, column } = positionOf(place.file, place.start);
  const excerpt = lineAt(place.file, place.start);
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
    fixable: detail.fixable ?? false,
  };
}

export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === "error");
}

/** File order, so that messages and JSON are the same on every machine. */
export function compareFindings(a: Finding, b: Finding): number {
  return compareText(a.file, b.file) || a.line - b.line || a.column - b.column || compareText(a.code, b.code);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
