import { isKnownEvent, type StoredEvent } from "../../domain/event.ts";
import type { Subject } from "../../domain/progress.ts";
import { subjectsOf } from "../../domain/replay.ts";
import type { EventRow } from "./database.ts";

/** The row that keeps an event. */
export function toEventRow(event: StoredEvent): EventRow {
  return { ...event, subjects: eventSubjects(event) };
}

/** The event that a row keeps. */
export function toEvent({ subjects: _, ...event }: EventRow): StoredEvent {
  return event;
}

export function eventSubjects(event: StoredEvent): readonly Subject[] {
  return isKnownEvent(event) ? subjectsOf(event) : [];
}
