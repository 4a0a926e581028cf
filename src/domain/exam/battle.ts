import type { ItemSummary } from "../bank.ts";
import type { ItemKey, ItemType } from "../item.ts";
import { createRandom, seedOf, shuffle } from "../random.ts";

/**
 * 問題合戦: two learners answer the same five items, each on an own phone, and compare. What passes between them is a
 * seed, the hash of the bank, and what the first one answered in how many seconds; nothing about either of them.
 */
export interface Challenge {
  /** Of the bank that the items are drawn from. */
  readonly bankHash: string;
  /** 32 bits. */
  readonly seed: number;
  /** The other's answers in the order of the items; empty where the other has not played. */
  readonly ghost: readonly BattleAnswer[];
}

export interface BattleAnswer {
  /** Position among the item's options as its author lists them (of ○ and ×: 0 is ○); null is わからない. */
  readonly choice: number | null;
  readonly seconds: number;
}

/** The learner's own part, kept on the device. */
export interface Battle {
  /** `battleCode` of bank and seed. */
  readonly code: string;
  readonly answers: readonly BattleAnswer[];
}

export const BATTLE_ITEMS = 5;

/** Longer is no thinking any more, and the address stays short. */
export const BATTLE_SECONDS_MAX = 999;

/** One tap answers them, and a position tells which. */
const BATTLE_TYPES: ReadonlySet<ItemType> = new Set(["single", "combination", "truefalse"]);

/** Names a battle: two that have the same code ask the same items. */
export function battleCode({ bankHash, seed }: Pick<Challenge, "bankHash" | "seed">): string {
  return `${bankHash}/${seed.toString(36)}`;
}

/**
 * What tells two versions of a bank apart: eight hexadecimal digits of the hashes of all its packs. No proof against
 * forgery, and none is needed: a forged battle is only a strange one.
 */
export function bankHashOf(packs: readonly { readonly section: string; readonly hash: string }[]): string {
  const hashes = packs.map(({ section, hash }) => `${section} ${hash}`).sort();
  return seedOf(hashes.join("\n")).toString(16).padStart(8, "0");
}

/**
 * The items of a battle: the same on every device with that bank, whatever its learner has seen, and whatever the date.
 * Without shared tables, which are long to read, and without two items that give each other away.
 */
export function drawBattle(summaries: readonly ItemSummary[], seed: number): readonly ItemKey[] {
  const askable = summaries
    .filter(({ type, stimulusId }) => BATTLE_TYPES.has(type) && stimulusId === undefined)
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const drawn: ItemSummary[] = [];
  for (const summary of shuffle(askable, createRandom(seed))) {
    if (drawn.length >= BATTLE_ITEMS) break;
    if (!drawn.some(({ enemies }) => enemies.includes(summary.key))) drawn.push(summary);
  }
  return drawn.map(({ key }) => key);
}
