import type { ItemSummary } from "../../../domain/bank.ts";
import { type ItemKey, itemKey } from "../../../domain/item.ts";
import { type ItemDrill, isInDrill } from "../../../domain/item-drill.ts";
import type { BankStore } from "../../../domain/ports.ts";
import { UNSEEN_ITEM } from "../../../domain/progress.ts";
import type { StudyDay } from "../../../domain/study-day.ts";
import { contrastOf, settersOf } from "../../../domain/traps.ts";
import { winningsBy } from "../../../domain/winnings.ts";
import { m } from "../../messages/compiled/messages.js";
import type { LearnerState } from "../../state/learner.ts";
import type { PackRequest } from "../../state/practice.ts";
import { topicTitle } from "../../state/titles.ts";
import { winningsInput } from "../../state/winnings.ts";

/** The weakest topics are taken until they hold so many items: enough for the longest pack. */
const WEAK_ITEMS = 40;

/**
 * A drill by its name in the address; `about` is the 科目, 論点 or trap where it has one. An unknown name is the daily
 * pack.
 */
export async function drillRequest(
  kind: string,
  about: string,
  { state, today, bankStore }: { state: LearnerState; today: StudyDay; bankStore: BankStore },
): Promise<PackRequest> {
  const { progressByKey, banks, preferences } = state;
  const request = { mode: "practice", minutes: preferences.packMinutes } as const;
  const only = (drill: ItemDrill) => (summary: ItemSummary) =>
    isInDrill(drill, progressByKey.get(summary.key) ?? UNSEEN_ITEM, today);
  switch (kind) {
    case "statements":
      return { ...request, mode: "statement", title: m.drill_statements() };
    case "topic":
      return { ...request, title: topicTitle(banks, about), only: ({ topic }) => topic === about };
    case "section":
      return { ...request, title: topicTitle(banks, about), only: ({ section }) => section === about };
    case "weak": {
      const topics = weakTopics(state, today);
      return { ...request, title: m.drill_weak(), only: ({ topic }) => topics.has(topic) };
    }
    case "trap": {
      const items = await bankStore.allItems();
      const keys: ReadonlySet<ItemKey> = contrastOf(about, items);
      const setters = new Set(settersOf(about, items).map(itemKey));
      return { ...request, title: about, only: ({ key }) => keys.has(key), first: ({ key }) => setters.has(key) };
    }
    case "wrong":
      return { ...request, title: m.drill_wrong(), only: only(kind) };
    case "sure":
      return { ...request, title: m.drill_sure(), only: only(kind) };
    case "flagged":
      return { ...request, title: m.drill_flagged(), only: only(kind) };
    case "unseen":
      return { ...request, title: m.drill_unseen(), only: only(kind) };
    default:
      return { ...request, title: null };
  }
}

/** Topics where an hour wins the most points. */
function weakTopics(state: LearnerState, today: StudyDay): ReadonlySet<string> {
  const topics = new Set<string>();
  let items = 0;
  for (const winning of winningsBy(({ topic }) => topic, winningsInput(state, today))) {
    if (items >= WEAK_ITEMS) break;
    topics.add(winning.name);
    items += winning.items;
  }
  return topics;
}
