import type { Finding } from "../finding.ts";
import { lintDuplicates, lintGaps, lintKeyBalance, lintLongestRate } from "./bank.ts";
import type { BankLint, ItemLint, LintContext } from "./context.ts";
import { lintAbsolutes, lintAllOrNone, lintLongestKey, lintOutlierLength } from "./cues.ts";
import { lintDoubleNegative } from "./double-negative.ts";
import { lintDuplicateOptions, lintId, lintKey, lintPlaceholders } from "./form.ts";
import { lintGiveaway } from "./giveaway.ts";
import { lintBaseline, lintHistory } from "./history.ts";
import { lintCommonStart, lintConvergence, lintOddForm, lintValueOrder } from "./option-forms.ts";
import { lintBankReferences, lintItemReferences } from "./references.ts";
import { lintLength, lintNegative, lintPointers, lintSentences } from "./stem.ts";
import {
  lintExpiry,
  lintLawCitations,
  lintOwnReview,
  lintTraps,
  lintUncited,
  lintWhyEmpty,
  lintWhyMissing,
} from "./support.ts";
import { lintEcho, lintVague } from "./wording.ts";

const ITEM_LINTS: readonly ItemLint[] = [
  lintPlaceholders,
  lintId,
  lintKey,
  lintDuplicateOptions,
  lintItemReferences,
  lintHistory,
  lintLongestKey,
  lintOutlierLength,
  lintAllOrNone,
  lintAbsolutes,
  lintVague,
  lintEcho,
  lintConvergence,
  lintOddForm,
  lintNegative,
  lintDoubleNegative,
  lintPointers,
  lintSentences,
  lintLength,
  lintCommonStart,
  lintValueOrder,
  lintWhyMissing,
  lintWhyEmpty,
  lintUncited,
  lintOwnReview,
  lintTraps,
  lintLawCitations,
  lintExpiry,
];

const BANK_LINTS: readonly BankLint[] = [
  lintBankReferences,
  lintBaseline,
  lintDuplicates,
  lintGiveaway,
  lintKeyBalance,
  lintLongestRate,
  lintGaps,
];

/** All that can be said about the items of a bank and about the bank as a whole. */
export function lintBank(context: LintContext): Finding[] {
  return [
    ...context.items.flatMap((subject) => ITEM_LINTS.flatMap((lint) => lint(subject, context))),
    ...BANK_LINTS.flatMap((lint) => lint(context)),
  ];
}
