import type { StoredEvent } from "../../src/domain/event.ts";
import type { PackedReviews } from "../../src/domain/packed-reviews.ts";

const DAY_MILLIS = 24 * 60 * 60 * 1000;
/** Study day 20,454 is 2026-01-01. */
const FIRST_DAY = 20_454;
const NOON_MILLIS = 12 * 60 * 60 * 1000;

/** The reviews as the events that one device writes. */
export function answersOf({ memories, days, grades }: PackedReviews): readonly StoredEvent[] {
  return Array.from(grades, (grade, index) => {
    const wallMs = (FIRST_DAY + (days[index] ?? 0)) * DAY_MILLIS + NOON_MILLIS + index;
    const item = { bankId: "tokyo-shunin", itemId: `item-${memories[index]}`, itemVersion: 1 };
    return {
      deviceId: "AAAAAAAAAAAAAAAAAAAAAA",
      sequence: index,
      orderMs: wallMs,
      lamport: 0,
      wallMs,
      zoneMinutes: 0,
      type: "itemAnswered",
      version: 1,
      body: {
        item,
        session: `session-${days[index]}`,
        mode: "practice",
        response: { kind: "options", optionIds: ["a"] },
        guessed: grade === 2 ? "yes" : "unasked",
        responseMillis: 20_000,
        score: grade === 1 ? 0 : 1,
      },
    };
  });
}
