import { createStore, type StoreApi } from "zustand/vanilla";
import type { BundleOutcome, SyncEngine, SyncOutcome, SyncStatus, SyncTrouble } from "../../domain/sync/engine.ts";
import type { SyncReceipt } from "../../domain/sync/ports.ts";
import { voidDraft } from "./answer-drafts.ts";
import type { Learner } from "./learner.ts";

/** What the screens know of sync. */
export interface SyncingState {
  /** Null where it is off. */
  readonly status: SyncStatus | null;
  readonly isBusy: boolean;
  /** Its words were made just now, and nobody can have written them down yet. */
  readonly isNew: boolean;
  /** Why the last round came to no end; null where it did. */
  readonly trouble: SyncTrouble | null;
}

/** Sync as the screens use it: the engine, with the state that follows from what it did. */
export interface Syncing extends Pick<SyncEngine, "secretToWords" | "wordsToSecret" | "exportBundle" | "exportRecent"> {
  readonly store: StoreApi<SyncingState>;
  /** Looks at the device anew. */
  refresh(): Promise<void>;
  sync(): Promise<SyncOutcome>;
  /** Under a new secret, or one of another device. */
  begin(secret: string | null): Promise<void>;
  insist(): Promise<void>;
  setInvite(invite: string): Promise<void>;
  end(): Promise<void>;
  deleteAccount(): Promise<SyncOutcome>;
  changeSecret(): Promise<SyncOutcome>;
  importBundle(bytes: Uint8Array): Promise<BundleOutcome>;
  /** Takes back what a receipt tells of, answer by answer. */
  undo(receipt: SyncReceipt): Promise<void>;
  nameDevice(name: string): Promise<void>;
}

/** Under which preference a device keeps its name. */
export function deviceNameKey(deviceId: string): string {
  return `deviceName.${deviceId}`;
}

/** The store of sync, over its engine. */
export function createSyncing({ engine, learner }: { engine: SyncEngine; learner: Learner }): Syncing {
  const store = createStore<SyncingState>(() => ({ status: null, isBusy: false, isNew: false, trouble: null }));
  const { secretToWords, wordsToSecret, exportBundle, exportRecent } = engine;

  return {
    ...{ store, refresh, secretToWords, wordsToSecret, exportBundle, exportRecent },
    sync: () => told(engine.round),
    begin: (secret) => {
      store.setState({ isNew: secret === null });
      return then(engine.begin(secret));
    },
    insist: () => then(engine.insist()),
    setInvite: (invite) => then(engine.setInvite(invite)),
    end: () => then(engine.end()),
    deleteAccount: () => told(engine.deleteAccount),
    changeSecret: async () => {
      const outcome = await told(engine.changeSecret);
      if (outcome.kind === "done") store.setState({ isNew: true });
      return outcome;
    },

    importBundle: async (bytes) => {
      const outcome = await engine.importBundle(bytes);
      await refresh();
      return outcome;
    },

    undo: async (receipt) => {
      const answers = await engine.answersOf(receipt);
      const { kind } = await learner.record(answers.map(voidDraft));
      if (kind === "stored") await then(engine.markUndone(receipt.id));
    },

    nameDevice: async (name) => {
      const status = store.getState().status;
      if (status === null) return;
      const body = { key: deviceNameKey(status.deviceId), value: name.trim() };
      await then(learner.record([{ type: "preferenceSet", body }]));
    },
  };

  async function refresh(): Promise<void> {
    store.setState({ status: await engine.status() });
  }

  /** Follows with the state. */
  async function then(done: Promise<unknown>): Promise<void> {
    await done;
    store.setState({ trouble: null });
    await refresh();
  }

  async function told(work: () => Promise<SyncOutcome>): Promise<SyncOutcome> {
    store.setState({ isBusy: true });
    try {
      const outcome = await work();
      const trouble = outcome.kind === "failed" && outcome.trouble.kind !== "elsewhere" ? outcome.trouble : null;
      store.setState({ trouble });
      return outcome;
    } finally {
      store.setState({ isBusy: false });
      await refresh();
    }
  }
}
