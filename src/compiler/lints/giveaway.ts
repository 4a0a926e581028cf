import { plainText } from "../../domain/plain-text.ts";
import { finding } from "../finding.ts";
import type { CompiledItem } from "../item/compile-item.ts";
import { bigrams } from "../measures/similarity.ts";
import { isVariant } from "./bank.ts";
import type { BankLint } from "./context.ts";
import { askedFor, valuePlace } from "./subject.ts";

const TOLD = 0.8; // share of the key's pairs of characters that the other stem holds: the same sentence, reworded
const KEY_MIN = 12; // pairs of characters; names and numbers are in many stems

/** Q405: who has read one item's stem knows another's key. Enemies are never asked together, so they may. */
export const lintGiveaway: BankLint = ({ items }) => {
  const alive = items.filter(({ source }) => source.status !== "retired");
  const stemsByPair = new Map<number, number[]>();
  alive.forEach(({ item }, index) => {
    for (const pair of bigrams(plainText(item.stem))) {
      const stems = stemsByPair.get(pair);
      if (stems === undefined) stemsByPair.set(pair, [index]);
      else stems.push(index);
    }
  });
  return alive.flatMap((subject) => {
    const key = bigrams(keyStatement(subject));
    if (key.length < KEY_MIN) return [];
    const shared = new Map<number, number>();
    for (const pair of key)
      for (const stem of stemsByPair.get(pair) ?? []) shared.set(stem, (shared.get(stem) ?? 0) + 1);
    return [...shared].flatMap(([index, count]) => {
      const teller = alive[index];
      if (teller === undefined || teller === subject || count < TOLD * key.length) return [];
      if (areEnemies(subject, teller) || isVariant(subject, teller)) return [];
      return [
        finding("Q405", valuePlace(subject, ["id"]), `${teller.item.id} の問題文に、この問題の正答が書かれています`),
      ];
    });
  });
};

/** The sentence that is the answer; one of several would not answer the item. */
function keyStatement(subject: CompiledItem): string {
  const [only, ...more] = askedFor(subject);
  return subject.item.type === "single" && more.length === 0 ? (only?.plain ?? "") : "";
}

function areEnemies(a: CompiledItem, b: CompiledItem): boolean {
  return a.item.enemies.includes(b.item.id) || b.item.enemies.includes(a.item.id);
}
