import { bankRules } from "./bank.ts";
import { cueRules } from "./cues.ts";
import { formRules } from "./form.ts";
import type { Rule } from "./rule.ts";
import { stemRules } from "./stem.ts";
import { supportRules } from "./support.ts";

/** Every lint of the bank by its code; the groups stand in the order in which an author meets them. */
export const RULES = { ...formRules, ...cueRules, ...stemRules, ...supportRules, ...bankRules };

export type RuleCode = keyof typeof RULES;

export function ruleOf(code: RuleCode): Rule {
  return RULES[code];
}
