import type { Item, RichText, Statement } from "../../../domain/item.ts";
import { plainText } from "../../../domain/plain-text.ts";

/** Options, or the statements that a combination is made of. */
export function statementsOf(item: Item): readonly Statement[] {
  if (item.type === "combination") return item.statements;
  return item.type === "single" || item.type === "multiple" ? item.options : [];
}

/** Everything of an item that can be searched: id, stem, options, reasons and explanation. */
export function searchableText(item: Item): string {
  const reasons: readonly RichText[] = item.type === "numeric" ? item.mistakes.map(({ why }) => why) : [];
  const statements = statementsOf(item).flatMap(({ text, why, trap }) => [text, why, trap ?? ""]);
  return [item.id, item.stem, ...statements, ...reasons, item.explanation].map(plainText).join("\n");
}
