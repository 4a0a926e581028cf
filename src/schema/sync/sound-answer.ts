import { COUNTER_MAX, type EventBodies, type StoredEvent } from "../../domain/event.ts";

/** As in `schema/event.ts`: the end of the year 9999, and a day either way. */
const INSTANT_MAX = 253_402_300_799_999;
const ZONE_MINUTES_MAX = 24 * 60;

const ID = /^[^/\s]{1,200}$/;
const DEVICE_ID = /^[\w-]{1,64}$/;
const MODES: readonly unknown[] = ["practice", "exam", "statement"];
const GUESSES: readonly unknown[] = ["yes", "no", "unasked"];
const FIELDS = 10;

/**
 * Whether it is an answer of the commonest shape, sound in every field: `parseEvent` would let it pass, and takes thirty
 * times as long, which a phone that restores 100,000 answers feels. False says nothing: then ask `parseEvent`.
 */
export function isSoundAnswer(value: unknown): value is StoredEvent {
  const event = value as StoredEvent;
  if (event?.type !== "itemAnswered" || event.version !== 1 || Object.keys(event).length !== 9) return false;
  const { item, session, mode, response, guessed, responseMillis, score, statementId, startsAnew } = (event.body ??
    {}) as EventBodies["itemAnswered"];
  return (
    isCount(event.sequence, COUNTER_MAX) &&
    isCount(event.lamport, COUNTER_MAX) &&
    isCount(event.orderMs, INSTANT_MAX) &&
    isCount(event.wallMs, INSTANT_MAX) &&
    isCount(event.zoneMinutes + ZONE_MINUTES_MAX, 2 * ZONE_MINUTES_MAX) &&
    typeof event.deviceId === "string" &&
    DEVICE_ID.test(event.deviceId) &&
    isId(item?.bankId) &&
    isId(item.itemId) &&
    isCount(item.itemVersion, Number.MAX_SAFE_INTEGER) &&
    Object.keys(item).length === 3 &&
    isId(session) &&
    MODES.includes(mode) &&
    GUESSES.includes(guessed) &&
    isCount(responseMillis, Number.MAX_SAFE_INTEGER) &&
    score >= 0 &&
    score <= 1 &&
    typeof score === "number" &&
    statementId === undefined &&
    (startsAnew === undefined || startsAnew === true) &&
    Object.keys(event.body as object).length < FIELDS &&
    isSoundResponse(response)
  );
}

function isSoundResponse(response: EventBodies["itemAnswered"]["response"]): boolean {
  // Surplus fields may nest as deep as they like.
  if (Object.keys(response ?? {}).length > 2) return false;
  if (response?.kind === "pass") return Object.keys(response).length === 1;
  if (response?.kind === "verdict") return typeof response.verdict === "boolean";
  if (response?.kind !== "options" || !Array.isArray(response.optionIds)) return false;
  return response.optionIds.length <= 100 && response.optionIds.every(isId);
}

function isId(value: unknown): value is string {
  return typeof value === "string" && ID.test(value);
}

function isCount(value: unknown, max: number): boolean {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= max;
}
