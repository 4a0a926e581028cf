import type { ItemSummary } from "../bank.ts";
import type { Response } from "../event.ts";
import type { Item, ItemKey, ItemType } from "../item.ts";
import { createRandom, seedOf, shuffle } from "../random.ts";

/**
 * 問題合戦: two learners answer the same five items, each on an own phone, and compare. What passes between them is a
 * seed, the hash of the bank, and what the first one answered in how many seconds; nothing about either of them.
 */
export interface Challenge {
  /** Of the bank that the items are drawn from: `bankHashOf`. */
  readonly bankHash: string;
  /** 32 bits. */
  readonly seed: number;
  /** The other's answers in the order of the items; null where the other has not played. */
  readonly ghost: readonly BattleAnswer[] | null;
}

export interface BattleAnswer {
  /** Position among the item's options as its author lists them (of ○ and ×: 0 is ○); null is わからない. */
  readonly choice: number | null;
  readonly seconds: number;
}

/** What an address holds that should be a challenge. */
export type ChallengeReading =
  | { readonly kind: "challenge"; readonly challenge: Challenge }
  | { readonly kind: "notAChallenge" };

export const BATTLE_ITEMS = 5;

/** Longer is no thinking any more, and the address stays short. */
export const BATTLE_SECONDS_MAX = 999;

/** One tap answers them, and a position tells which. */
const BATTLE_TYPES: ReadonlySet<ItemType> = new Set(["single", "combination", "truefalse"]);

/** The `session` of the answers to a challenge: on either phone the same, so that options stand in the same order. */
export function battleSession({ bankHash, seed }: Pick<Challenge, "bankHash" | "seed">): string {
  return `battle-${bankHash}-${seed.toString(36)}`;
}

/** `1a2b3c4d/xk29f`, with the ghost's answers `/2-14_0-33_p-20_4-9_1-12`. Read by `schema/challenge.ts`. */
export function challengeToPath({ bankHash, seed, ghost }: Challenge): string {
  const answers = ghost?.map(({ choice, seconds }) => `${choice ?? "p"}-${seconds}`).join("_");
  return [bankHash, seed.toString(36), ...(answers === undefined ? [] : [answers])].join("/");
}

/**
 * What tells two versions of a bank apart: eight hexadecimal digits of the hashes of all its packs. No proof against
 * forgery, and none is needed: a forged challenge is only a strange one.
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

/** The response that a position stands for; a pass where the item has no such option. */
export function choiceToResponse(item: Item, choice: number | null): Response {
  if (item.type === "truefalse" && (choice === 0 || choice === 1)) return { kind: "verdict", verdict: choice === 0 };
  const id = choice === null ? undefined : optionIdsOf(item)[choice];
  return id === undefined ? { kind: "pass" } : { kind: "options", optionIds: [id] };
}

/** The position of a response, the other way round; null for a pass. */
export function responseToChoice(item: Item, response: Response): number | null {
  if (response.kind === "verdict") return response.verdict ? 0 : 1;
  const at = response.kind === "options" ? optionIdsOf(item).indexOf(response.optionIds[0] ?? "") : -1;
  return at < 0 ? null : at;
}

export type BattleOutcome = "win" | "lose" | "draw";

/** More right answers win; of equal ones fewer seconds in all. */
export function battleOutcome(mine: BattleScore, theirs: BattleScore): BattleOutcome {
  const lead = mine.right - theirs.right || theirs.seconds - mine.seconds;
  return lead > 0 ? "win" : lead < 0 ? "lose" : "draw";
}

export interface BattleScore {
  readonly right: number;
  readonly seconds: number;
}

function optionIdsOf(item: Item): readonly string[] {
  if (item.type === "combination") return item.picks.map(({ id }) => id);
  return item.type === "single" ? item.options.map(({ id }) => id) : [];
}
