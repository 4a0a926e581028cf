import type { ItemSummary } from "./bank.ts";
import type { Blueprint } from "./blueprint.ts";
import type { EventOf, StoredEvent } from "./event.ts";
import type { ItemKey } from "./item.ts";
import { cutsOf, isEffective, mergeLogs } from "./log.ts";
import type { Memory } from "./memory.ts";
import type { DayActivity, ItemProgress } from "./progress.ts";
import type { PastPrediction } from "./readiness/past-errors.ts";
import { predictScore, type Readiness } from "./readiness/readiness.ts";
import type { ScoreBand } from "./readiness/score-band.ts";
import { applyEvent, itemSubject } from "./replay.ts";
import { type StudyDay, studyDayOf } from "./study-day.ts";

/**
 * The climb: what was predicted on the evening of each day of study. One row a day, so that the picture needs no log.
 * Unlike the rows of `progress.ts` it depends on all items at once, and on the bank; so a row is kept as it was made, and
 * made again from the log where answers of its past have come in or were taken back.
 */
export interface ClimbDay {
  readonly day: StudyDay;
  /** Answers up to the end of the day: tells whether the row still fits the log. */
  readonly answers: number;
  /** Null where there was too little evidence. */
  readonly score: ScoreBand | null;
  /** Mean by section, to tell what changed from one day to the next. */
  readonly sections: Readonly<Record<string, number>>;
  readonly met: number;
}

/** What the climb depends on besides the log. */
export interface ClimbContext {
  readonly summaries: readonly ItemSummary[];
  readonly blueprint: Blueprint;
  readonly past: readonly PastPrediction[];
}

/** What would be scored on the morning after a day. Not the same evening: what was just read is in mind for an hour. */
export function predictionOn(
  day: StudyDay,
  progressByKey: ReadonlyMap<ItemKey, ItemProgress>,
  memory: Memory,
  { summaries, blueprint, past }: ClimbContext,
): Readiness {
  const before = past.filter((one) => one.day <= day);
  return predictScore({ summaries, progressByKey, blueprint, memory, day: day + 1, questions: "new", past: before });
}

/** The row of a day. */
export function climbDayOf(day: StudyDay, answers: number, readiness: Readiness): ClimbDay {
  const { score, sections, met } = readiness;
  return {
    day,
    answers,
    score,
    met,
    sections: Object.fromEntries(sections.map(({ section, mean }) => [section, mean])),
  };
}

/** The rows of all days of study, from the whole log, in any order, under the memory in force. */
export function climbOf(events: readonly StoredEvent[], memory: Memory, context: ClimbContext): readonly ClimbDay[] {
  const cuts = cutsOf(events);
  const answersByDay = new Map<StudyDay, EventOf<"itemAnswered">[]>();
  for (const event of mergeLogs(events, [])) {
    if (!isEffective(event, cuts) || event.type !== "itemAnswered") continue;
    const day = studyDayOf(event.wallMs, event.zoneMinutes);
    const known = answersByDay.get(day);
    if (known === undefined) answersByDay.set(day, [event]);
    else known.push(event);
  }
  const progressByKey = new Map<ItemKey, ItemProgress>();
  let answers = 0;
  return [...answersByDay.entries()]
    .sort(([a], [b]) => a - b)
    .map(([day, ofDay]) => {
      for (const event of ofDay) {
        answers += 1;
        if (event.body.statementId !== undefined) continue;
        const subject = itemSubject(event.body.item);
        const key = subject.slice("item/".length);
        progressByKey.set(key, applyEvent(subject, progressByKey.get(key) ?? null, event, memory) as ItemProgress);
      }
      return climbDayOf(day, answers, predictionOn(day, progressByKey, memory, context));
    });
}

/** Whether the rows are those of just the days before `today` with answers, each with as many as there were. */
export function isClimbComplete(
  rows: readonly ClimbDay[],
  activityByDay: ReadonlyMap<StudyDay, DayActivity>,
  today: StudyDay,
): boolean {
  const past = rows.filter(({ day }) => day < today);
  const days = [...activityByDay.keys()].filter((day) => day < today).sort((a, b) => a - b);
  if (past.length !== days.length) return false;
  let answers = 0;
  return days.every((day, index) => {
    answers += activityByDay.get(day)?.answers ?? 0;
    return past[index]?.day === day && past[index]?.answers === answers;
  });
}
