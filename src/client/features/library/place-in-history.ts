import type { Wanted } from "./search.ts";

/** How the list stood when an item was opened from it. */
export interface ListPlace {
  readonly wanted: Wanted;
  readonly shown: number;
  readonly scrollY: number;
}

/** Leaves the list's place in the browser's history entry, so that coming back finds it and a new visit does not. */
export function leavePlace(place: ListPlace): void {
  history.replaceState({ ...history.state, library: place }, "");
}

export function foundPlace(): ListPlace | null {
  return history.state?.library ?? null;
}
