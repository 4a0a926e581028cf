import { type EventBodies, type EventDraft, type EventOf, type EventType, versionOf } from "../../src/domain/event.ts";

const FIRST_MILLIS = Date.UTC(2026, 5, 1);
const MINUTE_MILLIS = 60_000;

/** Events of one device, a minute apart, in a zone where the study day is that of UTC four hours earlier. */
export function createRecorder(deviceId = "device-a") {
  let sequence = 0;
  return <T extends EventType>(
    type: T,
    body: EventBodies[T],
    envelope: { readonly orderMs?: number; readonly wallMs?: number } = {},
  ): EventOf<T> => {
    const orderMs = envelope.orderMs ?? FIRST_MILLIS + sequence * MINUTE_MILLIS;
    const wallMs = envelope.wallMs ?? orderMs;
    const id = { deviceId, sequence: sequence++, orderMs, lamport: 0, wallMs, zoneMinutes: 0 };
    return { ...id, type, version: versionOf({ type, body } as EventDraft), body } as EventOf<T>;
  };
}

/** The body of a right or wrong answer to `bank/itemId`. */
export function answerTo(itemId: string, score = 1, bankId = "bank"): EventBodies["itemAnswered"] {
  return {
    item: { bankId, itemId, itemVersion: 1 },
    session: "session",
    mode: "practice",
    response: { kind: "options", optionIds: ["a"] },
    guessed: "unasked",
    responseMillis: 10_000,
    score,
  };
}
