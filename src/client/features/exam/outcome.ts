import type { ExamAnswer } from "../../../domain/progress.ts";
import { m } from "../../messages/compiled/messages.js";
import type { IconName } from "../../ui/icon.tsx";

/** How one item of an exam went; undefined is an answer that was never called for. */
export type Outcome = "right" | "partly" | "wrong" | "blank" | "unmet";

export function outcomeOf(answer: ExamAnswer | undefined): Outcome {
  if (answer === undefined) return "unmet";
  if (answer.response.kind === "pass") return "blank";
  if (answer.score === 1) return "right";
  return answer.score > 0 ? "partly" : "wrong";
}

export const outcomeSign: Readonly<Record<Outcome, IconName>> = {
  right: "circle",
  partly: "question",
  wrong: "cross",
  blank: "dash",
  unmet: "dash",
};

export const outcomeWord: Readonly<Record<Outcome, () => string>> = {
  right: m.exam_right,
  partly: m.exam_partly,
  wrong: m.exam_wrong,
  blank: m.exam_blank,
  unmet: m.exam_unmet,
};
