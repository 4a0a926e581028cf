import type { StoredEvent } from "../../../src/domain/event.ts";
import { createRandom, type Random } from "../../../src/domain/random.ts";
import { bytesToBase64url } from "../../../src/schema/sync/texts.ts";

const FIRST_MILLIS = Date.UTC(2026, 3, 1);
const HOUR_MILLIS = 3_600_000;
const PACK_ANSWERS = 20;
const FAMILIES = ["jichi", "gyousei", "jijou", "jitsumu", "kenpou", "koumuin", "toukei"];
const ITEMS_A_FAMILY = 170;
const OPTIONS = ["a", "b", "c", "d", "e"];
const RIGHT_SHARE = 0.75;
const GUESSED_SHARE = 0.1;

/**
 * Answers as the app writes them: packs of twenty a few hours apart, ids of 128 bits for device and session, times to
 * the millisecond, items of a bank of 1,200.
 */
export function createAnswers(count: number, seed: number): readonly StoredEvent[] {
  const random = createRandom(seed);
  const deviceId = newId(random);
  let session = "";
  let orderMs = FIRST_MILLIS;
  return Array.from({ length: count }, (_, sequence) => {
    if (sequence % PACK_ANSWERS === 0) {
      session = newId(random);
      orderMs += Math.round(HOUR_MILLIS * (1 + 20 * share(random)));
    }
    // A logarithm of seconds with a spread, as answering times have: ten to thirty seconds mostly.
    const responseMillis = Math.round(Math.exp(9.6 + (share(random) + share(random) + share(random) - 1.5)));
    orderMs += Math.round(responseMillis + 4_000 + 12_000 * share(random));
    const isRight = share(random) < RIGHT_SHARE;
    const number = 1 + random(ITEMS_A_FAMILY);
    return {
      ...{ deviceId, sequence, orderMs, lamport: 0, wallMs: orderMs, zoneMinutes: 540 },
      type: "itemAnswered",
      version: 1,
      body: {
        item: {
          bankId: "tokyo-shunin",
          itemId: `${pick(FAMILIES, random)}-${String(number).padStart(4, "0")}`,
          itemVersion: 1,
        },
        session,
        mode: "practice",
        response: { kind: "options", optionIds: [pick(OPTIONS, random)] },
        score: isRight ? 1 : 0,
        responseMillis,
        guessed: isRight && share(random) < GUESSED_SHARE ? "yes" : "unasked",
      },
    };
  });
}

function share(random: Random): number {
  return random(2 ** 32) / 2 ** 32;
}

function pick<T>(values: readonly T[], random: Random): T {
  return values[random(values.length)] as T;
}

function newId(random: Random): string {
  return bytesToBase64url(Uint8Array.from({ length: 16 }, () => random(256)));
}
