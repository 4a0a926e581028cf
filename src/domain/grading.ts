import type { Response } from "./event.ts";
import { type Item, itemKey, type NumericItem, type Statement } from "./item.ts";
import type { Rating } from "./memory.ts";

/** Relative slack for numeric answers: 0.4 is within 0.1 of 0.3, whatever binary fractions make of it. */
const FLOAT_SLACK = 1e-9;

/**
 * The score of a tapped response to an item, 0..1; a pass scores 0. A multiple response scores all or nothing, a
 * number counts within the tolerance. What is put together is for `gradeAnyResponse` (`built-answer.ts`). Throws where the response is of a kind that the item never asks for.
 */
export function gradeResponse(item: Item, response: Response): number {
  if (response.kind === "pass") return 0;
  if (item.type === "numeric" && response.kind === "value")
    return scoreOf(isWithinTolerance(item.answer, response.value));
  if (item.type === "truefalse" && response.kind === "verdict") return scoreOf(response.verdict === item.key);
  if (response.kind === "options" && (item.type === "single" || item.type === "combination")) {
    return scoreOf(isSameSet([item.key], response.optionIds));
  }
  if (response.kind === "options" && item.type === "multiple") return scoreOf(isSameSet(item.key, response.optionIds));
  throw new Error(
    `Inconsistent: ${item.type} item ${itemKey(item)} was answered with a response of kind ${response.kind}`,
  );
}

/** The score of ○ or × on one statement, 0 or 1; a pass scores 0. Throws where the response is no verdict. */
export function gradeStatement(statement: Statement, response: Response): number {
  if (response.kind === "pass") return 0;
  if (response.kind === "verdict") return scoreOf(response.verdict === statement.verdict);
  throw new Error(`Inconsistent: statement ${statement.id} was answered with a response of kind ${response.kind}`);
}

/**
 * What memory hears of an answer. Anything short of right was not recalled; right by luck was recalled barely.
 * Never `easy`: nobody is asked, so that an answer costs one tap.
 */
export function ratingOf(score: number, guessed: boolean): Rating {
  if (score < 1) return "again";
  return guessed ? "hard" : "good";
}

function scoreOf(right: boolean): number {
  return right ? 1 : 0;
}

function isSameSet(key: readonly string[], chosen: readonly string[]): boolean {
  const chosenIds = new Set(chosen);
  return chosenIds.size === key.length && key.every((id) => chosenIds.has(id));
}

/** Whether a number typed counts as the answer, or as another number told with the same tolerance. */
export function isWithinTolerance({ value, tolerance }: Omit<NumericItem["answer"], "unit">, typed: number): boolean {
  const slack = FLOAT_SLACK * Math.max(Math.abs(value), tolerance);
  return Math.abs(typed - value) <= tolerance + slack;
}
