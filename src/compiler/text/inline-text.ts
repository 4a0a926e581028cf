import type { Inline } from "../../domain/item.ts";

const RUBY = /\{([^{}|\n]+)\|([^{}|\n]+)\}/g;

/** Plain text of one node: ruby is lifted out, and line breaks vanish between Japanese characters. */
export function compileText(value: string): Inline[] {
  const parts: Inline[] = [];
  let from = 0;
  for (const match of value.matchAll(RUBY)) {
    const [whole, base = "", reading = ""] = match;
    parts.push(joinLines(value.slice(from, match.index)), { kind: "ruby", base, reading });
    from = match.index + whole.length;
  }
  return [...parts, joinLines(value.slice(from))];
}

/** Authors break lines where the editor gets narrow; only between two Latin words does that mean a space. */
function joinLines(text: string): string {
  return text.replace(/([^\n]?)\n+([^\n]?)/g, (_, before: string, after: string) =>
    /[!-~]/.test(before) && /[!-~]/.test(after) ? `${before} ${after}` : before + after,
  );
}
