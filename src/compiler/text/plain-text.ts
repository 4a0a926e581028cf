import type { Block, Inline, MathNode, RichText } from "../../domain/item.ts";

/** What a reader sees, as one string without markup: for counting, comparing and measuring. */
export function plainText(text: RichText): string {
  return typeof text === "string" ? text : text.map(blockText).join("\n");
}

/** Characters a learner reads; blanks and line breaks do not count. */
export function countCharacters(text: RichText): number {
  return [...plainText(text).replace(/\s+/g, "")].length;
}

/** The emphasised passages, in order. */
export function strongTexts(text: RichText): string[] {
  if (typeof text === "string") return [];
  return text.flatMap((block) => inlinesOf(block).flatMap(strongIn));
}

function blockText(block: Block): string {
  if (block.kind === "paragraph") return block.children.map(inlineText).join("");
  if (block.kind === "list") return block.items.map((item) => item.map(inlineText).join("")).join("\n");
  return [block.head, ...block.rows]
    .map((row) => row.map((cell) => cell.map(inlineText).join("")).join(" "))
    .join("\n");
}

function inlinesOf(block: Block): readonly Inline[] {
  if (block.kind === "paragraph") return block.children;
  if (block.kind === "list") return block.items.flat();
  return [block.head, ...block.rows].flat(2);
}

function strongIn(inline: Inline): string[] {
  return typeof inline !== "string" && inline.kind === "strong" ? [inline.children.map(inlineText).join("")] : [];
}

function inlineText(inline: Inline): string {
  if (typeof inline === "string") return inline;
  if (inline.kind === "strong") return inline.children.map(inlineText).join("");
  if (inline.kind === "code") return inline.text;
  if (inline.kind === "ruby") return inline.base;
  return mathText(inline.node);
}

function mathText(node: MathNode): string {
  return node.children.map((child) => (typeof child === "string" ? child : mathText(child))).join("");
}
