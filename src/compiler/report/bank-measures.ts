import type { OptionsOnly } from "../measures/options-only.ts";

/**
 * A bank against the quality bar: what `npm run bank -- report --json` prints for each bank, under `banks`. Keys are
 * never renamed or taken away. Shares are 0..1, of the reviewed items; of the drafts while nothing is reviewed.
 */
export interface BankMeasures {
  readonly id: string;
  /** Items that are not retired. */
  readonly items: number;
  readonly reviewed: number;
  /** Which items the shares are of. */
  readonly measured: "reviewed" | "drafts";
  readonly statuses: Readonly<Record<string, number>>;
  readonly types: Readonly<Record<string, number>>;
  readonly errors: number;
  readonly warningsPerItem: number;
  /** By section; `quota`: items the exam asks of it, 0 where no blueprint asks any. */
  readonly sections: Readonly<Record<string, { readonly reviewed: number; readonly quota: number }>>;
  /** Leaves of the outline with at least one item. */
  readonly leafCoverage: number;
  /** Items with a citation. */
  readonly citationShare: number;
  /** Law citations, those of options included, whose article exists. */
  readonly lawCitationsResolved: number;
  /** Options, statements, blanks and elements with a reason of 20 characters or more. */
  readonly whyShare: number;
  /** Wrong options that name the confusion they play on. */
  readonly trapShare: number;
  /** Items that at least two people solved without seeing the key. */
  readonly blindSolved: number;
  /** Of all such solves, those that gave the key; null where there were none. */
  readonly blindAgreement: number | null;
  /** What picking the longest option hits. */
  readonly longestIsKeyRate: number;
  /** What a solver of options without stems hits, with chance and what gives keys away; null with too few items. */
  readonly optionsOnly: OptionsOnly | null;
  /** The least p of the chi-square tests below. */
  readonly keyChiSquareMinP: number;
  /** Sections that the chi-square was taken over; empty where the whole bank had to do. */
  readonly keyChiSquareSections: readonly string[];
  /** p of each of these sections. */
  readonly keyChiSquareP: Readonly<Record<string, number>>;
  /** Negative stems among items with options or statements. */
  readonly negativeShare: number;
  /** Negative stems whose negation is bold; 1 where there are none. */
  readonly negativeEmphasised: number;
  /** Pairs of items at least 0.9 alike that are no declared variants. */
  readonly nearDuplicates: number;
  readonly over600Share: number;
  /** Items that cite a statute, and the share of them that judge a case (`level: application`). */
  readonly lawItems: number;
  readonly applicationShare: number;
}
