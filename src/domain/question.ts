import type { Response } from "./event.ts";
import { drillableStatements, type Item, type RichText, type Statement } from "./item.ts";
import { optionOrder } from "./option-order.ts";
import type { Session, SessionEntry } from "./session.ts";

/** One thing that can be tapped as an answer. */
export interface Choice {
  readonly id: string;
  readonly text: RichText;
}

/** How an entry is asked: what to read, and what to give. */
export type Question =
  | { readonly kind: "choose"; readonly choices: readonly Choice[]; readonly statements: readonly Statement[] }
  | { readonly kind: "chooseSeveral"; readonly choices: readonly Choice[] }
  | { readonly kind: "judge" }
  | { readonly kind: "enterNumber"; readonly unit: string }
  | { readonly kind: "enterWord" }
  | { readonly kind: "fillBlanks"; readonly blankIds: readonly string[]; readonly choices: readonly Choice[] }
  | { readonly kind: "putInOrder"; readonly choices: readonly Choice[] };

/** How an entry is asked. The order of options stays the same however often the app is reopened. */
export function questionOf(
  session: Pick<Session, "id">,
  entry: Pick<SessionEntry, "statementId">,
  item: Item,
): Question {
  if (entry.statementId !== undefined) return { kind: "judge" };
  switch (item.type) {
    case "single":
      return { kind: "choose", choices: inOrder(session, item, item.options), statements: [] };
    case "multiple":
      return { kind: "chooseSeveral", choices: inOrder(session, item, item.options) };
    case "combination":
      return {
        kind: "choose",
        choices: item.picks.map(({ id, statementIds }) => ({ id, text: statementIds.join("、") })),
        statements: item.statements,
      };
    case "fill":
      return { kind: "enterWord" };
    case "cloze": {
      const words = item.words.map(({ id, word }) => ({ id, text: word }));
      return {
        kind: "fillBlanks",
        blankIds: item.blanks.map(({ id }) => id),
        choices: inOrder(session, item, words),
      };
    }
    case "ordering":
      return { kind: "putInOrder", choices: inOrder(session, item, item.elements) };
    case "truefalse":
      return { kind: "judge" };
    case "numeric":
      return { kind: "enterNumber", unit: item.answer.unit };
  }
}

/** The statement that a ○× card asks about. */
export function askedStatement(entry: SessionEntry, item: Item): Statement | null {
  return drillableStatements(item).find(({ id }) => id === entry.statementId) ?? null;
}

/** Whether the option is part of the response. */
export function isChosen(response: Response, optionId: string): boolean {
  return response.kind === "options" && response.optionIds.includes(optionId);
}

function inOrder(session: Pick<Session, "id">, item: Item, options: readonly Choice[]): readonly Choice[] {
  const optionsById = new Map(options.map((option) => [option.id, option]));
  return optionOrder(session.id, item).flatMap((id) => optionsById.get(id) ?? []);
}
