import { COUNTER_MAX, type EventEnvelope } from "./event.ts";

/** A clock that is further ahead than this does not pull the order of other devices' events with it. */
export const CLOCK_LEAD_LIMIT_MILLIS = 24 * 60 * 60 * 1000;

/** The last position that a device has seen or written. */
export interface OrderPosition {
  readonly orderMs: number;
  readonly lamport: number;
}

/**
 * The total order of all events: (orderMs, lamport, deviceId, sequence), ids compared bytewise.
 * No two distinct events compare as equal, so every device folds the same log in the same order.
 */
export function compareEvents(a: EventEnvelope, b: EventEnvelope): number {
  return comparePositions(a, b) || compareBytes(a.deviceId, b.deviceId) || a.sequence - b.sequence;
}

// Not localeCompare: its result depends on the device's language. Device ids are ASCII, where UTF-16 and byte order agree.
function compareBytes(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The order position of the next local event: after everything seen, at the wall clock where possible.
 * What was seen from a clock more than 24 h ahead is ignored, so that one wrong clock cannot push a learner's
 * later answers into its future.
 */
export function nextPosition(seen: OrderPosition, wallMs: number): OrderPosition {
  if (seen.orderMs < wallMs || seen.orderMs > wallMs + CLOCK_LEAD_LIMIT_MILLIS) return { orderMs: wallMs, lamport: 0 };
  return successorOf(seen);
}

/**
 * The first position from the given one on that comes after all the others, whatever clock they are from: for an event
 * that takes the place of theirs.
 */
export function positionAfter(position: OrderPosition, others: readonly OrderPosition[]): OrderPosition {
  return others.reduce(
    (latest, other) => (comparePositions(latest, other) > 0 ? latest : successorOf(other)),
    position,
  );
}

function comparePositions(a: OrderPosition, b: OrderPosition): number {
  return a.orderMs - b.orderMs || a.lamport - b.lamport;
}

function successorOf({ orderMs, lamport }: OrderPosition): OrderPosition {
  return lamport < COUNTER_MAX ? { orderMs, lamport: lamport + 1 } : { orderMs: orderMs + 1, lamport: 0 };
}
