import * as fc from "fast-check";
import { COMBINATION, MULTIPLE, NEGATIVE, NUMERIC, SINGLE, sampleText, TRUE_FALSE } from "./sample-bank.ts";

/** Text that no other part of the sample contains, so that its loss can be seen. */
const MARK = "目印の文字列";

const GOOD = [SINGLE, NEGATIVE, COMBINATION, TRUE_FALSE, NUMERIC, MULTIPLE].map(sampleText);

// biome-ignore format: a list
/** Ways to write a sentence, each with something that YAML or Markdown reads as a sign. */
const TRAPS = [
  `C# の #${MARK}`, `#8 番 ${MARK}`, `# ${MARK}`, `&lt; ${MARK}`, `&${MARK} 文`, `*${MARK}*である`, `!${MARK} 文`, `!!str ${MARK}`,
  `正しいもの: ${MARK}`, `${MARK}: どれか`, `[注] ${MARK}`, `[${MARK}]`, `{${MARK}|よみ}`, `{a: ${MARK}}`, `"引用"という${MARK}`, `'引用'という${MARK}`,
  `"${MARK}`, `'${MARK}`, `@${MARK}`, `\`${MARK}`, `%${MARK}`, `- ${MARK}`, `? ${MARK}`, `| ${MARK}`, `> ${MARK}`, `｜${MARK}`, `　${MARK}`,
  `<b>${MARK}</b>`, `[${MARK}](https://example.com)`, `![${MARK}](a.png)`, `<!-- ${MARK} -->`, `**${MARK}`, `__${MARK}__`, `~~${MARK}~~`,
  `$${MARK}$`, `$\\text{${MARK}}$`, `\`${MARK}\``, `**「${MARK}」**は`, `{${MARK}}`, `｛${MARK}｜よみ｝`, `\\${MARK}`, `2025. ${MARK}`, `> ${MARK}`,
  `"\\x07${MARK}"`, `"\\ud800${MARK}"`, `"${MARK}\\q"`, `"${MARK}\\n続き"`, `1.10 ${MARK}`, `~ ${MARK}`, `null ${MARK}`, `${MARK} # メモ`, `${MARK} #メモ`,
  `|-\n      ${MARK}`, `|+\n      ${MARK}`, `|2\n      ${MARK}`, `>-\n      ${MARK}\n      続き`, `\n      ${MARK}`, `\n      ${MARK}\n      続き`,
  `|\n      | a | b |\n      |---|---|\n      | 1 | 2 | ${MARK} |`, `|\n      [1]: https://example.com "${MARK}"`, `|\n          ${MARK}`, `|\n      ${MARK}\n      ===`,
  `|\n      \`\`\`${MARK}\n      code\n      \`\`\``, `|\n      - ${MARK}\n        - 二段目`, `|\n    ${MARK}`, `|\n   ${MARK}`, `|\n #${MARK}`, `|\n　　　　${MARK}`, `|\n\t\t${MARK}`,
];

// biome-ignore format: a list
const RAW = [
  "\u0000", "\u0007", "\u001b[31m", "\uFEFF", "\uD800", "\uDC00", "\uFFFD", "\u200B", "\u202E", "\u2028", "\u0085", "\r", "\r\n", "\t", "　", "：", "－", "\u00AD",
  "---\n", "...\n", "%YAML 1.1\n", "<<: *a\n", "__proto__:\n  polluted: true\n", "constructor:\n  prototype: x\n", "? a\n: b\n",
  "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n", `${"[".repeat(3000)}\n`, `${"{a: ".repeat(500)}\n`, `${"- ".repeat(1500)}\n`, `${"  ".repeat(400)}x: 1\n`,
  `x: ${"あ".repeat(70_000)}\n`, `x: "${"\\u3042".repeat(5000)}"\n`, "!!binary abc\n", "!!js/function 'x'\n", "# コメント\n", "\n\n\n",
];

/** A value put in place of some prose: behind the key, or below it as a block. */
const trapped = fc
  .record({ good: fc.constantFrom(...GOOD), trap: fc.constantFrom(...TRAPS), spot: fc.nat() })
  .map(({ good, trap, spot }) => {
    const fields = [
      ...good.matchAll(
        /^( *(?:- )?)(stem|text|why|explanation|trap|note|title|publisher): (?:\|\n(?: +.*\n|\n)+|.*\n)/gm,
      ),
    ];
    const field = fields[spot % fields.length];
    if (field === undefined) throw new Error("a good item has prose");
    const [whole, before = "", key = ""] = field;
    return `${good.slice(0, field.index)}${before}${key}: ${trap}\n${good.slice(field.index + whole.length)}`;
  });

const place = fc.nat(); // taken modulo the length of the text or the number of lines

const accident = fc.oneof(
  fc.record({ kind: fc.constant("cut" as const), at: place, length: fc.integer({ min: 1, max: 400 }) }),
  fc.record({ kind: fc.constant("insert" as const), at: place, what: fc.constantFrom(...RAW) }),
  fc.record({ kind: fc.constant("insert" as const), at: place, what: fc.string({ unit: "binary", maxLength: 12 }) }),
  fc.record({ kind: fc.constant("repeat" as const), at: place, length: fc.integer({ min: 1, max: 200 }) }),
  fc.record({ kind: fc.constant("swap" as const), at: place, to: place }),
  fc.record({ kind: fc.constant("windows" as const) }),
);

type Accident = typeof accident extends fc.Arbitrary<infer T> ? T : never;

function suffer(text: string, accident: Accident): string {
  if (text === "") return text;
  if (accident.kind === "windows") return text.replace(/\r?\n/g, "\r\n");
  const at = accident.at % text.length;
  switch (accident.kind) {
    case "cut":
      return text.slice(0, at) + text.slice(at + accident.length);
    case "insert":
      return text.slice(0, at) + accident.what + text.slice(at);
    case "repeat":
      return text.slice(0, at + accident.length) + text.slice(at);
    case "swap":
      return swapLines(text.split("\n"), accident.at, accident.to).join("\n");
  }
}

function swapLines(lines: readonly string[], from: number, to: number): readonly string[] {
  const [a, b] = [from % lines.length, to % lines.length];
  return lines.with(a, lines[b] ?? "").with(b, lines[a] ?? "");
}

/** A good item after some accidents. */
const damaged = fc
  .record({ good: fc.constantFrom(...GOOD), accidents: fc.array(accident, { minLength: 1, maxLength: 4 }) })
  .map(({ good, accidents }) => accidents.reduce(suffer, good));

export const hostileSource = fc.oneof(trapped, damaged);
