import { Dexie, type EntityTable, type Table } from "dexie";
import type { BankManifest, ItemSummary } from "../../domain/bank.ts";
import type { ClimbDay } from "../../domain/climb.ts";
import type { StoredEvent } from "../../domain/event.ts";
import type { Sitting } from "../../domain/exam/sitting.ts";
import type { Item, Stimulus } from "../../domain/item.ts";
import type { LearnerPlan } from "../../domain/plan/learner-plan.ts";
import type { Paper } from "../../domain/ports.ts";
import type { Rows, Subject, SubjectKind } from "../../domain/progress.ts";
import type { Session } from "../../domain/session.ts";
import type { ChunkRow, SyncAccount, SyncReceipt } from "../../domain/sync/ports.ts";

/** An event with the subjects it touches, so that one row can be folded again without reading the log. */
export interface EventRow extends StoredEvent {
  readonly subjects: readonly string[];
}

/** Recomputable from `events` at any time. */
export interface DerivedRow {
  readonly subject: Subject;
  readonly row: Rows[SubjectKind];
  /** Id of the last event folded in, to tell whether a new one comes after it. */
  readonly last: Pick<StoredEvent, "orderMs" | "lamport" | "deviceId" | "sequence">;
}

/** Who this device is in the log. */
export interface DeviceRow {
  readonly name: "self";
  readonly deviceId: string;
  /** Sequence of the next event. */
  readonly nextSequence: number;
  /** `FOLD_VERSION` of the app that last folded everything. */
  readonly foldVersion: number;
}

export interface SessionRow {
  readonly name: "current";
  readonly session: Session;
}

/** The mock exam that is being sat. */
export interface SittingRow {
  readonly name: "current";
  readonly sitting: Sitting;
}

/** Its texts: apart, because the sitting is written at every touch and they are long. */
export interface PaperRow {
  readonly sittingId: string;
  readonly paper: Paper;
}

/** The plan that is followed until the next one; made from the rows above, so it may be lost. */
export interface DerivedPlanRow {
  readonly name: "current";
  readonly plan: LearnerPlan;
}

export interface BankRow {
  readonly id: string;
  readonly manifest: BankManifest;
}

/** One installed section. */
export interface PackRow {
  readonly bankId: string;
  readonly section: string;
  /** Of the file that its items came in. */
  readonly hash: string;
  /** What selection needs of its items. */
  readonly derivedSummaries: readonly ItemSummary[];
  /** `SUMMARY_VERSION` of the app that made them. */
  readonly summaryVersion: number;
}

export interface ItemRow {
  readonly key: string;
  readonly bankId: string;
  readonly section: string;
  readonly item: Item;
}

/** Items of several sections may share a stimulus: each section's pack brings its own. */
export interface StimulusRow {
  readonly bankId: string;
  readonly id: string;
  readonly section: string;
  readonly stimulus: Stimulus;
}

/** Answers that came by the thousand and wait to be filed in `events` (`event-table.ts`). */
export interface UnfiledPage {
  readonly id: string;
  /** JSON: as rows they would take ten times as long to store. */
  readonly events: string;
}

/** The one sync account, and what is known of it. */
export interface SyncAccountRow {
  readonly name: "current";
  readonly account: SyncAccount;
}

/** Everything that is kept on the device. */
export type NoboruDatabase = Dexie & {
  readonly events: Table<EventRow, [string, number]>;
  readonly derivedRows: EntityTable<DerivedRow, "subject">;
  readonly device: EntityTable<DeviceRow, "name">;
  readonly sessions: EntityTable<SessionRow, "name">;
  readonly derivedPlans: EntityTable<DerivedPlanRow, "name">;
  readonly sittings: EntityTable<SittingRow, "name">;
  readonly papers: EntityTable<PaperRow, "sittingId">;
  readonly derivedClimb: EntityTable<ClimbDay, "day">;
  readonly banks: EntityTable<BankRow, "id">;
  readonly packs: Table<PackRow, [string, string]>;
  readonly items: EntityTable<ItemRow, "key">;
  readonly stimuli: Table<StimulusRow, [string, string, string]>;
  readonly syncAccounts: EntityTable<SyncAccountRow, "name">;
  readonly syncChunks: EntityTable<ChunkRow, "id">;
  readonly syncReceipts: EntityTable<SyncReceipt, "id">;
  readonly unfiledPages: EntityTable<UnfiledPage, "id">;
};

/**
 * Opens the device's database. Versions only ever add: an older app must still read what a newer one wrote.
 * Strict durability: an answer shown as saved survives a flat battery, for about 2 ms a write.
 */
export function createDatabase(name: string): NoboruDatabase {
  const database = new Dexie(name, { chromeTransactionDurability: "strict" }) as NoboruDatabase;
  database.version(1).stores({
    events: "[deviceId+sequence], *subjects, type, [orderMs+lamport], [body.target.deviceId+body.target.sequence]",
    derivedRows: "subject",
    device: "name",
    sessions: "name",
    banks: "id",
    packs: "[bankId+section]",
    items: "key, [bankId+section]",
    stimuli: "[bankId+section+id], [bankId+id]",
  });
  database.version(2).stores({ derivedPlans: "name" });
  // Mock exams, the climb, and sync.
  database.version(3).stores({
    sittings: "name",
    papers: "sittingId",
    derivedClimb: "day",
    syncAccounts: "name",
    syncChunks: "id, place, link, group",
    syncReceipts: "id, at",
    unfiledPages: "id",
  });
  return database;
}
