import { m } from "../../messages/compiled/messages.js";
import type { IconName } from "../../ui/icon.tsx";

/** How an answer went. A pass is told apart in the history only: a recall does not know it. */
export type Result = "unseen" | "right" | "guessed" | "wrong" | "passed";

export function resultOf(answer: { readonly lastScore: number; readonly lastGuessed: boolean } | null): Result {
  if (answer === null) return "unseen";
  if (answer.lastScore < 1) return "wrong";
  return answer.lastGuessed ? "guessed" : "right";
}

export const resultSign: Readonly<Record<Result, IconName>> = {
  unseen: "dash",
  right: "circle",
  guessed: "circle",
  wrong: "cross",
  passed: "question",
};

export const resultWord: Readonly<Record<Result, () => string>> = {
  unseen: m.library_state_unseen,
  right: m.feedback_right,
  guessed: m.item_right_by_guess,
  wrong: m.finish_wrong,
  passed: m.practice_pass,
};
