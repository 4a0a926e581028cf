import type { ItemSummary } from "./bank.ts";
import { type Blueprint, blueprintSize } from "./blueprint.ts";
import { isExpired } from "./due.ts";
import { examSharesOf } from "./exam-shares.ts";
import { groupBy } from "./grouping.ts";
import type { ItemKey } from "./item.ts";
import type { Memory } from "./memory.ts";
import { estimateMillis } from "./pace.ts";
import { reasonFor } from "./plan/reason.ts";
import { type ItemProgress, UNSEEN_ITEM } from "./progress.ts";
import { firstChanceFrom } from "./readiness/first-chance.ts";
import { GUESS_CHANCE } from "./readiness/recall-chance.ts";
import type { StudyDay } from "./study-day.ts";

/** What studying a topic or section for a while would win. */
export interface Winning {
  /** A section, or `section/leaf`. */
  readonly name: string;
  /** Points of the exam for an hour at this rate. */
  readonly pointsPerHour: number;
  /** Points and minutes of the part that pays most, up to `SITTING_MINUTES`. */
  readonly points: number;
  readonly minutes: number;
  /** Points still open in all of it. */
  readonly open: number;
  readonly items: number;
}

export interface WinningsInput {
  readonly summaries: readonly ItemSummary[];
  readonly progressByKey: ReadonlyMap<ItemKey, ItemProgress>;
  readonly blueprint: Blueprint;
  readonly memory: Memory;
  readonly today: StudyDay;
  /** Null without an exam ahead: then what is won is counted after a month. */
  readonly examDay: StudyDay | null;
  readonly pace: number;
}

/** A drill on one topic is no longer than this; its rate counts, not that of the whole topic. */
const SITTING_MINUTES = 20;

/** A topic of a minute is not worth opening for its rate: it counts as if it took the shortest pack. */
const SITTING_MINUTES_MIN = 3;

const HORIZON_DAYS = 30;

/**
 * Points still to win per hour, best first. What an answer today wins is the recall on the exam day with it less that
 * without it, the same two figures that 「なぜ今」 shows, times the item's share of the exam. Not the plan's index: that is what is
 * lost by *waiting*, and months ahead nothing is.
 */
export function winningsBy(groupOf: (summary: ItemSummary) => string, input: WinningsInput): readonly Winning[] {
  const { blueprint, progressByKey, memory, today, pace } = input;
  const asked = new Set(blueprint.sections.map(({ section }) => section));
  const usable = input.summaries.filter(
    (summary) =>
      asked.has(summary.section) && !isExpired(summary, today) && progressByKey.get(summary.key)?.suspended !== true,
  );
  const shares = examSharesOf(usable, blueprint);
  const examDay = input.examDay !== null && input.examDay > today ? input.examDay : today + HORIZON_DAYS;
  const context = { memory, blueprint, today, examDay };
  const questions = blueprintSize(blueprint);
  const progressOf = ({ key }: ItemSummary): ItemProgress => progressByKey.get(key) ?? UNSEEN_ITEM;
  const first = firstChanceFrom(usable, progressOf);
  const gainOf = (summary: ItemSummary) => {
    const { recall } = progressOf(summary);
    const onExamDay = reasonFor(summary, recall, context).onExamDay ?? { asked: 0, notAsked: 0 };
    // What is known before it was ever met is not won by meeting it.
    const known = (first.inTopic(summary.section, summary.topic) - GUESS_CHANCE) / (1 - GUESS_CHANCE);
    const gain = recall === null ? (1 - known) * onExamDay.asked : onExamDay.asked - onExamDay.notAsked;
    const open = recall === null ? 1 - known : 1 - onExamDay.notAsked;
    const worth = (1 - GUESS_CHANCE) * questions * (shares.byKey.get(summary.key) ?? 0);
    // Once answered today it is in mind: a second look today wins nothing.
    const isDone = recall?.lastDay === today && recall.lastScore === 1;
    const minutes = estimateMillis(summary.characters, pace) / 60_000;
    return { points: isDone ? 0 : Math.max(0, worth * gain), minutes, open: worth * open };
  };
  return [...groupBy(usable, groupOf)]
    .map(([name, members]) => ({ name, items: members.length, ...bestSitting(members.map(gainOf)) }))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.pointsPerHour - a.pointsPerHour);
}

function bestSitting(gains: readonly { points: number; minutes: number; open: number }[]) {
  let [points, minutes] = [0, 0];
  for (const gain of [...gains].sort((a, b) => b.points / b.minutes - a.points / a.minutes)) {
    if (minutes > 0 && minutes + gain.minutes > SITTING_MINUTES) break;
    points += gain.points;
    minutes += gain.minutes;
  }
  const open = gains.reduce((sum, gain) => sum + gain.open, 0);
  return { points, minutes, open, pointsPerHour: (60 * points) / Math.max(minutes, SITTING_MINUTES_MIN) };
}
