import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { useApp } from "./app.ts";
import type { Syncing, SyncingState } from "./syncing.ts";

const NOT_LOADED = createStore<SyncingState>(() => ({
  status: null,
  isBusy: false,
  isNew: false,
  trouble: null,
}));

/** Sync with its state; null while its code is loading. */
export function useSyncing(): { readonly syncing: Syncing; readonly state: SyncingState } | null {
  const app = useApp();
  const [syncing, setSyncing] = useState<Syncing | null>(null);
  useEffect(() => {
    let isGone = false;
    void app.syncing().then(async (loaded) => {
      await loaded.refresh();
      if (!isGone) setSyncing(loaded);
    });
    return () => {
      isGone = true;
    };
  }, [app]);
  const state = useStore(syncing?.store ?? NOT_LOADED);
  return syncing === null ? null : { syncing, state };
}
