import type { Inline } from "../../domain/item.ts";
import type { MarkupProblem } from "./markup-problem.ts";

const RUBY = /\{([^{}|\n]+)\|([^{}|\n]+)\}/g;

/**
 * Bold that CommonMark leaves as it stands: `**「妥当」**で` ends after a bracket and before a letter, which only
 * languages with blanks between words would never write.
 */
const BOLD = /\*\*([^*\n]+)\*\*/g;

/** Things in a run of text that would be shown otherwise than the author thinks. Offsets are within `raw`. */
export function textProblems(raw: string): MarkupProblem[] {
  return CHECKS.flatMap(({ pattern, what, remedy }) =>
    [...raw.replace(BOLD, (whole) => ` ${whole.slice(2, -2)} `.padEnd(whole.length)).matchAll(pattern)].map(
      (match) => ({
        start: match.index,
        end: match.index + match[0].length,
        what,
        remedy,
      }),
    ),
  );
}

const CHECKS: readonly { pattern: RegExp; what: string; remedy: string }[] = [
  {
    pattern: /(?<!\\)\*\*/g,
    what: "太字の「**」が閉じていません",
    remedy: "太字にする文の前後を ** で囲んでください。途中で改行はできません。文字としての「*」は \\* と書きます。",
  },
  {
    pattern: /\\[^\\`*_{}|$\-+.#<>~[\])a-zA-Z0-9\s\u0080-\u{10FFFF}]/gu,
    what: "「\\」が消えます",
    remedy: "「\\」そのものを見せるなら \\\\ と書くか、` で囲んでください。",
  },
  {
    pattern: /&(?:[a-zA-Z]{2,8}|#\d{1,6});/g,
    what: "文字参照は使えません",
    remedy: "「&lt;」ではなく「<」のように、その文字を書いてください。",
  },
  {
    pattern: /\{(?![^{}|\n]+\|[^{}|\n]+\})[^{}\n]*\||｛[^｛｝\n]*｜[^｛｝\n]*｝/g,
    what: "ふりがなの書き方になっていません",
    remedy: "半角の記号で {監査|かんさ} のように書いてください。",
  },
];

/** Plain text of one node: ruby and stray bold are lifted out. */
export function compileText(value: string, raw: string): Inline[] {
  if (raw.includes("\\*")) return compileRuby(value); // an escaped asterisk is not the end of anything
  return splitBy(BOLD, value, compileRuby, ([, inner = ""]) => ({ kind: "strong", children: compileRuby(inner) }));
}

function compileRuby(value: string): Inline[] {
  return splitBy(
    RUBY,
    value,
    (text) => [text],
    ([, base = "", reading = ""]) => ({ kind: "ruby", base, reading }),
  );
}

function splitBy(
  pattern: RegExp,
  value: string,
  between: (text: string) => Inline[],
  matched: (match: RegExpExecArray) => Inline,
): Inline[] {
  const parts: Inline[] = [];
  let from = 0;
  for (const match of value.matchAll(pattern)) {
    parts.push(...between(value.slice(from, match.index)), matched(match));
    from = match.index + match[0].length;
  }
  return [...parts, ...between(value.slice(from))].filter((part) => part !== "");
}
