import { rightWords } from "./built-answer.ts";
import type { Block, ClozeItem, Inline, RichText } from "./item.ts";

/** The stem of a cloze item with the right word, emphasised, in each blank. */
export function filledStem(item: ClozeItem): RichText {
  if (typeof item.stem === "string") return item.stem;
  const words = rightWords(item);
  const wordOf = new Map(item.blanks.map(({ id }, index) => [id, words[index] ?? ""]));
  const fill = (inline: Inline): Inline => {
    if (typeof inline === "string") return inline;
    if (inline.kind === "blank") return { kind: "strong", children: [wordOf.get(inline.id) ?? ""] };
    return inline.kind === "strong" ? { ...inline, children: inline.children.map(fill) } : inline;
  };
  const fillAll = (inlines: readonly Inline[]) => inlines.map(fill);
  const fillBlock = (block: Block): Block => {
    if (block.kind === "paragraph") return { ...block, children: fillAll(block.children) };
    if (block.kind === "list") return { ...block, items: block.items.map(fillAll) };
    return { ...block, head: block.head.map(fillAll), rows: block.rows.map((row) => row.map(fillAll)) };
  };
  return item.stem.map(fillBlock);
}
