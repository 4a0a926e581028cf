import { rightWords } from "../../../domain/built-answer.ts";
import type { Item } from "../../../domain/item.ts";
import { askedStatement, questionOf } from "../../../domain/question.ts";
import type { Session, SessionEntry } from "../../../domain/session.ts";
import { m } from "../../messages/compiled/messages.js";

/** The right answer as it stood on the screen: the option's number, ○ or ×, or the value. */
export function keyLabel(session: Session, entry: SessionEntry, item: Item): string {
  const statement = askedStatement(entry, item);
  if (statement !== null) return statement.verdict ? m.practice_true() : m.practice_false();
  switch (item.type) {
    case "truefalse":
      return item.key ? m.practice_true() : m.practice_false();
    case "fill":
      return item.accepted[0] ?? "";
    case "cloze":
      return rightWords(item).join("・");
    case "ordering":
      return item.elements.map(({ id }) => numberShown(session, entry, item, id)).join(" → ");
    case "numeric":
      return `${item.answer.value}${item.answer.unit}`;
    case "multiple":
      return item.key
        .map((id) => numberShown(session, entry, item, id))
        .sort((a, b) => a - b)
        .join(", ");
    case "single":
    case "combination":
      return String(numberShown(session, entry, item, item.key));
  }
}

/** The number an option had on the screen, from 1. */
function numberShown(session: Session, entry: SessionEntry, item: Item, optionId: string): number {
  const question = questionOf(session, entry, item);
  if (!("choices" in question)) return 0;
  return question.choices.findIndex(({ id }) => id === optionId) + 1;
}
