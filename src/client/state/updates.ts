import { createStore, type StoreApi } from "zustand/vanilla";

/** Whether a newer app waits to take over. */
export interface UpdateState {
  readonly waiting: boolean;
}

/** What a registered service worker offers; `main` makes it from workbox-window. */
export interface UpdateSource {
  /** Calls back once a newer version is installed and waits. */
  onWaiting(callback: () => void): void;
  /** Lets the waiting version take over; the page reloads when it has. */
  apply(): void;
}

export interface Updates {
  readonly store: StoreApi<UpdateState>;
  /** Reloads into the new version. Screens offer it only while no question is open. */
  apply(): void;
}

/** The store of app updates. */
export function createUpdates(source: UpdateSource): Updates {
  const store = createStore<UpdateState>(() => ({ waiting: false }));
  source.onWaiting(() => store.setState({ waiting: true }));
  return { store, apply: source.apply };
}
