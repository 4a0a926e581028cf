import type { EventBodies, EventDraft, EventId } from "../../domain/event.ts";
import type { Item } from "../../domain/item.ts";
import type { Session, SessionEntry } from "../../domain/session.ts";

/** An answer to an entry of the session, to be recorded. */
export function answerDraft(
  session: Session,
  entry: SessionEntry,
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

/** The undo of an event, to be recorded. */
export function voidDraft(target: EventId): EventDraft {
  return { type: "eventVoided", body: { target } };
}
