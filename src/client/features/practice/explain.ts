import { misplaced, mistakeMade, rightWords } from "../../../domain/built-answer.ts";
import type { Response } from "../../../domain/event.ts";
import { isWithinTolerance } from "../../../domain/grading.ts";
import type { Item, Statement } from "../../../domain/item.ts";
import { askedStatement, isChosen, questionOf } from "../../../domain/question.ts";
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

/** The confusion that a wrong response fell for, where its author named one. */
export function trapOf(entry: SessionEntry, item: Item, response: Response): string | null {
  const statement = askedStatement(entry, item);
  if (statement !== null) return statement.trap ?? null;
  switch (item.type) {
    case "single":
    case "multiple":
      return firstTrap(item.options.filter(({ id, verdict }) => isChosen(response, id) && verdict === item.negative));
    case "combination": {
      const picked = item.picks.find(({ id }) => isChosen(response, id))?.statementIds ?? [];
      return firstTrap(item.statements.filter(({ id, verdict }) => picked.includes(id) && verdict === item.negative));
    }
    case "fill":
      return mistakeMade(item, response)?.trap ?? null;
    case "cloze":
      return (
        item.blanks.map((blank) => misplaced(item, blank, response)?.trap).find((trap) => trap !== undefined) ?? null
      );
    case "ordering":
      return null;
    case "truefalse":
      return item.trap ?? null;
    case "numeric": {
      const given = response.kind === "value" ? response.value : Number.NaN;
      const { tolerance } = item.answer;
      return item.mistakes.find(({ value }) => isWithinTolerance({ value, tolerance }, given))?.trap ?? null;
    }
  }
}

function firstTrap(statements: readonly Statement[]): string | null {
  return statements.find(({ trap }) => trap !== undefined)?.trap ?? null;
}
