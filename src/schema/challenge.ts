import { BATTLE_ITEMS, BATTLE_SECONDS_MAX, type BattleAnswer, type ChallengeReading } from "../domain/exam/battle.ts";

const BANK_HASH = /^[0-9a-f]{8}$/;
const SEED = /^[0-9a-z]{1,7}$/;
const ANSWER = /^(p|\d{1,2})-(\d{1,3})$/;

const SEED_LIMIT = 2 ** 32;
const NOTHING: ChallengeReading = { kind: "notAChallenge" };

/** Reads the parts of an address after `/battle/`. Links are cut off and edited on their way: nothing is trusted. */
export function readChallenge([bankHash = "", seedText = "", answers, ...rest]: readonly string[]): ChallengeReading {
  const seed = SEED.test(seedText) ? Number.parseInt(seedText, 36) : Number.NaN;
  if (!BANK_HASH.test(bankHash) || !(seed < SEED_LIMIT) || rest.length > 0) return NOTHING;
  if (answers === undefined) return { kind: "challenge", challenge: { bankHash, seed, ghost: null } };
  const ghost = answers.split("_").flatMap((text) => answerFrom(text) ?? []);
  if (ghost.length !== BATTLE_ITEMS || answers.split("_").length !== BATTLE_ITEMS) return NOTHING;
  return { kind: "challenge", challenge: { bankHash, seed, ghost } };
}

function answerFrom(text: string): BattleAnswer | null {
  const [, choice, seconds] = ANSWER.exec(text) ?? [];
  if (choice === undefined || seconds === undefined || Number(seconds) > BATTLE_SECONDS_MAX) return null;
  return { choice: choice === "p" ? null : Number(choice), seconds: Number(seconds) };
}
