import type { Response } from "./event.ts";
import type { Citation, Item, RichText, Statement } from "./item.ts";
import { isChosen, questionOf } from "./question.ts";
import type { Session } from "./session.ts";

/** Why one option or statement holds or not, and what the learner made of it. */
export interface Reason {
  readonly id: string;
  /** Number on the screen, or the statement's own sign. */
  readonly label: string;
  readonly tone: "key" | "mine" | "plain";
  /** What the tone says, for those who do not see it: the key, chosen in error, or what the statement is. */
  readonly note: "key" | "mine" | "true" | "false" | null;
  readonly text: RichText;
  readonly why: RichText;
  readonly trap?: string | undefined;
  readonly citations?: readonly Citation[] | undefined;
}

/**
 * Why for every option of an item: first the one chosen in error, then the key, then the rest as they stood; of a
 * combination its statements, of a number the slips. Empty where the item's explanation says it all.
 */
export function reasonsOf(session: Pick<Session, "id">, item: Item, response: Response): readonly Reason[] {
  switch (item.type) {
    case "single":
    case "multiple": {
      const keys: readonly string[] = item.type === "single" ? [item.key] : item.key;
      const question = questionOf(session, {}, item);
      const shown = question.kind === "choose" || question.kind === "chooseSeveral" ? question.choices : [];
      const reasons = shown.flatMap(({ id }, index): Reason[] => {
        const option = item.options.find((each) => each.id === id);
        if (option === undefined) return [];
        const tone = keys.includes(id) ? "key" : isChosen(response, id) ? "mine" : "plain";
        return [{ ...reasonOf(option), label: String(index + 1), tone, note: tone === "plain" ? null : tone }];
      });
      return reasons.sort((a, b) => RANK[a.tone] - RANK[b.tone]);
    }
    case "combination":
      return item.statements.map((statement) => ({
        ...reasonOf(statement),
        label: statement.id,
        tone: statement.verdict ? "key" : "plain",
        note: statement.verdict ? "true" : "false",
      }));
    case "numeric":
      return item.mistakes.map(({ value, why, trap }) => ({
        id: String(value),
        label: "×",
        tone: "plain",
        note: null,
        text: `${value}${item.answer.unit}`,
        why,
        trap,
      }));
    case "truefalse":
    case "fill":
    case "cloze":
    case "ordering":
      return [];
  }
}

const RANK: Readonly<Record<Reason["tone"], number>> = { mine: 0, key: 1, plain: 2 };

function reasonOf({ id, text, why, trap, citations }: Statement): Omit<Reason, "label" | "tone" | "note"> {
  return { id, text, why, trap, citations };
}
