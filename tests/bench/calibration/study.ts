import type { StoredEvent } from "../../../src/domain/event.ts";
import { createKernel, intervalDays } from "../../../src/domain/fsrs.ts";
import { DEFAULT_PARAMETERS } from "../../../src/domain/memory.ts";
import { createMemories, nextMemory } from "../learning/belief.ts";
import { drawn } from "../learning/draw.ts";
import { GUESS } from "../learning/learners.ts";
import { createTruth, type Truth } from "../learning/truth.ts";
import { COVERAGES, type Learner } from "./learners.ts";

/** Study day 20,454 is 2026-01-01. */
export const FIRST_DAY = 20_454;
const DAY_MILLIS = 86_400_000;
const NOON_MILLIS = 12 * 3_600_000;
const SCHEDULED_RETENTION = 0.9;
/** While reviews wait, this share of a day's time is for new items: else a full bank would never be met. */
const NEW_SHARE = 0.5;
const ITEMS_PER_TOPIC = 4;

/** Sections as in the real exam and the real bank: questions, and items `from` up to `to`. */
export const SECTIONS = sectionsOf([
  [2, 30],
  [3, 45],
  [10, 122],
  [10, 142],
  [10, 120],
  [13, 85],
  [7, 20],
]);
export const ITEMS = SECTIONS.at(-1)?.to ?? 0;

const CHANCE = { miss: 1, recall: 2, guess: 3, confess: 4, pass: 5, order: 6 } as const;

/** Where a learner stands when a coverage has just been reached. */
export interface Standing {
  readonly coverage: number;
  /** Days since the first. */
  readonly day: number;
  readonly events: readonly StoredEvent[];
  readonly truth: Truth;
  readonly met: Uint8Array;
}

export function sectionOf(item: number): number {
  return SECTIONS.findIndex(({ to }) => item < to);
}

export function topicOf(item: number): string {
  return `s${sectionOf(item)}/t${Math.floor(item / ITEMS_PER_TOPIC)}`;
}

/** Studies day by day until the whole bank is met; `look` is asked in the evening on which each coverage is reached. */
export function study<T>(learner: Learner, look: (standing: Standing) => T): readonly T[] {
  const truth = createTruth(learner.family, learner, ITEMS);
  const kernel = createKernel(DEFAULT_PARAMETERS);
  const beliefs = createMemories(ITEMS);
  const reps = new Int32Array(ITEMS);
  const met = new Uint8Array(ITEMS);
  const events: StoredEvent[] = [];
  const order = Array.from({ length: ITEMS }, (_, item) => item).sort(
    (a, b) => drawn(learner.number, a, 0, CHANCE.order) - drawn(learner.number, b, 0, CHANCE.order),
  );
  const found: T[] = [];
  let begun = 0;

  for (let day = 0; found.length < COVERAGES.length; day++) {
    if (drawn(learner.number, day, 0, CHANCE.miss) < learner.missedDays) continue;
    const due = order.filter((item) => met[item] === 1 && isDue(item, day));
    let seconds = learner.minutes * 60;
    const forNew = seconds * (due.length > 0 ? NEW_SHARE : 1);
    while (begun < ITEMS && seconds > learner.minutes * 60 - forNew) seconds -= answer(order[begun++] as number, day);
    for (let next = 0; next < due.length && seconds > 0; next++) seconds -= answer(due[next] as number, day);
    while (found.length < COVERAGES.length && begun >= ITEMS * (COVERAGES[found.length] as number)) {
      found.push(look({ coverage: COVERAGES[found.length] as number, day, events, truth, met }));
    }
  }
  return found;

  function isDue(item: number, day: number): boolean {
    const interval = intervalDays(kernel, beliefs.stability[item] as number, SCHEDULED_RETENTION);
    return day - (beliefs.lastDay[item] as number) >= Math.max(1, Math.round(interval));
  }

  /** Seconds that it took. */
  function answer(item: number, day: number): number {
    const isFirst = met[item] === 0;
    const luck = (what: number): number => drawn(learner.number, item, reps[item] as number, what);
    const known = isFirst ? (learner.knownBySection[sectionOf(item)] as number) : truth.recall(item, day);
    const isRecalled = luck(CHANCE.recall) < known;
    const isPass = !isRecalled && luck(CHANCE.pass) < learner.passShare;
    const isLucky = !isRecalled && !isPass && luck(CHANCE.guess) < GUESS;
    const isConfessed = isLucky && luck(CHANCE.confess) < 0.5;
    const isRight = isRecalled || isLucky;
    truth.answer(item, day, isRecalled);
    nextMemory(kernel, beliefs, item, day, isRight ? (isConfessed ? 2 : 3) : 1);
    met[item] = 1;
    reps[item] = (reps[item] as number) + 1;
    events.push(eventOf(item, day, { isRight, isPass, isConfessed }));
    return (isFirst ? learner.seconds.first : learner.seconds.review) + (isRight ? 0 : learner.seconds.wrong);
  }

  function eventOf(item: number, day: number, outcome: { isRight: boolean; isPass: boolean; isConfessed: boolean }) {
    const wallMs = (FIRST_DAY + day) * DAY_MILLIS + NOON_MILLIS + events.length;
    const { isRight, isPass, isConfessed } = outcome;
    return {
      deviceId: "AAAAAAAAAAAAAAAAAAAAAA",
      sequence: events.length,
      orderMs: wallMs,
      lamport: 0,
      wallMs,
      zoneMinutes: 0,
      type: "itemAnswered",
      version: 1,
      body: {
        item: { bankId: "bank", itemId: String(item), itemVersion: 1 },
        session: `day-${day}`,
        mode: "practice",
        response: isPass ? { kind: "pass" } : { kind: "options", optionIds: [isRight ? "a" : "b"] },
        guessed: isConfessed ? "yes" : "unasked",
        responseMillis: 20_000,
        score: isRight ? 1 : 0,
      },
    } as const;
  }
}

function sectionsOf(sizes: readonly (readonly [questions: number, items: number])[]) {
  let end = 0;
  return sizes.map(([questions, items]) => {
    end += items;
    return { questions, from: end - items, to: end };
  });
}
