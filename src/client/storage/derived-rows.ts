import { type EventId, isKnownEvent, type KnownEvent, type StoredEvent } from "../../domain/event.ts";
import { cutsOf, isEffective } from "../../domain/log.ts";
import type { Memory } from "../../domain/memory.ts";
import { compareEvents } from "../../domain/order.ts";
import type { ChangedRows } from "../../domain/ports.ts";
import type { ParametersRow, Rows, Subject, SubjectKind } from "../../domain/progress.ts";
import {
  applyEvent,
  foldInOrder,
  memoryInForce,
  memoryOf,
  PARAMETERS_SUBJECT,
  subjectsOf,
} from "../../domain/replay.ts";
import type { DerivedRow, EventRow, NoboruDatabase } from "./database.ts";
import { eventSubjects, toEventRow } from "./event-row.ts";
import { eventsAbout, eventWithId, unfiledEvents } from "./event-table.ts";

/**
 * Brings the derived rows up to date with events that were just appended. The usual answer costs one step of the
 * fold; an undo folds the rows of its target again; a reset, its undo, and other parameters of memory fold everything
 * again. Runs inside the caller's transaction.
 */
export async function foldNewEvents(database: NoboruDatabase, events: readonly StoredEvent[]): Promise<ChangedRows> {
  const known = events.filter(isKnownEvent);
  if (known.some(({ type }) => type === "progressReset")) return foldEverything(database);

  const cuts = cutsOf(await cuttersOf(database, known));
  const memory = await memoryOnDevice(database);
  const changed = new Map<Subject, Rows[SubjectKind] | null>();
  const stale = new Set<Subject>();
  for (const event of known) {
    if (event.type === "eventVoided") {
      const { deviceId, sequence } = event.body.target;
      const target = await eventWithId(database, { deviceId, sequence });
      if (target?.type === "progressReset") return foldEverything(database);
      for (const subject of target?.subjects ?? []) stale.add(subject as Subject);
    } else if (isEffective(event, cuts)) {
      for (const subject of subjectsOf(event)) {
        if (!stale.has(subject) && !(await foldOneStep(database, subject, event, memory, changed))) stale.add(subject);
      }
    }
  }
  for (const subject of stale) changed.set(subject, await foldSubject(database, subject, memory));
  if (!changed.has(PARAMETERS_SUBJECT) || isSame(memory, await memoryOnDevice(database))) return changed;
  // Rows that are gone already would not be told of again.
  return new Map([...changed, ...(await foldEverything(database))]);
}

/**
 * What may take these events out of the fold: all resets, of which there are few, and the undos that aim at the
 * events or at a reset. Not all undos: in the log of a year there are thousands.
 */
export async function cuttersOf(database: NoboruDatabase, events: readonly EventId[]): Promise<readonly EventRow[]> {
  const resets = await database.events.where("type").equals("progressReset").toArray();
  const targets = [...events, ...resets].map(({ deviceId, sequence }) => [deviceId, sequence]);
  const undos = await database.events.where("[body.target.deviceId+body.target.sequence]").anyOf(targets).toArray();
  return [...resets, ...undos];
}

/**
 * Folds the whole log again, under the memory that it says is in force, and replaces every derived row. What an update
 * has come to understand is filed under its subjects. Runs inside the caller's transaction.
 */
export async function foldEverything(database: NoboruDatabase): Promise<ChangedRows> {
  const misfiled: EventRow[] = [];
  const filed = (await database.events.toArray()).map((event) => {
    if (isFiledUnder(event, eventSubjects(event))) return event;
    const row = toEventRow(event);
    misfiled.push(row);
    return row;
  });
  const events = [...filed, ...(await unfiledEvents(database))];
  await database.events.bulkPut(misfiled);
  events.sort(compareEvents);
  const cuts = cutsOf(events);
  const state = foldInOrder(events, cuts, memoryInForce(events, cuts), filedSubjects);
  const before = (await database.derivedRows.toCollection().primaryKeys()) as Subject[];
  await database.derivedRows.clear();
  await database.derivedRows.bulkPut(Array.from(state, ([subject, { row, last }]) => toDerivedRow(subject, row, last)));
  return new Map<Subject, Rows[SubjectKind] | null>([
    ...before.map((subject) => [subject, null] as const),
    ...Array.from(state, ([subject, { row }]) => [subject, row] as const),
  ]);
}

function filedSubjects({ subjects }: EventRow): readonly Subject[] {
  return subjects as readonly Subject[];
}

function isFiledUnder({ subjects }: EventRow, right: readonly Subject[]): boolean {
  return subjects.length === right.length && right.every((subject, index) => subject === subjects[index]);
}

/** The memory that the rows were folded under. */
async function memoryOnDevice(database: NoboruDatabase): Promise<Memory> {
  const known = await database.derivedRows.get(PARAMETERS_SUBJECT);
  return memoryOf((known?.row as ParametersRow | undefined) ?? null);
}

function isSame(a: Memory, b: Memory): boolean {
  return a.parameters.every((value, index) => value === b.parameters[index]);
}

/** One step of the fold; false where the event does not come last and the row has to be folded again. */
async function foldOneStep(
  database: NoboruDatabase,
  subject: Subject,
  event: KnownEvent,
  memory: Memory,
  changed: Map<Subject, Rows[SubjectKind] | null>,
): Promise<boolean> {
  const before = await database.derivedRows.get(subject);
  if (before !== undefined && compareEvents(before.last as StoredEvent, event) > 0) return false;
  const row = applyEvent(subject, before?.row ?? null, event, memory);
  await database.derivedRows.put(toDerivedRow(subject, row, event));
  changed.set(subject, row);
  return true;
}

async function foldSubject(database: NoboruDatabase, subject: Subject, memory: Memory) {
  const events = (await eventsAbout(database, subject)).sort(compareEvents);
  const cuts = cutsOf(await cuttersOf(database, events));
  const effective = events.filter((event) => isEffective(event, cuts)) as unknown as KnownEvent[];
  const last = effective.at(-1);
  if (last === undefined) {
    await database.derivedRows.delete(subject);
    return null;
  }
  const row = effective.reduce<Rows[SubjectKind] | null>((row, event) => applyEvent(subject, row, event, memory), null);
  await database.derivedRows.put(toDerivedRow(subject, row as Rows[SubjectKind], last));
  return row;
}

function toDerivedRow(subject: Subject, row: Rows[SubjectKind], event: KnownEvent): DerivedRow {
  const { orderMs, lamport, deviceId, sequence } = event;
  return { subject, row, last: { orderMs, lamport, deviceId, sequence } };
}
