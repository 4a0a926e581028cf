import type { Blueprint } from "../../domain/blueprint.ts";
import type { EventBodies, ExamBlueprint } from "../../domain/event.ts";
import type { ExamForm } from "../../domain/exam/form.ts";
import { itemKey } from "../../domain/item.ts";
import type { BankStore, Paper } from "../../domain/ports.ts";
import type { LearnerState } from "./learner.ts";
import { blueprintOf } from "./plan.ts";

/** The numbers of a form, as the log keeps them. */
export function examBlueprint(
  { banks, preferences }: Pick<LearnerState, "banks" | "preferences">,
  { id, asOf, minutes, guideLine, sections }: Blueprint,
): ExamBlueprint {
  const bank = banks.find(({ manifest }) => manifest.blueprints.some((each) => each.id === id));
  const ofBank = blueprintOf({ banks, preferences: { ...preferences, ownBlueprint: null } });
  const edited = blueprintOf({ banks, preferences }) !== ofBank;
  return { bankId: bank?.manifest.id ?? "", id, asOf, edited, minutes, guideLine, sections };
}

/** Which version of its bank a form was drawn from. */
export function banksOf(
  { banks }: Pick<LearnerState, "banks">,
  { bankId }: ExamBlueprint,
): EventBodies["examStarted"]["banks"] {
  const used = banks.filter(({ manifest }) => manifest.id === bankId);
  return used.map(({ manifest }) => ({ bankId: manifest.id, version: manifest.version }));
}

/** The texts of a form, with the tables that its items share. */
export async function paperOf(form: ExamForm, bankStore: BankStore): Promise<Paper> {
  const items = await bankStore.items(form.items.map(({ bankId, itemId }) => itemKey({ bankId, id: itemId })));
  const bankByStimulus = new Map(
    items.flatMap(({ bankId, stimulusId }) => (stimulusId === undefined ? [] : [[stimulusId, bankId] as const])),
  );
  const stimuli = await Promise.all([...bankByStimulus].map(([id, bankId]) => bankStore.stimulus(bankId, id)));
  return { items, stimuli: stimuli.filter((stimulus) => stimulus !== null) };
}
