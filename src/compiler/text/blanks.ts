import type { Block, Inline, RichText } from "../../domain/item.ts";

const BLANK = /[[［]([1-9１-９])[\]］]/;

/** The text with a blank wherever its author wrote [1], [2] …; half and full width mean the same. */
export function withBlanks(text: RichText): RichText {
  const blocks: readonly Block[] = typeof text === "string" ? [{ kind: "paragraph", children: [text] }] : text;
  return blocks.map((block): Block => {
    if (block.kind === "paragraph") return { ...block, children: block.children.flatMap(splitBlanks) };
    if (block.kind === "list") return { ...block, items: block.items.map((item) => item.flatMap(splitBlanks)) };
    return { ...block, rows: block.rows.map((row) => row.map((cell) => cell.flatMap(splitBlanks))) };
  });
}

/** Numbers of the blanks of a text, in the order read. */
export function blanksIn(text: RichText): string[] {
  if (typeof text === "string") return [];
  return text.flatMap(inlinesOf).flatMap((inline) => {
    if (typeof inline === "string") return [];
    if (inline.kind === "strong") return inline.children.flatMap(blankId);
    return blankId(inline);
  });
}

function blankId(inline: Inline): string[] {
  return typeof inline !== "string" && inline.kind === "blank" ? [inline.id] : [];
}

function inlinesOf(block: Block): readonly Inline[] {
  if (block.kind === "paragraph") return block.children;
  return block.kind === "list" ? block.items.flat() : block.rows.flat(2);
}

function splitBlanks(inline: Inline): Inline[] {
  if (typeof inline !== "string")
    return [inline.kind === "strong" ? { ...inline, children: inline.children.flatMap(splitBlanks) } : inline];
  // Every second part is the number that the pattern caught.
  return inline
    .split(BLANK)
    .map((part, index): Inline => (index % 2 === 0 ? part : { kind: "blank", id: part.normalize("NFKC") }))
    .filter((part) => part !== "");
}
