import type { EventOf, Response } from "../../domain/event.ts";
import {
  BATTLE_ITEMS,
  BATTLE_SECONDS_MAX,
  type BattleAnswer,
  bankHashOf,
  battleSession,
  type Challenge,
  type ChallengeReading,
  choiceToResponse,
  drawBattle,
  responseToChoice,
} from "../../domain/exam/battle.ts";
import { gradeResponse } from "../../domain/grading.ts";
import { type Item, itemKey } from "../../domain/item.ts";
import { cutsOf, isEffective } from "../../domain/log.ts";
import type { BankStore, Chance, InstalledBank, LearnerStore } from "../../domain/ports.ts";
import { seedOf } from "../../domain/random.ts";
import { answerDraft, newStart } from "./answer-drafts.ts";
import type { Learner } from "./learner.ts";

/** A challenge that can be played on this device. */
export interface Battle {
  readonly kind: "battle";
  readonly challenge: Challenge;
  /** `session` of the learner's answers. */
  readonly session: string;
  readonly items: readonly Item[];
  /** The learner's own so far, in the order of the items. */
  readonly mine: readonly BattleAnswer[];
}

export type BattleOpening =
  | Battle
  /** No challenge in the address; its bank is not the one on this device; that bank has too few items. */
  | { readonly kind: "badLink" | "otherBank" | "tooFewItems" };

export interface Battles {
  /** A new challenge, with nobody's answers yet. */
  invite(): Challenge | null;
  /** What the parts of an address after `/battle/` stand for. */
  open(path: readonly string[]): Promise<BattleOpening>;
  /** Stores the answer to the next item, as any other answer; null where it could not be stored. */
  respond(battle: Battle, response: Response, responseMillis: number): Promise<Battle | null>;
  /** Right or wrong, of an answer of either side. */
  isRight(item: Item, answer: BattleAnswer): boolean;
}

interface Dependencies {
  readonly learner: Learner;
  readonly learnerStore: LearnerStore;
  readonly bankStore: BankStore;
  readonly chance: Chance;
  readonly readChallenge: (path: readonly string[]) => ChallengeReading;
}

/** Battles keep nothing of their own: the learner's part is answers in the log, under the battle's session. */
export function createBattles({ learner, learnerStore, bankStore, chance, readChallenge }: Dependencies): Battles {
  return {
    invite: () => {
      const bank = learner.store.getState().banks.find(({ manifest }) => manifest.blueprints.length > 0);
      return bank === undefined ? null : { bankHash: hashOf(bank), seed: seedOf(chance.newId()), ghost: null };
    },

    open: async (path) => {
      const reading = readChallenge(path);
      if (reading.kind === "notAChallenge") return { kind: "badLink" };
      const { challenge } = reading;
      const bank = learner.store.getState().banks.find((each) => hashOf(each) === challenge.bankHash);
      if (bank === undefined) return { kind: "otherBank" };
      const items = await bankStore.items(drawBattle(bank.summaries, challenge.seed));
      if (items.length < BATTLE_ITEMS) return { kind: "tooFewItems" };
      const session = battleSession(challenge);
      return { kind: "battle", challenge, session, items, mine: await answersIn(session, items) };
    },

    respond: async (battle, response, responseMillis) => {
      const { session, items, mine } = battle;
      const item = items[mine.length];
      if (item === undefined) return battle;
      const score = gradeResponse(item, response);
      const progress = learner.store.getState().progressByKey.get(itemKey(item));
      const answer = { response, score, guessed: "unasked", responseMillis, ...newStart(item, progress) } as const;
      const stored = await learner.record([answerDraft({ id: session, mode: "practice" }, {}, item, answer)]);
      if (stored.kind === "storageFailure") return null;
      return { ...battle, mine: [...mine, battleAnswer(item, response, responseMillis)] };
    },

    isRight: (item, { choice }) => gradeResponse(item, choiceToResponse(item, choice)) === 1,
  };

  /** What the log holds of a battle: as far as it was played without a gap, first answers only. */
  async function answersIn(session: string, items: readonly Item[]): Promise<readonly BattleAnswer[]> {
    const answers: BattleAnswer[] = [];
    for (const item of items) {
      const history = await learnerStore.historyOf({ bankId: item.bankId, itemId: item.id });
      const cuts = cutsOf(history);
      const answered = history.find(
        (event): event is EventOf<"itemAnswered"> =>
          isEffective(event, cuts) && event.type === "itemAnswered" && event.body.session === session,
      );
      if (answered === undefined) break;
      answers.push(battleAnswer(item, answered.body.response, answered.body.responseMillis));
    }
    return answers;
  }
}

function battleAnswer(item: Item, response: Response, responseMillis: number): BattleAnswer {
  const seconds = Math.min(BATTLE_SECONDS_MAX, Math.round(responseMillis / 1_000));
  return { choice: responseToChoice(item, response), seconds };
}

function hashOf({ manifest }: InstalledBank): string {
  return bankHashOf(manifest.packs);
}
