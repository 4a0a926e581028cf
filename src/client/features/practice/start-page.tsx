import { type ReactNode, useEffect, useRef } from "react";
import { navigate } from "wouter/use-hash-location";
import type { ItemSummary } from "../../../domain/bank.ts";
import { type ItemProgress, UNSEEN_ITEM } from "../../../domain/progress.ts";
import { m } from "../../messages/compiled/messages.js";
import { useApp, useLearner } from "../../state/app.ts";
import type { PackRequest } from "../../state/practice.ts";
import { topicTitle } from "../../state/titles.ts";

interface StartPageProps {
  /** `daily`, or which drill. */
  readonly kind: string;
  /** Minutes (`7`, or `7/new` to put an open pack away), or what the drill is about. */
  readonly value: string;
}

/** Opens a pack or drill by its address, so that shortcuts and links lead straight to the first question. */
export function StartPage({ kind, value }: StartPageProps): ReactNode {
  const { learner, practice } = useApp();
  const hasItems = useLearner((state) => state.summariesByKey.size > 0);
  const started = useRef(false);

  useEffect(() => {
    if (started.current || !hasItems) return;
    started.current = true;
    const { preferences, progressByKey, banks, session } = learner.store.getState();
    const isOpen = session !== null && session.phase !== "finished";
    // A launcher shortcut must not throw away the pack that a phone call cut off; 「新しくはじめる」 says `new`.
    if (isOpen && kind === "daily" && !value.endsWith("/new")) {
      navigate("/practice", { replace: true });
      return;
    }
    const { drill, ...request } = packRequest(kind, value, preferences.packMinutes, (path) => topicTitle(banks, path));
    const only = drill && ((summary: ItemSummary) => drill(summary, progressByKey.get(summary.key) ?? UNSEEN_ITEM));
    void practice
      .start({ ...request, ...(only !== undefined && { only }) })
      .then(() => navigate("/practice", { replace: true }));
  }, [hasItems, kind, value, learner, practice]);

  return null;
}

type Drill = (summary: ItemSummary, progress: ItemProgress) => boolean;

function packRequest(
  kind: string,
  value: string,
  packMinutes: number,
  titleOf: (path: string) => string,
): Omit<PackRequest, "only"> & { readonly drill?: Drill } {
  const request = { mode: "practice", minutes: packMinutes, title: null } as const;
  switch (kind) {
    case "daily":
      return { ...request, minutes: Number.parseInt(value, 10) || packMinutes };
    case "statements":
      return { ...request, mode: "statement", title: m.drill_statements() };
    case "topic":
      return { ...request, title: titleOf(value), drill: ({ topic }) => topic === value };
    case "section":
      return { ...request, title: titleOf(value), drill: ({ section }) => section === value };
    case "wrong":
      return {
        ...request,
        title: m.drill_wrong(),
        drill: (_, { recall }) => recall !== null && recall.lastScore < 1,
      };
    case "flagged":
      return { ...request, title: m.drill_flagged(), drill: (_, { flagged }) => flagged };
    case "unseen":
      return { ...request, title: m.drill_unseen(), drill: (_, { attempts }) => attempts === 0 };
    default:
      return request;
  }
}
