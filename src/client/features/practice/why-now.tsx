import type { ReactNode } from "react";
import type { ItemKey } from "../../../domain/item.ts";
import { sectionOfTopic } from "../../../domain/item.ts";
import { type Reason, reasonFor } from "../../../domain/plan/reason.ts";
import { isoDateToStudyDay } from "../../../domain/study-day.ts";
import { m } from "../../messages/compiled/messages.js";
import { useLearner, useToday } from "../../state/app.ts";
import { blueprintOf } from "../../state/plan.ts";
import { topicTitle } from "../../state/titles.ts";

/** Why this question now: what it brings on the exam day, how long ago it was, what its 科目 counts. */
export default function WhyNow({ itemKey }: { itemKey: ItemKey }): ReactNode {
  const state = useLearner((whole) => whole);
  const today = useToday();
  const summary = state.summariesByKey.get(itemKey);
  if (summary === undefined) return null;
  const { examDate } = state.preferences;
  const reason = reasonFor(summary, state.progressByKey.get(itemKey)?.recall ?? null, {
    memory: state.memory,
    blueprint: blueprintOf(state),
    today,
    examDay: examDate === null ? null : isoDateToStudyDay(examDate),
  });
  const section = topicTitle(state.banks, sectionOfTopic(summary.topic));
  return <p>{[whenText(reason), gainText(reason), sectionText(reason, section)].filter(Boolean).join("")}</p>;
}

function whenText({ isCorrected, daysSince, recallNow }: Reason): string {
  if (isCorrected) return m.why_corrected();
  if (daysSince === null) return m.why_new();
  if (daysSince === 0) return m.why_today();
  return m.why_since({ days: daysSince, percent: percent(recallNow) });
}

function gainText({ onExamDay }: Reason): string {
  if (onExamDay === null || onExamDay.asked <= onExamDay.notAsked) return "";
  return m.why_gain({ from: percent(onExamDay.notAsked), to: percent(onExamDay.asked) });
}

function sectionText({ sectionItems }: Reason, section: string): string {
  return sectionItems > 0 ? m.why_section({ section, items: sectionItems }) : "";
}

function percent(share: number): number {
  return Math.round(share * 100);
}
