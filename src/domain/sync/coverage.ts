import type { EventId } from "../event.ts";

/** Sequences of one device, `from` included, `to` not. */
export type Span = readonly [from: number, to: number];

/**
 * Which events some set of chunks holds: spans by device, sorted, apart from each other. What the log holds beyond its
 * coverage is what has to be sent. So the flag "to be sent" of an answer is its absence here, stored with the answer
 * itself because nothing has to be stored.
 */
export type Coverage = Readonly<Record<string, readonly Span[]>>;

/** The coverage of these events. */
export function coverageOf(events: readonly EventId[]): Coverage {
  const sequencesByDevice = new Map<string, number[]>();
  for (const { deviceId, sequence } of events) {
    const known = sequencesByDevice.get(deviceId);
    if (known === undefined) sequencesByDevice.set(deviceId, [sequence]);
    else known.push(sequence);
  }
  return Object.fromEntries(
    Array.from(sequencesByDevice, ([deviceId, sequences]) => [deviceId, spansOf(sequences)] as const),
  );
}

/** What either covers. */
export function unionOf(a: Coverage, b: Coverage): Coverage {
  const union: Record<string, readonly Span[]> = { ...a };
  for (const [deviceId, spans] of Object.entries(b)) union[deviceId] = joined([...(union[deviceId] ?? []), ...spans]);
  return union;
}

/** What the first covers and the second does not. */
export function withoutCovered(a: Coverage, b: Coverage): Coverage {
  const rest = Object.entries(a).map(([deviceId, spans]) => {
    const covered = b[deviceId] ?? [];
    return [deviceId, spans.flatMap((span) => holesIn(span, covered))] as const;
  });
  return Object.fromEntries(rest.filter(([, spans]) => spans.length > 0));
}

/** The parts of a span that no other span covers. */
export function holesIn([from, to]: Span, spans: readonly Span[]): readonly Span[] {
  const holes: Span[] = [];
  let place = from;
  for (const [start, end] of spans) {
    if (end <= place) continue;
    if (start >= to) break;
    if (start > place) holes.push([place, start]);
    place = end;
  }
  if (place < to) holes.push([place, to]);
  return holes;
}

/** How many events it covers. */
export function sizeOf(coverage: Coverage): number {
  return Object.values(coverage)
    .flat()
    .reduce((sum, [from, to]) => sum + to - from, 0);
}

/** One more than the highest sequence that is covered of each device. */
export function countsOf(coverage: Coverage): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(coverage).map(([deviceId, spans]) => [deviceId, spans.at(-1)?.[1] ?? 0]));
}

/** A hundred thousand sequences are mostly one span: no pair is made for each. */
function spansOf(sequences: number[]): readonly Span[] {
  const spans: Span[] = [];
  sequences.sort((a, b) => a - b);
  let [from, to] = [sequences[0] ?? 0, (sequences[0] ?? 0) + 1];
  for (const sequence of sequences) {
    if (sequence > to) {
      spans.push([from, to]);
      from = sequence;
    }
    to = Math.max(to, sequence + 1);
  }
  return [...spans, [from, to]];
}

function joined(spans: readonly Span[]): readonly Span[] {
  const sorted = spans.toSorted(([a], [b]) => a - b);
  const result: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = result.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}
