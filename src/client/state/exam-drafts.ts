import { gradeAnyResponse } from "../../domain/built-answer.ts";
import type { EventBodies, EventDraft, Response } from "../../domain/event.ts";
import { isMet, resultOf } from "../../domain/exam/result.ts";
import type { Sitting } from "../../domain/exam/sitting.ts";
import { type Item, type ItemKey, itemKey } from "../../domain/item.ts";
import type { ItemProgress } from "../../domain/progress.ts";
import { answerDraft, newStart } from "./answer-drafts.ts";

/**
 * What handing in puts into the log: an answer for each item that was on screen, a pass where it was left blank, and the
 * result. An item that was never shown is blank in the result, but the learner did not pass on it: it stays unseen.
 */
export function examDrafts(
  sitting: Sitting,
  itemsByKey: ReadonlyMap<ItemKey, Item>,
  progressByKey: ReadonlyMap<ItemKey, ItemProgress>,
  end: EventBodies["examFinished"]["end"],
): readonly EventDraft[] {
  const marked = sitting.items.map((entry) => {
    const key = itemKey({ bankId: entry.bankId, id: entry.itemId });
    const item = itemsByKey.get(key);
    if (item === undefined) throw new Error(`Inconsistent: the paper of exam ${sitting.id} lacks item ${key}`);
    const response: Response = entry.response ?? { kind: "pass" };
    return { entry, item, response, score: gradeAnyResponse(item, response), progress: progressByKey.get(key) };
  });
  const answers = marked
    .filter(({ entry }) => isMet(entry))
    .map(({ entry, item, response, score, progress }) => {
      const responseMillis = Math.round(entry.responseMillis);
      const answer = { response, score, guessed: "unasked", responseMillis, ...newStart(item, progress) } as const;
      return answerDraft({ id: sitting.id, mode: "exam" }, {}, item, answer);
    });
  const scores = marked.map(({ score }) => score);
  return [...answers, { type: "examFinished", body: resultOf(sitting, scores, end) }];
}
