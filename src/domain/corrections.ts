import type { ChangeClass, ItemChange } from "./item.ts";

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

const STRENGTHS: readonly CorrectionEffect[] = ["keep", "soon", "now", "forget"];

/** The changes that came after the version that the learner answered last. */
export function changesSince(changes: readonly ItemChange[], lastVersion: number): readonly ItemChange[] {
  return changes.filter(({ version }) => version > lastVersion);
}

/** The strongest effect of the changes since `lastVersion`; `keep` where there was none. */
export function correctionEffect(changes: readonly ItemChange[], lastVersion: number): CorrectionEffect {
  const effects = new Set(changesSince(changes, lastVersion).map(({ change }) => EFFECTS[change]));
  return STRENGTHS.findLast((effect) => effects.has(effect)) ?? "keep";
}
