import type { Response, StoredEvent } from "../src/domain/event.ts";
import { createKernel, retrievability } from "../src/domain/fsrs.ts";
import type { Item } from "../src/domain/item.ts";
import { DEFAULT_PARAMETERS } from "../src/domain/memory.ts";
import type { StudyDay } from "../src/domain/study-day.ts";
import { createMemories, nextMemory } from "./bench/learning/belief.ts";
import { drawn } from "./bench/learning/draw.ts";

const DAY_MILLIS = 24 * 60 * 60 * 1000;
const EVENING_MILLIS = 11 * 60 * 60 * 1000;
const DUE_RECALL = 0.88;
const GUESS = 0.2;

/** Who studies, and how. */
export interface StudyHabits {
  readonly firstDay: StudyDay;
  /** Up to and with this day. */
  readonly lastDay: StudyDay;
  readonly answersPerDay: number;
  /** New items a day, while there are any. */
  readonly newPerDay: number;
  readonly missedShare: number;
  /** Chance to know an item at first sight. */
  readonly known: number;
}

/** The log of somebody who studies these items day by day, with wrong answers where memory fails. Always the same. */
export function simulateStudy(items: readonly Item[], habits: StudyHabits): readonly StoredEvent[] {
  const kernel = createKernel(DEFAULT_PARAMETERS);
  const memories = createMemories(items.length);
  const order = items.map((_, index) => index).sort((a, b) => drawn(a, 1, 0, 9) - drawn(b, 1, 0, 9));
  const events: StoredEvent[] = [];
  let begun = 0;
  for (let day = habits.firstDay; day <= habits.lastDay; day++) {
    if (day !== habits.lastDay && drawn(day, 2, 0, 9) < habits.missedShare) continue;
    const due = order
      .slice(0, begun)
      .map((item) => ({ item, recall: recallOf(item, day) }))
      .filter(({ recall }) => recall < DUE_RECALL)
      .sort((a, b) => a.recall - b.recall)
      .map(({ item }) => item);
    const fresh = order.slice(begun, begun + habits.newPerDay);
    begun += fresh.length;
    const wanted = [...fresh, ...due];
    for (let next = 0; next < habits.answersPerDay; next++) {
      // A day of a hundred and more answers goes round its items more than once.
      const item = next < wanted.length ? wanted[next] : order[(day * 31 + next) % Math.max(1, begun)];
      if (item === undefined || (next >= wanted.length && habits.answersPerDay < 60)) break;
      answer(item, day, next);
    }
  }
  return events;

  function recallOf(item: number, day: number): number {
    const last = memories.lastDay[item] as number;
    return last < 0 ? habits.known : retrievability(kernel, day - last, memories.stability[item] as number);
  }

  function answer(index: number, day: StudyDay, turn: number): void {
    const item = items[index] as Item;
    const isRight = drawn(index, day, turn, 3) < GUESS + (1 - GUESS) * recallOf(index, day);
    nextMemory(kernel, memories, index, day, isRight ? 3 : 1);
    const wallMs = day * DAY_MILLIS + EVENING_MILLIS + turn * 40_000;
    events.push({
      deviceId: "AAAAAAAAAAAAAAAAAAAAAA",
      sequence: events.length,
      orderMs: wallMs,
      lamport: 0,
      wallMs,
      zoneMinutes: 9 * 60,
      type: "itemAnswered",
      version: 1,
      body: {
        item: { bankId: item.bankId, itemId: item.id, itemVersion: item.version },
        session: `day-${day}`,
        mode: "practice",
        response: isRight ? rightResponse(item) : wrongResponse(item, drawn(index, 4, 0, 3)),
        guessed: "unasked",
        responseMillis: 14_000 + Math.round(20_000 * drawn(index, day, turn, 5)),
        score: isRight ? 1 : 0,
      },
    });
  }
}

function rightResponse(item: Item): Response {
  switch (item.type) {
    case "single":
    case "combination":
      return { kind: "options", optionIds: [item.key] };
    case "multiple":
      return { kind: "options", optionIds: item.key };
    case "truefalse":
      return { kind: "verdict", verdict: item.key };
    case "numeric":
      return { kind: "value", value: item.answer.value };
    default:
      return { kind: "pass" };
  }
}

/** `luck`, 0..1, says which; about a tenth are わからない. */
function wrongResponse(item: Item, luck: number): Response {
  if (luck > 0.9) return { kind: "pass" };
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor((luck / 0.9) * list.length)];
  switch (item.type) {
    case "single":
    case "multiple": {
      const wrong = pick(item.options.filter(({ id }) => !item.key.includes(id)));
      return wrong === undefined ? { kind: "pass" } : { kind: "options", optionIds: [wrong.id] };
    }
    case "combination": {
      const wrong = pick(item.picks.filter(({ id }) => id !== item.key));
      return wrong === undefined ? { kind: "pass" } : { kind: "options", optionIds: [wrong.id] };
    }
    case "truefalse":
      return { kind: "verdict", verdict: !item.key };
    case "numeric":
      return { kind: "value", value: item.mistakes[0]?.value ?? item.answer.value + 1 + 10 * item.answer.tolerance };
    default:
      return { kind: "pass" };
  }
}
