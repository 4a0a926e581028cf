import {
  initialStability,
  intervalDays,
  retrievability,
  stabilityAfterForgetting,
  stabilityAfterRecall,
} from "../../../src/domain/fsrs.ts";
import { drawn } from "./draw.ts";
import { type Morning, numbersTo, type PolicyKind } from "./policy.ts";

/** Share of the days within which new items are begun, where they are paced. */
const INTAKE_SHARE = 0.8;

/** The order in which new items are begun: by lot, so that every section has its share, or heavy sections first. */
function unmet({ exam, reps }: Morning, heavyFirst: boolean): readonly number[] {
  const lot = (item: number): number => drawn(item, 0, 0, 9);
  const value = (item: number): number => (heavyFirst ? -(exam.weight[item] as number) : 0);
  return numbersTo(reps.length)
    .filter((item) => reps[item] === 0)
    .sort((a, b) => value(a) - value(b) || lot(a) - lot(b));
}

/** How many new items make up today's even share. */
function shareOfToday(morning: Morning, left: number): number {
  const daysLeft = Math.floor(INTAKE_SHARE * morning.days) - morning.day;
  return Math.ceil(left / Math.max(1, daysLeft));
}

function elapsed({ beliefs, day }: Morning, item: number): number {
  return day - (beliefs.lastDay[item] as number);
}

/** Items that were met and are due, the longest due first. */
function dueNow(morning: Morning, intervalOf: (item: number) => number): readonly number[] {
  const overdue = (item: number): number => elapsed(morning, item) - intervalOf(item);
  return numbersTo(morning.reps.length)
    .filter((item) => morning.reps[item] !== 0 && overdue(item) >= 0)
    .sort((a, b) => overdue(b) - overdue(a));
}

interface FsrsOptions {
  readonly parameters?: PolicyKind["parameters"];
  readonly paced: boolean;
  readonly heavyFirst?: boolean;
  /** Whether time that is left over goes to further new items and to early reviews, weakest first. */
  readonly filled?: boolean;
}

/** FSRS with a desired retention: what is due, and new items before it (an even share a day) or after it. */
export function fsrs(
  retention: number,
  { parameters = "default", paced, heavyFirst = false, filled = false }: FsrsOptions,
): PolicyKind {
  const details = [
    paced ? "paced" : "due first",
    heavyFirst && "heavy first",
    filled && "filled",
    parameters !== "default" && parameters,
  ];
  return {
    name: `FSRS ${retention.toFixed(2)} ${details.filter(Boolean).join(" ")}`,
    parameters,
    create: () => ({
      queue: (morning) => {
        const { kernel: w, beliefs, reps } = morning;
        const stability = (item: number): number => beliefs.stability[item] as number;
        const interval = (item: number): number => Math.max(1, Math.round(intervalDays(w, stability(item), retention)));
        const due = dueNow(morning, interval);
        const fresh = unmet(morning, heavyFirst);
        if (!paced) return [...due, ...fresh];
        const today = shareOfToday(morning, fresh.length);
        if (!filled) return [...fresh.slice(0, today), ...due];
        const recall = (item: number): number => retrievability(w, elapsed(morning, item), stability(item));
        const early = numbersTo(reps.length)
          .filter((item) => reps[item] !== 0 && elapsed(morning, item) < interval(item))
          .sort((a, b) => recall(a) - recall(b));
        return [...fresh.slice(0, today), ...due, ...fresh.slice(today), ...early];
      },
    }),
  };
}

/** Everything in a new random order each day. */
export const random: PolicyKind = {
  name: "random",
  parameters: "default",
  create: () => ({
    queue: ({ day, reps }) => numbersTo(reps.length).sort((a, b) => drawn(a, day, 5, 9) - drawn(b, day, 5, 9)),
  }),
};

/** From front to back, again and again. */
export const sequential: PolicyKind = {
  name: "sequential",
  parameters: "default",
  create: () => ({
    queue: ({ reps }) => numbersTo(reps.length).sort((a, b) => (reps[a] as number) - (reps[b] as number) || a - b),
  }),
};

/** Boxes with doubling intervals: up after a right answer, back to the first after a wrong one. New items paced. */
export const leitner: PolicyKind = {
  name: "Leitner paced",
  parameters: "default",
  create: () => paced(({ wrong, interval }) => (wrong ? 1 : Math.min(interval * 2, 64))),
};

/** SuperMemo 2 with its ease factor; right is 4, wrong is 1. New items paced. */
export const supermemo2: PolicyKind = {
  name: "SM-2 paced",
  parameters: "default",
  create: () => {
    const ease = new Map<number, number>();
    return paced(({ item, wrong, interval }) => {
      const before = ease.get(item) ?? 2.5;
      if (wrong) ease.set(item, Math.max(1.3, before - 0.54));
      if (wrong) return 1;
      return interval <= 1 ? 6 : Math.round(interval * before);
    });
  },
};

/** A scheduler that is told of each answer once and keeps an interval for each item. */
function paced(next: (answer: { item: number; wrong: boolean; interval: number }) => number) {
  const intervals = new Map<number, number>();
  const heard = new Map<number, number>();
  return {
    queue: (morning: Morning): readonly number[] => {
      const { reps, wrongRun } = morning;
      for (const item of numbersTo(reps.length)) {
        if (reps[item] === (heard.get(item) ?? 0)) continue;
        const wrong = wrongRun[item] === 1;
        const known = intervals.get(item);
        intervals.set(item, known === undefined ? 1 : next({ item, wrong, interval: known }));
        heard.set(item, reps[item] as number);
      }
      const fresh = unmet(morning, false);
      return [
        ...fresh.slice(0, shareOfToday(morning, fresh.length)),
        ...dueNow(morning, (item) => intervals.get(item) ?? 1),
      ];
    },
  };
}

/** What raises recall on the exam day most, per second, if nothing more is asked until then. */
export function greedy(parameters: PolicyKind["parameters"]): PolicyKind {
  return {
    name: `greedy ${parameters}`,
    parameters,
    create: () => ({
      queue: (morning) => {
        const gains = numbersTo(morning.reps.length).map((item) => gainPerSecond(morning, item));
        return numbersTo(morning.reps.length).sort((a, b) => (gains[b] as number) - (gains[a] as number));
      },
    }),
  };
}

function gainPerSecond(morning: Morning, item: number): number {
  const { kernel: w, beliefs, reps, known, seconds, days, day, exam } = morning;
  const left = days - day;
  const weight = exam.weight[item] as number;
  const recallAfter = (stability: number): number => retrievability(w, left, stability);
  if (reps[item] === 0) {
    const gain = known * recallAfter(initialStability(w, 3)) + (1 - known) * recallAfter(initialStability(w, 1));
    return (weight * gain) / (seconds.first + (1 - known) * seconds.wrong);
  }
  const [stability, difficulty] = [beliefs.stability[item] as number, beliefs.difficulty[item] as number];
  const recall = retrievability(w, elapsed(morning, item), stability);
  const gain =
    recall * recallAfter(stabilityAfterRecall(w, difficulty, stability, recall, 3)) +
    (1 - recall) * recallAfter(stabilityAfterForgetting(w, difficulty, stability, recall)) -
    retrievability(w, elapsed(morning, item) + left, stability);
  return (weight * gain) / (seconds.review + (1 - recall) * seconds.wrong);
}
