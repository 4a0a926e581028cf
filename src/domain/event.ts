/**
 * What the learner did is an append-only log of events; everything else is a fold of it.
 *
 * Wire names and bodies below are for ever: devices, backups and the sync server keep them. Optional fields may be
 * added under the same version: devices that do not know them keep them. A change of meaning, and a value that builds
 * in the field would refuse, raise the version of that type. Types and versions unknown to this build are kept raw, passed on, and ignored by the fold until an update
 * understands them.
 */

/** Identity of an event: dense counter on the device that made it. */
export interface EventId {
  readonly deviceId: string;
  readonly sequence: number;
}

/** The highest number that an event counts with: `sequence` and `lamport`. */
export const COUNTER_MAX = 2 ** 31;

/** Fields that every event has, whatever its type. */
export interface EventEnvelope extends EventId {
  /** Hybrid logical clock: milliseconds since the epoch, never less than any event seen before (see `order.ts`). */
  readonly orderMs: number;
  readonly lamport: number;
  /** What the device's clock said, milliseconds since the epoch. */
  readonly wallMs: number;
  /** Minutes east of UTC at that moment. */
  readonly zoneMinutes: number;
}

export interface ItemReference {
  readonly bankId: string;
  readonly itemId: string;
}

/** What the learner gave, never only whether it was right: score and rating are derived. */
export type Response =
  | { readonly kind: "options"; readonly optionIds: readonly string[] }
  | { readonly kind: "verdict"; readonly verdict: boolean }
  | { readonly kind: "value"; readonly value: number }
  | { readonly kind: "pass" }
  | BuiltResponse;

/** What is put together before it is given. Written under version 2 of `itemAnswered`, which older builds pass on. */
export type BuiltResponse =
  /** As typed, not folded: what counts as the same may be judged otherwise one day. */
  | { readonly kind: "text"; readonly text: string }
  /** Blanks by id, so that an answer survives a blank that moves; one left empty is not in it. */
  | { readonly kind: "blanks"; readonly filled: readonly { readonly blankId: string; readonly wordId: string }[] }
  /** First to last. */
  | { readonly kind: "order"; readonly elementIds: readonly string[] };

export type Mode = "practice" | "exam" | "statement";

export interface EventBodies {
  itemAnswered: {
    readonly item: ItemReference & { readonly itemVersion: number };
    /** The statement asked, in mode `statement` only. */
    readonly statementId?: string;
    readonly session: string;
    readonly mode: Mode;
    readonly response: Response;
    /** 勘だった. `unasked` where the learner went on without saying. */
    readonly guessed: "yes" | "no" | "unasked";
    readonly responseMillis: number;
    /**
     * 0..1, `grading.ts` applied to the response and that item version when it was answered. Kept so that the
     * fold needs no bank; a corrected key re-marks from `response` where the bank is at hand (`corrections.ts`).
     */
    readonly score: number;
    /** The key was corrected since the answer before: what was learned was wrong, so memory starts anew here. */
    readonly startsAnew?: true;
  };
  eventVoided: { readonly target: EventId };
  itemMarked: { readonly item: ItemReference; readonly mark: "flagged" | "suspended"; readonly on: boolean };
  noteWritten: { readonly item: ItemReference; readonly text: string };
  preferenceSet: { readonly key: string; readonly value: unknown };
  progressReset: { readonly scope: ResetScope };
  /**
   * What a fit of the log found: the parameters of FSRS-6 from here on, whether new, as before, or the average
   * learner's again. They hold for the whole log, also for answers before this event.
   */
  parametersFitted: {
    /** 21 numbers within `PARAMETER_BOUNDS`. */
    readonly parameters: readonly number[];
    /** Answers that counted when it was made. */
    readonly reviews: number;
    /** Mean log loss on answers held out of the fit: with these parameters, and with the average learner's. */
    readonly heldOutLoss: number;
    readonly defaultLoss: number;
  };
  /** The learner goes back to the average learner's parameters, until a fit they ask for. */
  parametersDeclined: Readonly<Record<string, never>>;
  /** A mock exam began: what it was to ask, and the form that came of it. Its answers follow when it is handed in. */
  examStarted: {
    /** Id of the sitting, which is also the `session` of its answers. */
    readonly exam: string;
    /** What was chosen: `full`, `half`, `section`, `own`. A label, so a later build may write others. */
    readonly kind: string;
    readonly blueprint: ExamBlueprint;
    /** Of the form, 32 bits. The items below are what counts: a seed means them only with that bank and that past. */
    readonly seed: number;
    readonly banks: readonly { readonly bankId: string; readonly version: string }[];
    /** In the order asked. */
    readonly items: readonly ExamItem[];
    /** What had been predicted for this form, to be held against the result. */
    readonly predicted?: ExamPrediction;
  };
  /** A mock exam was handed in, with the result as it was shown. In the log right after the answers. */
  examFinished: {
    readonly exam: string;
    /** Of the blueprint. */
    readonly bankId: string;
    readonly end: "submitted" | "timeUp";
    /** Time with the exam on screen and its clock running. */
    readonly activeMillis: number;
    readonly pauses: readonly ExamPause[];
    readonly sections: readonly ExamSectionResult[];
  };
}

/** The numbers that a form was built by, as they were then: the learner may have changed the bank's. */
export interface ExamBlueprint {
  readonly bankId: string;
  readonly id: string;
  /** ISO date of the bank's facts. */
  readonly asOf: string;
  /** Whether the numbers are the learner's own. */
  readonly edited: boolean;
  readonly minutes: number;
  /** 合格ライン(目安) of the whole form, in items. */
  readonly guideLine: number;
  readonly sections: readonly { readonly section: string; readonly items: number; readonly guideLine: number }[];
}

export interface ExamItem extends ItemReference {
  readonly itemVersion: number;
  readonly section: string;
}

/** Items expected right, with the band that holds the result four times out of five. */
export interface PredictedScore {
  readonly low: number;
  readonly mean: number;
  readonly high: number;
}

export interface ExamPrediction {
  readonly total: PredictedScore;
  readonly sections: readonly ({ readonly section: string } & PredictedScore)[];
}

/** The exam's clock stood still. */
export interface ExamPause {
  /** Active time until then. */
  readonly afterMillis: number;
  /** The learner asked for it; the app was out of sight, or asleep; it was closed or killed without a word. */
  readonly cause: "asked" | "away" | "cutOff";
  /** How long, by the device's clock: 0 where that was set back meanwhile. */
  readonly awayMillis: number;
}

export interface ExamSectionResult {
  readonly section: string;
  /** Items that were asked: fewer than the blueprint wants where the bank had no more. */
  readonly items: number;
  /** Items that were not left blank. */
  readonly answered: number;
  /** Sum of scores. */
  readonly score: number;
  /** Guide line for that many items. */
  readonly guideLine: number;
  readonly responseMillis: number;
}

/** What a reset cuts: answers of everything, of one bank, or of one item. Marks and notes stay. */
export type ResetScope =
  | { readonly kind: "all" }
  | { readonly kind: "bank"; readonly bankId: string }
  | { readonly kind: "item"; readonly bankId: string; readonly itemId: string };

export type EventType = keyof EventBodies;

/** The newest version of each body; this build folds it and all before. 2 of `itemAnswered` knows built responses. */
export const EVENT_VERSIONS = {
  itemAnswered: 2,
  eventVoided: 1,
  itemMarked: 1,
  noteWritten: 1,
  preferenceSet: 1,
  progressReset: 1,
  parametersFitted: 1,
  parametersDeclined: 1,
  examStarted: 1,
  examFinished: 1,
} as const satisfies Readonly<Record<EventType, number>>;

export type EventOf<T extends EventType> = {
  [K in T]: EventEnvelope & {
    readonly type: K;
    readonly version: number;
    readonly body: EventBodies[K];
  };
}[T];

export type KnownEvent = EventOf<EventType>;

/** An event as stored and passed on: known or not. */
export interface StoredEvent extends EventEnvelope {
  readonly type: string;
  readonly version: number;
  readonly body: unknown;
}

/** What a feature asks to be recorded; the event log adds the envelope. */
export type EventDraft = { [T in EventType]: { readonly type: T; readonly body: EventBodies[T] } }[EventType];

/** The version under which to write a draft: the lowest that can say it, so that older builds fold what they can. */
export function versionOf(draft: EventDraft): number {
  return draft.type === "itemAnswered" && isBuilt(draft.body.response) ? 2 : 1;
}

/** Whether the response was put together, not tapped. */
export function isBuilt(response: Response): response is BuiltResponse {
  return BUILT.has(response.kind);
}

const BUILT: ReadonlySet<Response["kind"]> = new Set<BuiltResponse["kind"]>(["text", "blanks", "order"]);

/** Whether this build understands the event. Bodies were checked where they crossed the border (`schema/event.ts`). */
export function isKnownEvent(event: StoredEvent): event is KnownEvent {
  if (!Object.hasOwn(EVENT_VERSIONS, event.type)) return false;
  return event.version > 0 && event.version <= EVENT_VERSIONS[event.type as EventType];
}

/** `deviceId:sequence`, for maps and sets. */
export function eventIdToString(id: EventId): string {
  return `${id.deviceId}:${id.sequence}`;
}
