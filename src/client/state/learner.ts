import { createStore, type StoreApi } from "zustand/vanilla";
import type { BankManifest, ItemSummary } from "../../domain/bank.ts";
import type { EventDraft, StoredEvent } from "../../domain/event.ts";
import type { ItemKey } from "../../domain/item.ts";
import type { Memory } from "../../domain/memory.ts";
import type { LearnerPlan } from "../../domain/plan/learner-plan.ts";
import type {
  BankSource,
  BankStore,
  ChangedRows,
  InstalledBank,
  LearnerStore,
  MergeCounts,
  PlanStore,
  RecordReceipt,
  SessionStep,
  SittingStep,
  StorageFailure,
  Stored,
} from "../../domain/ports.ts";
import { DEFAULT_PREFERENCES, type Preferences, preferencesFrom } from "../../domain/preferences.ts";
import type { DayActivity, ExamRow, ItemProgress, ParametersRow, PreferenceRow } from "../../domain/progress.ts";
import { memoryOf } from "../../domain/replay.ts";
import type { Session } from "../../domain/session.ts";
import { type BankUpdate, updateBanks } from "./banks.ts";

/** What the screens know of the learner and the banks. A copy of what is stored: it may be lost at any time. */
export interface LearnerState {
  readonly loaded: boolean;
  /** Why the device cannot be read: its storage is damaged, full to the brim, or forbidden. */
  readonly loadError: Error | null;
  readonly banks: readonly InstalledBank[];
  readonly summariesByKey: ReadonlyMap<ItemKey, ItemSummary>;
  readonly progressByKey: ReadonlyMap<ItemKey, ItemProgress>;
  readonly activityByDay: ReadonlyMap<number, DayActivity>;
  readonly preferenceValues: ReadonlyMap<string, unknown>;
  readonly preferences: Preferences;
  /** Mock exams, begun and finished. */
  readonly examsById: ReadonlyMap<string, ExamRow>;
  /** The last word on the parameters of memory. */
  readonly parameters: ParametersRow | null;
  /** The memory in force, which the rows were folded under. */
  readonly memory: Memory;
  /** Kept so that it can be resumed; the practice store drives it. */
  readonly session: Session | null;
  /** The last write that failed; the learner is told until one succeeds. */
  readonly failure: StorageFailure | null;
  /** Why the last fit of memory failed. It costs no answer, and the next one may succeed. */
  readonly refitFailure: Error | null;
  readonly bankUpdate: BankUpdate | "checking";
  /** Optional banks that can be had; empty until the site was reached. */
  readonly offeredBanks: readonly BankManifest[];
  /** The plan made last; whether it is still followed says `followedPlan`. */
  readonly plan: LearnerPlan | null;
  /** Why the last plan could not be made; null where it could. */
  readonly planFailure: Error | null;
}

export interface Learner {
  readonly store: StoreApi<LearnerState>;
  /** Reads the device. Never needs the network. */
  load(): Promise<void>;
  /** Fetches what changed in the banks; offline it changes nothing. */
  refreshBanks(): Promise<void>;
  /** Appends events and leads the session on; the state follows only when both are stored. */
  record(drafts: readonly EventDraft[], step?: SessionStep, sittingStep?: SittingStep): Promise<Stored<RecordReceipt>>;
  setPreference<K extends keyof Preferences>(key: K, value: Preferences[K]): Promise<void>;
  /** Follows another plan from the next pack on. */
  follow(plan: LearnerPlan | null): Promise<void>;
  merge(events: readonly StoredEvent[]): Promise<Stored<MergeCounts>>;
  /** Shows rows that a write beside this store has changed. */
  show(rows: ChangedRows): void;
  erase(): Promise<void>;
}

const START: LearnerState = {
  loaded: false,
  loadError: null,
  banks: [],
  summariesByKey: new Map(),
  progressByKey: new Map(),
  activityByDay: new Map(),
  preferenceValues: new Map(),
  preferences: DEFAULT_PREFERENCES,
  examsById: new Map(),
  parameters: null,
  memory: memoryOf(null),
  session: null,
  failure: null,
  refitFailure: null,
  bankUpdate: "checking",
  offeredBanks: [],
  plan: null,
  planFailure: null,
};

interface Dependencies {
  readonly learnerStore: LearnerStore;
  readonly bankStore: BankStore;
  readonly bankSource: BankSource;
  readonly planStore: PlanStore;
}

/** The store of what is known about the learner, over the given ports. */
export function createLearner({ learnerStore, bankStore, bankSource, planStore }: Dependencies): Learner {
  const store = createStore<LearnerState>(() => START);

  return { store, load, refreshBanks, record, setPreference, follow, merge, show, erase };

  async function load(): Promise<void> {
    try {
      const [{ rows, session }, banks, plan] = await Promise.all([
        learnerStore.load(["item", "day", "preference", "exam", "parameters"]),
        bankStore.installed(),
        planStore.load(),
      ]);
      store.setState({ loaded: true, failure: null, session, plan, ...withBanks(banks), ...withRows(START, rows) });
    } catch (error) {
      store.setState({ loadError: error as Error });
    }
  }

  async function refreshBanks(): Promise<void> {
    store.setState({ bankUpdate: "checking" });
    const { optionalBanks } = store.getState().preferences;
    const { update, offered } = await updateBanks(bankSource, bankStore, optionalBanks);
    store.setState({
      bankUpdate: update,
      ...(offered !== null && { offeredBanks: offered }),
      // Where one bank failed, others may have been installed.
      ...(update.kind !== "upToDate" && withBanks(await bankStore.installed())),
    });
  }

  async function record(
    drafts: readonly EventDraft[],
    step?: SessionStep,
    sittingStep?: SittingStep,
  ): Promise<Stored<RecordReceipt>> {
    const stored = await learnerStore.record(drafts, step, sittingStep);
    if (stored.kind === "storageFailure") {
      store.setState({ failure: stored });
      return stored;
    }
    const { changedRows, session } = stored.value;
    store.setState((state) => ({
      ...withRows(state, changedRows),
      ...(session !== undefined && { session }),
      failure: null,
    }));
    return stored;
  }

  async function setPreference<K extends keyof Preferences>(key: K, value: Preferences[K]): Promise<void> {
    await record([{ type: "preferenceSet", body: { key, value } }]);
  }

  async function follow(plan: LearnerPlan | null): Promise<void> {
    store.setState({ plan });
    await planStore.save(plan);
  }

  async function merge(events: readonly StoredEvent[]): Promise<Stored<MergeCounts>> {
    const merged = await learnerStore.merge(events);
    if (merged.kind === "storageFailure") return merged;
    const { changedRows, ...counts } = merged.value;
    show(changedRows);
    return { kind: "stored", value: counts };
  }

  function show(rows: ChangedRows): void {
    store.setState((state) => ({ ...withRows(state, rows), failure: null }));
  }

  async function erase(): Promise<void> {
    await learnerStore.erase();
    await planStore.save(null);
    await load();
  }
}

function withBanks(banks: readonly InstalledBank[]): Pick<LearnerState, "banks" | "summariesByKey"> {
  const summaries = banks.flatMap((bank) => bank.summaries);
  return { banks, summariesByKey: new Map(summaries.map((summary) => [summary.key, summary])) };
}

/** The state with rows put in, or taken out where null. */
function withRows(
  state: LearnerState,
  rows: ChangedRows,
): Pick<
  LearnerState,
  "progressByKey" | "activityByDay" | "preferenceValues" | "preferences" | "examsById" | "parameters" | "memory"
> {
  const progressByKey = new Map(state.progressByKey);
  const activityByDay = new Map(state.activityByDay);
  const preferenceValues = new Map(state.preferenceValues);
  const examsById = new Map(state.examsById);
  let { parameters } = state;
  for (const [subject, row] of rows) {
    const slash = subject.indexOf("/");
    const name = subject.slice(slash + 1);
    switch (subject.slice(0, slash)) {
      case "item":
        put(progressByKey, name, row as ItemProgress | null);
        break;
      case "day":
        put(activityByDay, Number(name), row as DayActivity | null);
        break;
      case "preference":
        if (row === null) preferenceValues.delete(name);
        else preferenceValues.set(name, (row as PreferenceRow).value);
        break;
      case "exam":
        put(examsById, name, row as ExamRow | null);
        break;
      case "parameters":
        parameters = row as ParametersRow | null;
        break;
    }
  }
  return {
    progressByKey,
    activityByDay,
    preferenceValues,
    preferences: preferencesFrom(preferenceValues),
    examsById,
    parameters,
    memory: parameters === state.parameters ? state.memory : memoryOf(parameters),
  };
}

function put<K, V>(map: Map<K, V>, key: K, value: V | null): void {
  if (value === null) map.delete(key);
  else map.set(key, value);
}
