import type { EventOf, EventType, ItemReference, KnownEvent, StoredEvent } from "./event.ts";
import { ratingOf } from "./grading.ts";
import { type Cuts, cutsOf, isEffective, mergeLogs } from "./log.ts";
import { createMemory, type Memory } from "./memory.ts";
import { withMistake } from "./mistakes.ts";
import {
  type ExamRow,
  type ParametersRow,
  type Recall,
  type Rows,
  type Subject,
  type SubjectKind,
  UNSEEN_ITEM,
  UNSEEN_STATEMENT,
  type Written,
} from "./progress.ts";
import { withCheck } from "./readiness/recall-checks.ts";
import { attention } from "./session.ts";
import { studyDayOf } from "./study-day.ts";

/**
 * Replay: derived state is the fold of the log. Every row is about one subject and is the fold of the events
 * that touch that subject, in total order, under the memory in force. So one row can be brought up to date, or folded
 * again after an undo, without reading the rest of the log; only where the memory changes, every row does.
 */

/** Which kinds of row each type of event touches. Voids and resets act on the log itself (`log.ts`). */
interface Touches {
  itemAnswered: "item" | "statement" | "day" | "exam";
  itemMarked: "item";
  noteWritten: "item";
  preferenceSet: "preference";
  eventVoided: never;
  progressReset: never;
  parametersFitted: "parameters";
  parametersDeclined: "parameters";
  examStarted: "exam";
  examFinished: "exam";
}

type EventTouching<K extends SubjectKind> = { [T in EventType]: K extends Touches[T] ? T : never }[EventType];
type Reducers<K extends SubjectKind> = {
  [T in EventTouching<K>]: (row: Rows[K] | null, event: EventOf<T>, memory: Memory) => Rows[K];
};

/** The subject of the one row that says which memory is in force. */
export const PARAMETERS_SUBJECT: Subject = "parameters/fsrs6";

/** One reducer for each kind of row and each type of event that touches it: a missing one does not compile. */
const reducers: { readonly [K in SubjectKind]: Reducers<K> } = {
  item: {
    itemAnswered: (row, event, memory) => {
      const known = row ?? UNSEEN_ITEM;
      const { score, response, responseMillis } = event.body;
      const day = studyDayOf(event.wallMs, event.zoneMinutes);
      const isPass = response.kind === "pass";
      const predicted = predictedRecall(known.recall, event, memory);
      return {
        ...known,
        recall: nextRecall(known.recall, event, memory),
        attempts: known.attempts + 1,
        scoreSum: known.scoreSum + score,
        firstScore: known.firstScore ?? score,
        firstPassed: known.firstScore === null ? isPass : known.firstPassed,
        firstDay: known.firstDay ?? day,
        responseMillis: known.responseMillis + attention(responseMillis),
        checks:
          predicted === null ? known.checks : withCheck(known.checks, predicted, { isRight: score === 1, isPass }),
        ...(score < 1 && !isPass && withMistake(known, response, day, predicted)),
      };
    },
    itemMarked: (row, { body }) => ({ ...(row ?? UNSEEN_ITEM), [body.mark]: body.on }),
    noteWritten: (row, { body }) => ({ ...(row ?? UNSEEN_ITEM), note: body.text }),
  },
  statement: {
    itemAnswered: (row, event, memory) => {
      const known = row ?? UNSEEN_STATEMENT;
      return {
        recall: nextRecall(known.recall, event, memory),
        attempts: known.attempts + 1,
        scoreSum: known.scoreSum + event.body.score,
        misjudged: known.misjudged + (event.body.score < 1 && event.body.response.kind !== "pass" ? 1 : 0),
      };
    },
  },
  day: {
    itemAnswered: (row, { body }) => ({
      answers: (row?.answers ?? 0) + 1,
      scoreSum: (row?.scoreSum ?? 0) + body.score,
      responseMillis: (row?.responseMillis ?? 0) + attention(body.responseMillis),
    }),
  },
  preference: {
    preferenceSet: (_row, { body }) => ({ value: body.value }),
  },
  parameters: {
    parametersFitted: (_row, { body, wallMs, zoneMinutes }) => {
      const { parameters, reviews, heldOutLoss, defaultLoss } = body;
      const day = studyDayOf(wallMs, zoneMinutes);
      return { kind: "fitted", day, parameters, reviews, heldOutLoss, defaultLoss };
    },
    parametersDeclined: (_row, { wallMs, zoneMinutes }) => ({
      kind: "declined",
      day: studyDayOf(wallMs, zoneMinutes),
    }),
  },
  exam: {
    examStarted: (row, event) => ({ ...(row ?? NO_EXAM), started: { ...event.body, ...written(event) } }),
    examFinished: (row, event) => ({ ...(row ?? NO_EXAM), finished: { ...event.body, ...written(event) } }),
    itemAnswered: (row, event) => {
      const known = row ?? NO_EXAM;
      const { item, response, score, responseMillis } = event.body;
      const { eventId } = written(event);
      return { ...known, responses: [...known.responses, { eventId, item, response, score, responseMillis }] };
    },
  },
};

const NO_EXAM: ExamRow = { started: null, finished: null, responses: [] };

function written({ deviceId, sequence, wallMs, zoneMinutes }: KnownEvent): Written {
  return { eventId: { deviceId, sequence }, wallMs, zoneMinutes };
}

const subjectsByType: { readonly [T in EventType]: (event: EventOf<T>) => readonly Subject[] } = {
  itemAnswered: ({ body, wallMs, zoneMinutes }) => [
    body.statementId === undefined ? itemSubject(body.item) : statementSubject(body.item, body.statementId),
    `day/${studyDayOf(wallMs, zoneMinutes)}`,
    ...(body.mode === "exam" ? [examSubject(body.session)] : []),
  ],
  itemMarked: ({ body }) => [itemSubject(body.item)],
  noteWritten: ({ body }) => [itemSubject(body.item)],
  preferenceSet: ({ body }) => [`preference/${body.key}`],
  eventVoided: () => [],
  progressReset: () => [],
  parametersFitted: () => [PARAMETERS_SUBJECT],
  parametersDeclined: () => [PARAMETERS_SUBJECT],
  examStarted: ({ body }) => [examSubject(body.exam)],
  examFinished: ({ body }) => [examSubject(body.exam)],
};

/** The subject of a mock exam's row. */
function examSubject(exam: string): Subject {
  return `exam/${exam}`;
}

/** The subject of an item's row. */
export function itemSubject(item: ItemReference): Subject {
  return `item/${item.bankId}/${item.itemId}`;
}

/** The subject of a statement's row. */
export function statementSubject(item: ItemReference, statementId: string): Subject {
  return `statement/${item.bankId}/${item.itemId}/${statementId}`;
}

/** The kind of row that a subject names. */
export function kindOfSubject(subject: Subject): SubjectKind {
  return subject.slice(0, subject.indexOf("/")) as SubjectKind;
}

/** The subjects whose rows depend on the event. */
export function subjectsOf(event: KnownEvent): readonly Subject[] {
  return (subjectsByType[event.type] as (event: KnownEvent) => readonly Subject[])(event);
}

/** One step of the fold of one subject. The event must touch the subject. */
export function applyEvent(
  subject: Subject,
  row: Rows[SubjectKind] | null,
  event: KnownEvent,
  memory: Memory,
): Rows[SubjectKind] {
  const kind = kindOfSubject(subject);
  const reducer = (reducers[kind] as Partial<Record<EventType, unknown>>)[event.type];
  if (reducer === undefined) throw new Error(`Inconsistent: ${event.type} has no reducer for subject ${subject}`);
  return (reducer as (row: unknown, event: KnownEvent, memory: Memory) => Rows[SubjectKind])(row, event, memory);
}

/** Derived state: a row per subject that some effective event touches. */
export type DerivedState = Map<Subject, Rows[SubjectKind]>;

/** A row with the last event that went into it. */
export interface FoldedRow {
  readonly row: Rows[SubjectKind];
  readonly last: KnownEvent;
}

/**
 * The whole fold. The order and duplication of `events` do not matter.
 * `cuts`, `memory`: those of the complete log, where `events` is only the part that touches some subjects.
 */
export function replay(
  events: readonly StoredEvent[],
  cuts: Cuts = cutsOf(events),
  memory: Memory = memoryInForce(events, cuts),
): DerivedState {
  const folded = foldInOrder(mergeLogs(events, []), cuts, memory);
  return new Map(Array.from(folded, ([subject, { row }]) => [subject, row]));
}

/** The fold of events that are in total order, each there once. */
export function foldInOrder<E extends StoredEvent>(
  events: readonly E[],
  cuts: Cuts,
  memory: Memory,
  subjectsOfEvent: (event: E & KnownEvent) => readonly Subject[] = subjectsOf,
): ReadonlyMap<Subject, FoldedRow> {
  const state = new Map<Subject, { row: Rows[SubjectKind]; last: KnownEvent }>();
  for (const event of events) {
    if (!isEffective(event, cuts)) continue;
    for (const subject of subjectsOfEvent(event)) {
      const known = state.get(subject);
      if (known === undefined) state.set(subject, { row: applyEvent(subject, null, event, memory), last: event });
      else {
        known.row = applyEvent(subject, known.row, event, memory);
        known.last = event;
      }
    }
  }
  return state;
}

/** The memory that a log says is in force: the last word on the parameters by order. */
export function memoryInForce(events: readonly StoredEvent[], cuts: Cuts = cutsOf(events)): Memory {
  const about = events.filter(({ type }) => type === "parametersFitted" || type === "parametersDeclined");
  const [folded] = foldInOrder(mergeLogs(about, []), cuts, createMemory()).values();
  return memoryOf((folded?.row as ParametersRow | undefined) ?? null);
}

/** The memory that the row about the parameters asks for; without one, that of the average learner. */
export function memoryOf(row: ParametersRow | null): Memory {
  return row?.kind === "fitted" ? createMemory(row.parameters) : createMemory();
}

/** What memory says of a review just before it is answered; null at a first answer, and for one more on the same day. */
function predictedRecall(before: Recall | null, event: EventOf<"itemAnswered">, memory: Memory): number | null {
  if (before === null || event.body.startsAnew === true) return null;
  const elapsedDays = studyDayOf(event.wallMs, event.zoneMinutes) - before.lastDay;
  return elapsedDays > 0 ? memory.retrievability(before.memory, elapsedDays) : null;
}

function nextRecall(before: Recall | null, event: EventOf<"itemAnswered">, memory: Memory): Recall {
  const recall = event.body.startsAnew === true ? null : before;
  const day = studyDayOf(event.wallMs, event.zoneMinutes);
  const { score, guessed, item } = event.body;
  const rating = ratingOf(score, guessed === "yes");
  // A clock that was set back must not make time run backwards.
  const elapsedDays = recall === null ? 0 : Math.max(0, day - recall.lastDay);
  return {
    memory: memory.next(recall?.memory ?? null, elapsedDays, rating),
    lastDay: recall === null ? day : Math.max(day, recall.lastDay),
    lastScore: score,
    lastGuessed: guessed === "yes",
    lastVersion: item.itemVersion,
    reps: (recall?.reps ?? 0) + 1,
    lapses: (recall?.lapses ?? 0) + (rating === "again" && recall !== null && recall.lastScore === 1 ? 1 : 0),
  };
}
