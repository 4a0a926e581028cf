import * as z from "zod";
import { COUNTER_MAX, type EventBodies, type EventType, isKnownEvent, type StoredEvent } from "../domain/event.ts";
import { areParameters } from "../domain/parameter-bounds.ts";

/** How deep an event may nest: ten times what any known body needs, and far from what a call stack bears. */
const DEPTH_MAX = 32;

/** End of the year 9999: later instants cannot be written as dates. */
const INSTANT_MAX = 253_402_300_799_999;

const ZONE_MINUTES_MAX = 24 * 60;

/** A study note is a page or ten, not a book. */
const NOTE_MAX = 20_000;

/** A word typed as an answer, not an essay. */
const TYPED_MAX = 1000;

/** Many times what any exam has. */
const EXAM_ITEMS_MAX = 2_000;
const SECTIONS_MAX = 200;

/** `PAUSES_MAX` of `domain/exam/sitting.ts`, and room. */
const PAUSES_MAX = 1_000;

// Compiled checks need `eval`, which the page's policy forbids; even asking would be reported as a violation.
z.config({ jitless: true });

const count = z.int().nonnegative();
const instant = z.int().min(0).max(INSTANT_MAX);
/** Ids are parts of subjects and addresses, hence no slash. */
const id = z.string().regex(/^[^/\s]{1,200}$/);
const score = z.number().min(0).max(1);
const loss = z.number().nonnegative();
const amount = z.number().nonnegative();
const label = z.string().min(1).max(100);
const predicted = { low: amount, mean: amount, high: amount };
const counter = z.int().min(0).max(COUNTER_MAX);

const eventId = z.object({ deviceId: z.string().regex(/^[\w-]{1,64}$/), sequence: counter });
const item = z.object({ bankId: id, itemId: id });

const envelope = z.object({
  ...eventId.shape,
  orderMs: instant,
  lamport: counter,
  wallMs: instant,
  zoneMinutes: z.int().min(-ZONE_MINUTES_MAX).max(ZONE_MINUTES_MAX),
  type: z.string().min(1).max(200),
  version: count,
  body: z.unknown().refine((body) => body !== undefined),
});

const tappedResponses = [
  z.object({ kind: z.literal("options"), optionIds: z.array(id).max(100) }),
  z.object({ kind: z.literal("verdict"), verdict: z.boolean() }),
  z.object({ kind: z.literal("value"), value: z.number() }),
  z.object({ kind: z.literal("pass") }),
] as const;

const response = z.discriminatedUnion("kind", [
  ...tappedResponses,
  z.object({ kind: z.literal("text"), text: z.string().max(TYPED_MAX) }),
  z.object({ kind: z.literal("blanks"), filled: z.array(z.object({ blankId: id, wordId: id })).max(100) }),
  z.object({ kind: z.literal("order"), elementIds: z.array(id).max(100) }),
]);

const resetScope = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("all") }),
  z.object({ kind: z.literal("bank"), bankId: id }),
  z.object({ kind: z.literal("item"), bankId: id, itemId: id }),
]);

/** A field that a body may have and its schema forgets does not compile. */
type BodySchema<Body> = z.ZodType<Body> & { readonly shape: { readonly [F in keyof Body]-?: z.ZodType } };

const bodies: { readonly [T in EventType]: BodySchema<EventBodies[T]> } = {
  itemAnswered: z.object({
    item: z.object({ ...item.shape, itemVersion: count }),
    statementId: z.exactOptional(id),
    session: id,
    mode: z.enum(["practice", "exam", "statement"]),
    response,
    guessed: z.enum(["yes", "no", "unasked"]),
    responseMillis: z.number().nonnegative(),
    score,
    startsAnew: z.exactOptional(z.literal(true)),
  }),
  eventVoided: z.object({ target: eventId }),
  itemMarked: z.object({ item, mark: z.enum(["flagged", "suspended"]), on: z.boolean() }),
  noteWritten: z.object({ item, text: z.string().max(NOTE_MAX) }),
  preferenceSet: z.object({ key: id, value: z.unknown() }),
  progressReset: z.object({ scope: resetScope }),
  parametersFitted: z.object({
    parameters: z.array(z.number()).refine(areParameters),
    reviews: count,
    heldOutLoss: loss,
    defaultLoss: loss,
  }),
  parametersDeclined: z.object({}),
  examStarted: z.object({
    exam: id,
    kind: label,
    blueprint: z.object({
      bankId: id,
      id,
      asOf: z.string().max(40),
      edited: z.boolean(),
      minutes: amount,
      guideLine: amount,
      sections: z.array(z.object({ section: id, items: count, guideLine: amount })).max(SECTIONS_MAX),
    }),
    seed: count,
    banks: z.array(z.object({ bankId: id, version: label })).max(SECTIONS_MAX),
    items: z.array(z.object({ ...item.shape, itemVersion: count, section: id })).max(EXAM_ITEMS_MAX),
    predicted: z.exactOptional(
      z.object({
        total: z.object(predicted),
        sections: z.array(z.object({ section: id, ...predicted })).max(SECTIONS_MAX),
      }),
    ),
  }),
  examFinished: z.object({
    exam: id,
    bankId: id,
    end: z.enum(["submitted", "timeUp"]),
    activeMillis: amount,
    pauses: z
      .array(z.object({ afterMillis: amount, cause: z.enum(["asked", "away", "cutOff"]), awayMillis: amount }))
      .max(PAUSES_MAX),
    sections: z
      .array(
        z.object({
          section: id,
          items: count,
          answered: count,
          score: amount,
          guideLine: amount,
          responseMillis: amount,
        }),
      )
      .max(SECTIONS_MAX),
  }),
};

/** Before version 2 there were tapped responses only; builds of that time refuse any other under version 1. */
const firstResponse = z.object({ response: z.discriminatedUnion("kind", [...tappedResponses]) });

export type EventParsing =
  | { readonly kind: "event"; readonly event: StoredEvent }
  | { readonly kind: "notAnEvent" | "tooDeep" }
  /** The first field that does not fit. */
  | { readonly kind: "badField"; readonly path: string };

/**
 * Checks an event from outside: its envelope always, its body where this build knows type and version. What passes is
 * handed on as it came, fields that this build does not know included, so that a newer app finds them again.
 */
export function parseEvent(value: unknown): EventParsing {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return { kind: "notAnEvent" };
  if (isDeeperThan(DEPTH_MAX, value)) return { kind: "tooDeep" };
  const parsed = envelope.safeParse(value);
  if (!parsed.success) return badField(parsed.error);
  if (isKnownEvent(parsed.data)) {
    const known = bodies[parsed.data.type].safeParse(parsed.data.body);
    if (!known.success) return badField(known.error, "body");
    if (parsed.data.type === "itemAnswered" && parsed.data.version === 1) {
      const first = firstResponse.safeParse(parsed.data.body);
      if (!first.success) return badField(first.error, "body");
    }
  }
  return { kind: "event", event: value as StoredEvent };
}

function badField({ issues: [issue] }: z.ZodError, ...parents: readonly string[]): EventParsing {
  return { kind: "badField", path: [...parents, ...(issue?.path ?? [])].map(String).join(".") };
}

// Level by level and not recursive: the value may be deep enough to overflow the stack.
function isDeeperThan(limit: number, value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limit) return true;
    level = level.flatMap((one) => (typeof one === "object" && one !== null ? Object.values(one) : []));
  }
  return false;
}
