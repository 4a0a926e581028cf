import type { ItemSummary } from "../../../domain/bank.ts";
import { type ItemProgress, UNSEEN_ITEM } from "../../../domain/progress.ts";
import { m } from "../../messages/compiled/messages.js";
import type { LearnerState } from "../../state/learner.ts";
import type { PackRequest } from "../../state/practice.ts";
import { topicTitle } from "../../state/titles.ts";

/** A drill by its name in the address; `about` is the 科目 or 論点 where it has one. An unknown name is the daily pack. */
export function drillRequest(kind: string, about: string, state: LearnerState): PackRequest {
  const { progressByKey, banks, preferences } = state;
  const request = { mode: "practice", minutes: preferences.packMinutes } as const;
  const only = (isAsked: (progress: ItemProgress) => boolean) => (summary: ItemSummary) =>
    isAsked(progressByKey.get(summary.key) ?? UNSEEN_ITEM);
  switch (kind) {
    case "statements":
      return { ...request, mode: "statement", title: m.drill_statements() };
    case "topic":
      return { ...request, title: topicTitle(banks, about), only: ({ topic }) => topic === about };
    case "section":
      return { ...request, title: topicTitle(banks, about), only: ({ section }) => section === about };
    case "wrong":
      return {
        ...request,
        title: m.drill_wrong(),
        only: only(({ recall }) => recall !== null && recall.lastScore < 1),
      };
    case "flagged":
      return { ...request, title: m.drill_flagged(), only: only(({ flagged }) => flagged) };
    case "unseen":
      return { ...request, title: m.drill_unseen(), only: only(({ attempts }) => attempts === 0) };
    default:
      return { ...request, title: null };
  }
}
