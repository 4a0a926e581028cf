import type { EventBodies, EventId, ItemReference, Response } from "./event.ts";
import type { MemoryState } from "./memory.ts";
import type { RecallCheck } from "./readiness/recall-checks.ts";
import type { StudyDay } from "./study-day.ts";

/**
 * What the fold knows of one learner and one subject. A subject is whatever a row of derived state is about;
 * its name begins with its kind: `item/tokyo-shunin/jichi-0001`, `day/20780`.
 */
export interface Rows {
  item: ItemProgress;
  statement: StatementProgress;
  day: DayActivity;
  preference: PreferenceRow;
  parameters: ParametersRow;
  exam: ExamRow;
}

export type SubjectKind = keyof Rows;
export type Subject = `${SubjectKind}/${string}`;

/** The last answer, with what memory made of it. `recall` is null before the first answer. */
export interface Recall {
  readonly memory: MemoryState;
  readonly lastDay: StudyDay;
  readonly lastScore: number;
  readonly lastGuessed: boolean;
  readonly lastVersion: number;
  readonly reps: number;
  /** Times it was forgotten after having been known. */
  readonly lapses: number;
}

export interface ItemProgress {
  readonly recall: Recall | null;
  readonly attempts: number;
  /** Sum of scores; `attempts` of them. */
  readonly scoreSum: number;
  readonly firstScore: number | null;
  /** The first answer was わからない. */
  readonly firstPassed: boolean;
  readonly firstDay: StudyDay | null;
  /** Time spent answering in all attempts, as far as it was study (`attention` in `session.ts`). */
  readonly responseMillis: number;
  /** Wrong responses that were given, わからない excepted; the latest last. */
  readonly wrongChoices: readonly WrongChoice[];
  /** Times that it was answered wrong though it should have been known; null where never. */
  readonly surprise: { readonly times: number; readonly lastDay: StudyDay } | null;
  /** What was predicted of it at each review, and what came. */
  readonly checks: readonly RecallCheck[];
  readonly flagged: boolean;
  readonly suspended: boolean;
  readonly note: string;
}

/** A wrong response, so that the trap behind it can be looked up in the bank. */
export interface WrongChoice {
  readonly response: Response;
  readonly times: number;
  readonly lastDay: StudyDay;
}

export interface StatementProgress {
  readonly recall: Recall | null;
  readonly attempts: number;
  readonly scoreSum: number;
  /** Times that it was judged wrong, わからない excepted. */
  readonly misjudged: number;
}

export interface DayActivity {
  readonly answers: number;
  readonly scoreSum: number;
  readonly responseMillis: number;
}

export interface PreferenceRow {
  readonly value: unknown;
}

/** The last word on the parameters of FSRS-6; there is one such row, of the subject `parameters/fsrs6`. */
export type ParametersRow =
  | ({ readonly kind: "fitted"; readonly day: StudyDay } & EventBodies["parametersFitted"])
  | { readonly kind: "declined"; readonly day: StudyDay };

/** A mock exam, from its start to its result. Whether it counts: both are there. */
export interface ExamRow {
  readonly started: (EventBodies["examStarted"] & Written) | null;
  readonly finished: (EventBodies["examFinished"] & Written) | null;
  readonly responses: readonly ExamAnswer[];
}

/** Which event a fact comes from, and when it was by the device's clock. */
export interface Written {
  readonly eventId: EventId;
  readonly wallMs: number;
  readonly zoneMinutes: number;
}

export interface ExamAnswer {
  readonly eventId: EventId;
  readonly item: ItemReference & { readonly itemVersion: number };
  readonly response: Response;
  readonly score: number;
  readonly responseMillis: number;
}

/** An item never met. */
export const UNSEEN_ITEM: ItemProgress = {
  recall: null,
  attempts: 0,
  scoreSum: 0,
  firstScore: null,
  firstPassed: false,
  firstDay: null,
  responseMillis: 0,
  wrongChoices: [],
  surprise: null,
  checks: [],
  flagged: false,
  suspended: false,
  note: "",
};

/** A statement never asked. */
export const UNSEEN_STATEMENT: StatementProgress = { recall: null, attempts: 0, scoreSum: 0, misjudged: 0 };
