import type { Block, Inline, MathNode, RichText } from "./item.ts";

/** What a reader sees, as one string without markup: for lists and search, for counting, comparing and measuring. */
export function plainText(text: RichText): string {
  return typeof text === "string" ? text : text.map(blockText).join("\n");
}

/** A run of text within a block, without its markup. */
export function plainInlines(inlines: readonly Inline[]): string {
  return inlines.map(inlineText).join("");
}

function blockText(block: Block): string {
  switch (block.kind) {
    case "paragraph":
      return plainInlines(block.children);
    case "list":
      return block.items.map(plainInlines).join("\n");
    case "table":
      return [block.head, ...block.rows].map((row) => row.map(plainInlines).join(" ")).join("\n");
  }
}

function inlineText(inline: Inline): string {
  if (typeof inline === "string") return inline;
  switch (inline.kind) {
    case "strong":
      return plainInlines(inline.children);
    case "code":
      return inline.text;
    case "ruby":
      return inline.base;
    case "blank":
      return `[${inline.id}]`;
    case "math":
      return mathText(inline.node);
  }
}

function mathText({ children }: MathNode): string {
  return children.map((child) => (typeof child === "string" ? child : mathText(child))).join("");
}
