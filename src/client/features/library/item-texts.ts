import type { Item, RichText, Statement } from "../../../domain/item.ts";
import { plainText } from "../../../domain/plain-text.ts";

/** Options, or the statements that a combination is made of. */
export function statementsOf(item: Item): readonly Statement[] {
  if (item.type === "combination") return item.statements;
  return item.type === "single" || item.type === "multiple" ? item.options : [];
}

/** Everything of an item that can be searched: id, stem, options, reasons and explanation. */
export function searchableText(item: Item): string {
  const statements = statementsOf(item).flatMap(({ text, why, trap }) => [text, why, trap ?? ""]);
  return [item.id, item.stem, ...statements, ...builtTexts(item), item.explanation].map(plainText).join("\n");
}

/** Texts of an answer that is typed or put together, with their reasons. */
function builtTexts(item: Item): readonly RichText[] {
  switch (item.type) {
    case "numeric":
      return item.mistakes.map(({ why }) => why);
    case "fill":
      return [...item.accepted, ...item.mistakes.flatMap(({ value, why }) => [value, why])];
    case "cloze":
      return [...item.words.map(({ word }) => word), ...item.blanks.map(({ why }) => why)];
    case "ordering":
      return item.elements.flatMap(({ text, why }) => [text, why]);
    case "single":
    case "multiple":
    case "combination":
    case "truefalse":
      return [];
  }
}
