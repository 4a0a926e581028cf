import type { BankList, BankManifest, BankPack, ItemSummary, PackReference } from "./bank.ts";
import type { Blueprint } from "./blueprint.ts";
import type { ClimbContext, ClimbDay } from "./climb.ts";
import type { EventDraft, ExamPrediction, ItemReference, StoredEvent } from "./event.ts";
import type { Sitting } from "./exam/sitting.ts";
import type { Item, ItemKey, Stimulus } from "./item.ts";
import type { LearnerPlan } from "./plan/learner-plan.ts";
import type { Rows, Subject, SubjectKind } from "./progress.ts";
import type { FittedLog } from "./proposal.ts";
import type { Session } from "./session.ts";

/** The device's clock, handed in so that nothing below `main` reads time by itself. */
export interface Clock {
  /** Milliseconds since the epoch. */
  wallMs(): number;
  /** Minutes east of UTC. */
  zoneMinutes(): number;
  /** Milliseconds that only ever grow, for measuring spans. */
  elapsedMs(): number;
}

/** Chance, handed in. */
export interface Chance {
  /** A new unguessable id: 22 characters of base64url. */
  newId(): string;
}

/** A failure of the device's storage that the learner must hear of; nothing was half written. */
export interface StorageFailure {
  readonly kind: "storageFailure";
  readonly reason: "full" | "closed" | "unknown";
  readonly detail: string;
}

export type Stored<T> = { readonly kind: "stored"; readonly value: T } | StorageFailure;

/** What is on the device about the learner, at start. */
export interface LearnerSnapshot {
  readonly rows: ReadonlyMap<Subject, Rows[SubjectKind]>;
  readonly session: Session | null;
}

/** Rows that a write changed. One of null is gone: its last event was undone. */
export type ChangedRows = ReadonlyMap<Subject, Rows[SubjectKind] | null>;

/** What a write changed. */
export interface RecordReceipt {
  readonly events: readonly StoredEvent[];
  readonly changedRows: ChangedRows;
  /** The session as it is stored now; undefined where the write left it alone, or was refused. */
  readonly session: Session | null | undefined;
}

/**
 * Makes the next session from the events to be written and the session as it is stored, which another tab may have
 * led on. Null ends it; undefined refuses the write, and nothing is stored.
 */
export type SessionStep = (events: readonly StoredEvent[], stored: Session | null) => Session | null | undefined;

/** The same for the mock exam that is being sat, which is kept apart from the session. */
export type SittingStep = (events: readonly StoredEvent[], stored: Sitting | null) => Sitting | null | undefined;

/** How many of the events of a merge were new. */
export interface MergeCounts {
  readonly added: number;
  readonly known: number;
}

export interface MergeReceipt extends MergeCounts {
  readonly changedRows: ChangedRows;
}

/** The event log and the rows derived from it. Every write is one durable transaction. */
export interface LearnerStore {
  /** Rows of the kinds asked for (statements are many and not needed at start), and the open session. */
  load(kinds: readonly SubjectKind[]): Promise<LearnerSnapshot>;
  /** Appends events, folds them, keeps session and sitting, all or nothing. What has no step is left alone. */
  record(drafts: readonly EventDraft[], step?: SessionStep, sittingStep?: SittingStep): Promise<Stored<RecordReceipt>>;
  /**
   * Union with another log (backup, other device), with the rows that follow. Safe to repeat. A device that meets
   * events under its own id which it did not write takes a new id for those to come.
   */
  merge(events: readonly StoredEvent[]): Promise<Stored<MergeReceipt>>;
  /** The whole log in total order. */
  readAll(): Promise<readonly StoredEvent[]>;
  /** The events about one item, and the undos and resets that may cut them, in total order. */
  historyOf(item: ItemReference): Promise<readonly StoredEvent[]>;
  /** Forgets everything on this device, sync and its words too, banks excepted, and starts under a new device id. */
  erase(): Promise<void>;
}

/**
 * Fits the parameters of memory to the log as it is stored, away from the thread that draws the screen. `current`: those
 * in force. Rejects where it cannot be done on this device.
 */
export type FitLog = (current: readonly number[]) => Promise<FittedLog>;

/** The study plan that was made last. It can be made again at any time, so a failure to keep it is not told. */
export interface PlanStore {
  load(): Promise<LearnerPlan | null>;
  /** Replaces the plan; null takes it away. */
  save(plan: LearnerPlan | null): Promise<void>;
}

/** The mock exam that is being sat, with its items as they were when it began: a new bank does not change them. */
export interface SittingStore {
  load(): Promise<{ readonly sitting: Sitting; readonly paper: Paper } | null>;
  /** Keeps the texts of a sitting that is about to begin; those of sittings that are over go. */
  print(sittingId: string, paper: Paper): Promise<Stored<null>>;
  /**
   * One durable step from the sitting as it is stored. Undefined refuses the write: another tab has led it on, or
   * handed it in.
   */
  lead(step: (stored: Sitting | null) => Sitting | undefined): Promise<Stored<Sitting | undefined>>;
}

/** The texts of a form. */
export interface Paper {
  readonly items: readonly Item[];
  readonly stimuli: readonly Stimulus[];
}

/** What is predicted for a form of these numbers, today; undefined where too little is known. */
export type PredictScore = (blueprint: Blueprint) => Promise<ExamPrediction | undefined>;

/** What was predicted day by day. It can be made again from the log, so a failure to keep it is not told. */
export interface ClimbStore {
  /** In the order of the days. */
  load(): Promise<readonly ClimbDay[]>;
  /** Puts the row of a day in, in the place of one made earlier that day. */
  keep(row: ClimbDay): Promise<void>;
  /** Puts these rows in the place of all that were there. */
  replaceAll(rows: readonly ClimbDay[]): Promise<void>;
}

/** Makes the climb of the whole log as it is stored, away from the thread that draws the screen. Rejects where it cannot. */
export type RetellClimb = (
  context: ClimbContext & { readonly parameters: readonly number[] },
) => Promise<readonly ClimbDay[]>;

/** A bank as it is installed on the device. */
export interface InstalledBank {
  readonly manifest: BankManifest;
  readonly summaries: readonly ItemSummary[];
}

/** The banks on the device. */
export interface BankStore {
  installed(): Promise<readonly InstalledBank[]>;
  /** Swaps the given packs in and takes out sections that the manifest no longer names, in one transaction. */
  install(manifest: BankManifest, packs: readonly BankPack[]): Promise<Stored<InstalledBank>>;
  /** Takes a bank out. What the learner did with its items stays in the log. */
  remove(bankId: string): Promise<Stored<null>>;
  /** Hashes of the packs that are installed, by section. */
  packHashes(bankId: string): Promise<ReadonlyMap<string, string>>;
  /** Items in the order of the keys; missing ones are left out. */
  items(keys: readonly ItemKey[]): Promise<readonly Item[]>;
  /** Every item of the installed banks, for search. */
  allItems(): Promise<readonly Item[]>;
  stimulus(bankId: string, id: string): Promise<Stimulus | null>;
}

/** A bank that could not be had: not fetched, or made for a newer app. The one installed before stays in use. */
export interface BankFailure {
  readonly kind: "bankFailure";
  readonly reason: "offline" | "missing" | "damaged" | "newerFormat";
  readonly url: string;
}

/** Where banks come from. */
export interface BankSource {
  list(): Promise<BankList | BankFailure>;
  manifest(bank: BankList["banks"][number]): Promise<BankManifest | BankFailure>;
  pack(bank: BankList["banks"][number], pack: PackReference): Promise<BankPack | BankFailure>;
}
