/**
 * An item is one question with everything needed to ask it, score it and explain it.
 *
 * This is the compiled form: what a bank pack carries and the app reads. The author's YAML form is
 * `schema/item-source.ts`; `compiler/` turns the one into the other. Identity is `bankId/id`, never a
 * hash of the text, so that a corrected typo keeps what the learner remembers.
 */

/** Text after compilation: a plain string where nothing is marked up, otherwise a list of blocks. */
export type RichText = string | readonly Block[];

export type Block =
  | { readonly kind: "paragraph"; readonly children: readonly Inline[] }
  | { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] }
  | {
      readonly kind: "table";
      readonly head: readonly (readonly Inline[])[];
      readonly rows: readonly (readonly (readonly Inline[])[])[];
    };

export type Inline =
  | string
  | { readonly kind: "strong"; readonly children: readonly Inline[] }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "ruby"; readonly base: string; readonly reading: string }
  | { readonly kind: "math"; readonly node: MathNode }
  /** Where a cloze item has a blank; `id` is the blank's. */
  | { readonly kind: "blank"; readonly id: string };

/** A MathML element made by the compiler; `tag` is from a fixed list, so no markup is ever injected. */
export interface MathNode {
  readonly tag: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly children: readonly (MathNode | string)[];
}

/** What a reader can open to check a statement. `label` is ready to show: 地方自治法第242条の2第1項. */
export interface Citation {
  readonly label: string;
  readonly url: string | null;
  /** ISO date of the text that was checked. */
  readonly asOf: string;
}

/** One statement of an item: an option of a single or multiple item, or ア to オ of a combination. */
export interface Statement {
  readonly id: string;
  readonly text: RichText;
  /** Whether what the text says is so. Not whether it is the key: a negative stem asks for the false one. */
  readonly verdict: boolean;
  readonly why: RichText;
  /** The confusion a wrong statement plays on, e.g. 事務監査請求との混同. */
  readonly trap?: string;
  readonly citations?: readonly Citation[];
}

/** What happened to an item from one version to the next; decides what happens to memory (`corrections.ts`). */
export type ChangeClass = "new" | "typo" | "wording" | "explain" | "meta" | "distractor" | "meaning" | "key" | "law";

export interface ItemChange {
  readonly version: number;
  /** ISO date. */
  readonly date: string;
  readonly change: ChangeClass;
  readonly note: string;
}

interface ItemBase {
  readonly bankId: string;
  readonly id: string;
  readonly version: number;
  /** `section/leaf`, e.g. `jichi/juumin-kansa`. */
  readonly topic: string;
  /** The author's guess, 1 (easy) to 5 (hard). Not FSRS difficulty. */
  readonly difficulty: number;
  readonly stem: RichText;
  /** True where the stem asks for what is not so (妥当でないもの). */
  readonly negative: boolean;
  readonly explanation: RichText;
  readonly citations: readonly Citation[];
  readonly stimulusId?: string;
  /** Ids in the same bank that would give this one away. Symmetric after compilation. */
  readonly enemies: readonly string[];
  /** Characters a learner reads before answering: stem, options and statements. */
  readonly characters: number;
  /** ISO date after which the facts no longer hold. */
  readonly validUntil?: string;
  /** Only entries after version 1. */
  readonly changes: readonly ItemChange[];
}

/** Pick one option. */
export interface SingleItem extends ItemBase {
  readonly type: "single";
  readonly options: readonly Statement[];
  readonly key: string;
  /** False where the order carries meaning (amounts in ascending order). */
  readonly shuffle: boolean;
  /** False where options are values, not sentences that are true or false by themselves. */
  readonly drillable: boolean;
}

/** Pick every option that fits; all or nothing. */
export interface MultipleItem extends ItemBase {
  readonly type: "multiple";
  readonly options: readonly Statement[];
  readonly key: readonly string[];
  readonly shuffle: boolean;
  readonly drillable: boolean;
}

/** ○ or ×: the stem is the statement. */
export interface TrueFalseItem extends ItemBase {
  readonly type: "truefalse";
  readonly key: boolean;
  readonly trap?: string;
}

/** Statements ア to オ, and options that are sets of them: アウ, イエ … */
export interface CombinationItem extends ItemBase {
  readonly type: "combination";
  readonly statements: readonly Statement[];
  /** Each pick lists statement ids; its own id is the ids joined, e.g. `アウ`. */
  readonly picks: readonly { readonly id: string; readonly statementIds: readonly string[] }[];
  readonly key: string;
}

/** Type a number. */
export interface NumericItem extends ItemBase {
  readonly type: "numeric";
  readonly answer: { readonly value: number; readonly tolerance: number; readonly unit: string };
  /** Wrong values that tell which slip was made. */
  readonly mistakes: readonly { readonly value: number; readonly why: RichText; readonly trap?: string }[];
}

/** Type a word. */
export interface FillItem extends ItemBase {
  readonly type: "fill";
  /** What counts as right, the one to show first. Compared as `written-answer.ts` folds them. */
  readonly accepted: readonly string[];
  /** Wrong words that tell which slip was made. */
  readonly mistakes: readonly { readonly value: string; readonly why: RichText; readonly trap?: string }[];
}

/** Fill the blanks of the stem, each with a word of one short list; a word may be right in two blanks or in none. */
export interface ClozeItem extends ItemBase {
  readonly type: "cloze";
  readonly words: readonly Word[];
  /** In the order in which they stand in the stem. */
  readonly blanks: readonly Blank[];
  /** False where the order of the words carries meaning. */
  readonly shuffle: boolean;
}

export interface Word {
  readonly id: string;
  readonly word: string;
  /** The confusion that a learner falls for who puts it where it does not belong. */
  readonly trap?: string;
}

export interface Blank {
  /** The number in the stem: 1, 2 … */
  readonly id: string;
  /** Id of the word that belongs here. */
  readonly key: string;
  readonly why: RichText;
  readonly citations?: readonly Citation[];
}

/** Put the elements into order; they are listed in the right one, and always shown in another. */
export interface OrderingItem extends ItemBase {
  readonly type: "ordering";
  readonly elements: readonly { readonly id: string; readonly text: RichText; readonly why: RichText }[];
}

export type Item =
  | SingleItem
  | MultipleItem
  | TrueFalseItem
  | CombinationItem
  | NumericItem
  | FillItem
  | ClozeItem
  | OrderingItem;
export type ItemType = Item["type"];

/** A table shared by several items, drawn by the app from data. */
export interface Stimulus {
  readonly bankId: string;
  readonly id: string;
  readonly title: string;
  readonly kind: "table";
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly note?: string;
  readonly source?: string;
}

/** `bankId/itemId`: the name of an item everywhere outside its own bank. */
export type ItemKey = string;

/** The key of an item, from any object that names its bank and id. */
export function itemKey(item: { readonly bankId: string; readonly id: string }): ItemKey {
  return `${item.bankId}/${item.id}`;
}

/** The section slug of a topic path: `jichi/juumin-kansa` -> `jichi`. */
export function sectionOfTopic(topic: string): string {
  const slash = topic.indexOf("/");
  return slash < 0 ? topic : topic.slice(0, slash);
}

/** The statements of an item that stand alone as ○× cards; empty where they would make no sense. */
export function drillableStatements(item: Item): readonly Statement[] {
  if (item.type === "combination") return item.statements;
  if (item.type === "single" || item.type === "multiple") return item.drillable ? item.options : [];
  return [];
}
