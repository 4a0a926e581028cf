import type { Blueprint } from "./blueprint.ts";
import type { Item, ItemChange, ItemKey, ItemType, Stimulus } from "./item.ts";

/**
 * The form of list, manifest and pack. Builds in the field keep to the banks they have rather than read a newer one, so
 * raise it whenever such a build would stumble: for a new item type, block or inline kind, stimulus kind or change
 * class, and where a field goes or means something else. A new field that may be ignored leaves it as it is.
 */
export const BANK_FORMAT = 2;

/**
 * A 論点: a leaf of the outline. `slug` is the leaf alone; an item's `topic` is `section/leaf`. `weight` is its share
 * within its section, any positive scale.
 */
export interface Topic {
  readonly slug: string;
  readonly title: string;
  readonly weight: number;
}

/** A 科目. `slug` is the first part of its topics' paths. */
export interface Section {
  readonly slug: string;
  readonly title: string;
  readonly topics: readonly Topic[];
}

/** Where one section's items are to be fetched; `hash` is SHA-256 of the file, hex, and part of its name. */
export interface PackReference {
  readonly section: string;
  /** Path relative to the manifest. */
  readonly file: string;
  readonly hash: string;
  readonly bytes: number;
  readonly items: number;
}

/** What a bank is and which packs make it up. The app fetches only packs whose hash changed. */
export interface BankManifest {
  readonly format: typeof BANK_FORMAT;
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly lang: string;
  readonly licence: string;
  /** ISO date of the statute texts that items were checked against. */
  readonly lawAsOf: string;
  readonly reportUrl: string | null;
  /** Installed without asking; an optional bank waits for the learner's choice. */
  readonly optional: boolean;
  readonly sections: readonly Section[];
  readonly blueprints: readonly Blueprint[];
  readonly packs: readonly PackReference[];
}

/** The items of one section. */
export interface BankPack {
  readonly format: typeof BANK_FORMAT;
  readonly bankId: string;
  readonly section: string;
  readonly items: readonly Item[];
  readonly stimuli: readonly Stimulus[];
}

/** All banks that this site serves; paths are relative to this list. */
export interface BankList {
  readonly format: typeof BANK_FORMAT;
  readonly banks: readonly { readonly id: string; readonly manifest: string; readonly hash: string }[];
}

/** What selection and statistics need of an item, without its text. */
export interface ItemSummary {
  readonly key: ItemKey;
  readonly bankId: string;
  readonly type: ItemType;
  readonly version: number;
  readonly section: string;
  readonly topic: string;
  readonly difficulty: number;
  readonly characters: number;
  readonly stimulusId?: string;
  readonly enemies: readonly ItemKey[];
  readonly validUntil?: string;
  readonly changes: readonly ItemChange[];
  /** Ids of the statements that stand alone as ○× cards. */
  readonly statementIds: readonly string[];
}
