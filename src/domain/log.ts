import {
  type EventDraft,
  type EventOf,
  eventIdToString,
  isKnownEvent,
  type KnownEvent,
  type ResetScope,
  type StoredEvent,
} from "./event.ts";
import { compareEvents } from "./order.ts";

/**
 * The union of two logs, in total order, each event once. Commutative, associative, idempotent: that is why
 * two devices never have to ask the learner to choose a side.
 */
export function mergeLogs(a: readonly StoredEvent[], b: readonly StoredEvent[]): readonly StoredEvent[] {
  const events = [...a, ...b];
  if (isWithoutRepeats(events)) return events.sort(compareEvents);
  const eventsById = new Map<string, StoredEvent>();
  for (const event of events) {
    const id = eventIdToString(event);
    const known = eventsById.get(id);
    // An id names one event. Should a cloned device have written two under one id, every device must keep the same one.
    if (known === undefined || compareContents(event, known) < 0) eventsById.set(id, event);
  }
  return [...eventsById.values()].sort(compareEvents);
}

/** Whether the sequences of each device only grow, as in one log: then no id can come twice, and no map is needed to see it. */
function isWithoutRepeats(events: readonly StoredEvent[]): boolean {
  const lastByDevice = new Map<string, number>();
  return events.every(({ deviceId, sequence }) => {
    const isNext = sequence > (lastByDevice.get(deviceId) ?? -1);
    lastByDevice.set(deviceId, sequence);
    return isNext;
  });
}

/** What takes events out of the fold: undone ones, and resets. */
export interface Cuts {
  readonly voidedIds: ReadonlySet<string>;
  readonly resets: readonly EventOf<"progressReset">[];
}

type VoidOrReset = EventOf<"eventVoided"> | EventOf<"progressReset">;

/** The cuts that a log makes. Found before folding, so that an undo works even before its target arrives. */
export function cutsOf(events: Iterable<StoredEvent>): Cuts {
  const known: VoidOrReset[] = [];
  for (const event of events) if (isKnownEvent(event) && isVoidOrReset(event)) known.push(event);
  const voidedIds = new Set(
    known.flatMap((event) => (event.type === "eventVoided" ? [eventIdToString(event.body.target)] : [])),
  );
  const resets = known.filter(
    (event): event is EventOf<"progressReset"> =>
      event.type === "progressReset" && !voidedIds.has(eventIdToString(event)),
  );
  return { voidedIds, resets };
}

/**
 * Whether the fold sees the event: known, not undone, not before a reset of its scope. A reset cuts by order,
 * so a late event from before the cut stays cut. An undo cannot be undone: answering again is the way back.
 */
export function isEffective(event: StoredEvent, cuts: Cuts): event is KnownEvent {
  if (!isKnownEvent(event) || isVoidOrReset(event)) return false;
  if (cuts.voidedIds.size > 0 && cuts.voidedIds.has(eventIdToString(event))) return false;
  return !cuts.resets.some((reset) => isInScope(event, reset.body.scope) && compareEvents(event, reset) < 0);
}

/** Whether a reset of the scope cuts such an event, where it comes first: an answer, or an exam with its result. */
export function isInScope({ type, body }: EventDraft, scope: ResetScope): boolean {
  if (type === "examStarted") return isBankInScope(body.blueprint.bankId, scope);
  if (type === "examFinished") return isBankInScope(body.bankId, scope);
  if (type !== "itemAnswered") return false;
  const { bankId, itemId } = body.item;
  if (scope.kind === "all") return true;
  return scope.bankId === bankId && (scope.kind === "bank" || scope.itemId === itemId);
}

function isBankInScope(bankId: string, scope: ResetScope): boolean {
  return scope.kind === "all" || (scope.kind === "bank" && scope.bankId === bankId);
}

function isVoidOrReset(event: KnownEvent): event is VoidOrReset {
  return event.type === "eventVoided" || event.type === "progressReset";
}

/** The events that the known ones lack, or have another one for under the same id. */
export function newsIn(events: readonly StoredEvent[], known: readonly StoredEvent[]): readonly StoredEvent[] {
  if (known.length === 0) return events;
  const knownById = new Map(known.map((event) => [eventIdToString(event), event]));
  return events.filter((event) => {
    const rival = knownById.get(eventIdToString(event));
    return rival === undefined || compareContents(event, rival) !== 0;
  });
}

/** The events under ids of another device, from `sequence` on. An undo among them goes with its target. */
export function renamed(events: readonly StoredEvent[], deviceId: string, sequence: number): readonly StoredEvent[] {
  const newIds = new Map(
    events.map((event, index) => [eventIdToString(event), { deviceId, sequence: sequence + index }]),
  );
  return events.map((event) => {
    const target =
      isKnownEvent(event) && event.type === "eventVoided" && newIds.get(eventIdToString(event.body.target));
    return { ...event, ...newIds.get(eventIdToString(event)), ...(target && { body: { target } }) };
  });
}

function compareContents(a: StoredEvent, b: StoredEvent): number {
  const order = compareEvents(a, b);
  if (order !== 0 || JSON.stringify(a) === JSON.stringify(b)) return order;
  const [left, right] = [canonicalText(a), canonicalText(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The same text for the same contents: an editor, or another version of the app, may have turned the order of fields. */
function canonicalText(event: StoredEvent): string {
  return JSON.stringify(event, (_, value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    const keys = Object.keys(value).sort();
    return Object.fromEntries(keys.map((key) => [key, value[key]]));
  });
}
