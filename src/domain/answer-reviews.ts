import type { StoredEvent } from "./event.ts";
import { ratingOf } from "./grading.ts";
import { cutsOf, isEffective, mergeLogs } from "./log.ts";
import { GRADES } from "./memory.ts";
import { type PackedReviews, packReviews, type Review } from "./packed-reviews.ts";
import { itemSubject, statementSubject } from "./replay.ts";
import { studyDayOf } from "./study-day.ts";

/** What memory hears of a log: every answer that counts, of items and of statements, in order. */
export function reviewsOf(events: readonly StoredEvent[]): PackedReviews {
  const cuts = cutsOf(events);
  const reviews: Review[] = [];
  /** How often a memory began anew, after a correction of the key. */
  const beginnings = new Map<string, number>();
  for (const event of mergeLogs(events, [])) {
    if (!isEffective(event, cuts) || event.type !== "itemAnswered") continue;
    const { item, statementId, startsAnew, score, guessed } = event.body;
    const subject = statementId === undefined ? itemSubject(item) : statementSubject(item, statementId);
    const beginning = (beginnings.get(subject) ?? 0) + (startsAnew === true ? 1 : 0);
    beginnings.set(subject, beginning);
    reviews.push({
      memory: `${subject} ${beginning}`,
      day: studyDayOf(event.wallMs, event.zoneMinutes),
      grade: GRADES[ratingOf(score, guessed === "yes")],
    });
  }
  return packReviews(reviews);
}
