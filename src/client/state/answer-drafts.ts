import { correctionEffect } from "../../domain/corrections.ts";
import type { EventBodies, EventDraft, EventId, Mode } from "../../domain/event.ts";
import type { Item } from "../../domain/item.ts";
import type { ItemProgress } from "../../domain/progress.ts";
import type { SessionEntry } from "../../domain/session.ts";

/** An answer to an entry of a session or sitting, to be recorded. */
export function answerDraft(
  session: { readonly id: string; readonly mode: Mode },
  entry: Pick<SessionEntry, "statementId">,
  item: Item,
  answer: Pick<EventBodies["itemAnswered"], "response" | "score" | "guessed" | "responseMillis" | "startsAnew">,
): EventDraft {
  const { bankId, id: itemId, version: itemVersion } = item;
  return {
    type: "itemAnswered",
    body: {
      item: { bankId, itemId, itemVersion },
      session: session.id,
      mode: session.mode,
      ...(entry.statementId === undefined ? {} : { statementId: entry.statementId }),
      ...answer,
    },
  };
}

/** Whether a corrected key makes the next answer to the item the first one that counts. */
export function newStart(item: Item, progress: ItemProgress | undefined): { startsAnew?: true } {
  const recall = progress?.recall ?? null;
  return recall !== null && correctionEffect(item.changes, recall.lastVersion) === "forget" ? { startsAnew: true } : {};
}

/** The undo of an event, to be recorded. */
export function voidDraft(target: EventId): EventDraft {
  return { type: "eventVoided", body: { target } };
}
