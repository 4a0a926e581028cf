import { type ReactNode, useEffect, useRef } from "react";
import { navigate } from "wouter/use-hash-location";
import { useApp, useLearner, useToday } from "../../state/app.ts";
import type { PackRequest } from "../../state/practice.ts";

interface StartPageProps {
  /** `daily`, or which drill. */
  readonly kind: string;
  /** Minutes (`7`, or `7/new` to put an open pack away), or what the drill is about (`resume`: rather an open pack). */
  readonly value: string;
}

/** Opens a pack or drill by its address, so that shortcuts and links lead straight to the first question. */
export function StartPage({ kind, value }: StartPageProps): ReactNode {
  const { learner, practice, bankStore } = useApp();
  const today = useToday();
  const hasItems = useLearner((state) => state.summariesByKey.size > 0);
  const started = useRef(false);

  useEffect(() => {
    if (started.current || !hasItems) return;
    started.current = true;
    const state = learner.store.getState();
    const { preferences, session } = state;
    const isOpen = session !== null && session.phase !== "finished";
    // A launcher shortcut must not throw away the pack that a phone call cut off; who chooses another one in the app may.
    const isShortcut = kind === "daily" ? !value.endsWith("/new") : value === "resume";
    if (isOpen && isShortcut) {
      navigate("/practice", { replace: true });
      return;
    }
    const minutes = Number.parseInt(value, 10) || preferences.packMinutes;
    const request: PackRequest | Promise<PackRequest> =
      kind === "daily"
        ? { mode: "practice", minutes, title: null }
        : import("./drills.ts").then(({ drillRequest }) => drillRequest(kind, value, { state, today, bankStore }));
    void Promise.resolve(request)
      .then(practice.start)
      .then(() => navigate("/practice", { replace: true }));
  }, [hasItems, kind, value, learner, practice, bankStore, today]);

  return null;
}
