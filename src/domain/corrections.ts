import { gradeAnyResponse } from "./built-answer.ts";
import type { EventBodies } from "./event.ts";
import { gradeStatement } from "./grading.ts";
import { type ChangeClass, drillableStatements, type Item, type ItemChange } from "./item.ts";

/**
 * What corrections ask of memory, from weakest to strongest: `keep` it; ask again `soon`; ask again `now`;
 * `forget` it, because what was learned was wrong.
 */
export type CorrectionEffect = "keep" | "soon" | "now" | "forget";

const EFFECTS: Readonly<Record<ChangeClass, CorrectionEffect>> = {
  new: "keep",
  typo: "keep",
  wording: "keep",
  explain: "keep",
  meta: "keep",
  distractor: "soon",
  meaning: "now",
  law: "now",
  key: "forget",
};

const STRENGTH: Readonly<Record<CorrectionEffect, number>> = { keep: 0, soon: 1, now: 2, forget: 3 };

/** The changes that came after the version that the learner answered last. */
export function changesSince(changes: readonly ItemChange[], lastVersion: number): readonly ItemChange[] {
  return changes.filter(({ version }) => version > lastVersion);
}

/** The strongest effect of the changes since `lastVersion`; `keep` where there was none. */
export function correctionEffect(changes: readonly ItemChange[], lastVersion: number): CorrectionEffect {
  let strongest: CorrectionEffect = "keep";
  for (const { version, change } of changes) {
    if (version > lastVersion && STRENGTH[EFFECTS[change]] > STRENGTH[strongest]) strongest = EFFECTS[change];
  }
  return strongest;
}

/**
 * The score of an answer by what is known now: marked again where the key was corrected after the version that was
 * answered, otherwise as it was. A statement that is gone keeps its score. Throws as `gradeResponse` does.
 */
export function remarkedScore(answer: EventBodies["itemAnswered"], item: Item): number {
  if (correctionEffect(item.changes, answer.item.itemVersion) !== "forget") return answer.score;
  if (answer.statementId === undefined) return gradeAnyResponse(item, answer.response);
  const statement = drillableStatements(item).find(({ id }) => id === answer.statementId);
  return statement === undefined ? answer.score : gradeStatement(statement, answer.response);
}
