import { eastAsianWidth } from "get-east-asian-width";
import type { Finding } from "./finding.ts";

/** A finding as people read it: where, what, the line with a caret under the spot, why, and what to do. */
export function printFinding(finding: Finding): string {
  const number = String(finding.line);
  const excerpt = clip(finding.excerpt, finding.column);
  const lines = [
    `${finding.file}:${finding.line}:${finding.column}  ${finding.code}  ${finding.what}`,
    `   ${number} | ${excerpt.text}`,
    `   ${" ".repeat(number.length)} | ${" ".repeat(excerpt.caretWidth)}^`,
    `  なぜ: ${finding.why}`,
    `  直し方: ${indentMore(finding.remedy)}`,
  ];
  if (finding.corrected !== "") lines.push(`    ${indentMore(printable(finding.corrected))}`);
  if (finding.edits.length > 0) lines.push(`  自動で直す: npm run bank -- fix ${fileStem(finding.file)}`);
  return lines.join("\n");
}

/** Columns a terminal gives the text: wide characters take two, combining marks and controls none. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    if (!/[\p{Mn}\p{Me}\p{Cf}\p{Cc}]/u.test(character)) width += eastAsianWidth(character.codePointAt(0) ?? 0);
  }
  return width;
}

const EXCERPT_MAX = 120; // UTF-16 units; longer lines are shown around the spot only
const EXCERPT_BEFORE = 40; // UTF-16 units kept left of the spot

function clip(line: string, column: number): { text: string; caretWidth: number } {
  const from = line.length <= EXCERPT_MAX ? 0 : Math.max(0, column - 1 - EXCERPT_BEFORE);
  const head = from > 0 ? "…" : "";
  const text = printable(line.slice(from, from + EXCERPT_MAX));
  const before = printable(line.slice(from, column - 1));
  return { text: head + text, caretWidth: displayWidth(head + before) };
}

/** Tabs and invisible characters as visible stand-ins, so that the caret stays under its spot. */
function printable(text: string): string {
  return text
    .toWellFormed()
    .replace(/\t/g, "→")
    .replace(/(?!\n)[\p{Cc}\p{Cf}\u2028\u2029]/gu, "·");
}

function indentMore(text: string): string {
  return text.replace(/\n/g, "\n    ");
}

function fileStem(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1).replace(/\.ya?ml$/, "");
}
