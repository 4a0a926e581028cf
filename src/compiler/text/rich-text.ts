import type { Block, Inline, RichText } from "../../domain/item.ts";
import { plainInlines, plainText } from "../../domain/plain-text.ts";

/** Characters a learner reads; blanks and line breaks do not count. */
export function countCharacters(text: RichText): number {
  return [...plainText(text).replace(/\s+/g, "")].length;
}

/** The emphasised passages, in order. */
export function strongTexts(text: RichText): string[] {
  if (typeof text === "string") return [];
  return text.flatMap((block) => inlinesOf(block).flatMap(strongIn));
}

function inlinesOf(block: Block): readonly Inline[] {
  if (block.kind === "paragraph") return block.children;
  if (block.kind === "list") return block.items.flat();
  return [block.head, ...block.rows].flat(2);
}

function strongIn(inline: Inline): string[] {
  return typeof inline !== "string" && inline.kind === "strong" ? [plainInlines(inline.children)] : [];
}
