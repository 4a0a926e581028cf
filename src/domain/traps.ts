import { misplaced, mistakeMade } from "./built-answer.ts";
import type { Response } from "./event.ts";
import { isWithinTolerance } from "./grading.ts";
import { drillableStatements, type Item, type ItemKey, itemKey, type Statement } from "./item.ts";
import { plainText } from "./plain-text.ts";

/** Items of the other side beyond these make a drill about something else. */
const OTHER_SIDE_MAX = 12;

/** How a label ends that says what was taken for what: 住民監査請求との混同, 条例と規則の混同, 罰則の見落とし. */
const LABEL_END = /(?:との|への|の|を)[^\sのとへを]{2,6}$/;
const BOTH = /と/;

/** A word of one character is everywhere. */
const TERM_CHARACTERS_MIN = 2;

/** The confusion that a wrong response fell for, where its author named one; null where none. */
export function trapOf(item: Item, statementId: string | undefined, response: Response): string | null {
  if (statementId !== undefined) {
    return drillableStatements(item).find(({ id }) => id === statementId)?.trap ?? null;
  }
  const chosen = new Set(response.kind === "options" ? response.optionIds : []);
  switch (item.type) {
    case "single":
    case "multiple":
      return firstTrap(item.options.filter(({ id, verdict }) => chosen.has(id) && verdict === item.negative));
    case "combination": {
      const picked = new Set(item.picks.find(({ id }) => chosen.has(id))?.statementIds);
      return firstTrap(item.statements.filter(({ id, verdict }) => picked.has(id) && verdict === item.negative));
    }
    case "fill":
      return mistakeMade(item, response)?.trap ?? null;
    case "cloze":
      return (
        item.blanks.map((blank) => misplaced(item, blank, response)?.trap).find((trap) => trap !== undefined) ?? null
      );
    case "ordering":
      return null;
    case "truefalse":
      return item.trap ?? null;
    case "numeric": {
      const given = response.kind === "value" ? response.value : Number.NaN;
      const { tolerance } = item.answer;
      return item.mistakes.find(({ value }) => isWithinTolerance({ value, tolerance }, given))?.trap ?? null;
    }
  }
}

/** Items that set this trap. */
export function settersOf(trap: string, items: readonly Item[]): readonly Item[] {
  return items.filter((item) => trapsOf(item).includes(trap));
}

/**
 * Items that tell both sides of a confusion apart: those that set this trap, and those where what it is confused with
 * is told rightly. Where the label names nothing that other items tell, their neighbours in the same 論点.
 */
export function contrastOf(trap: string, items: readonly Item[]): ReadonlySet<ItemKey> {
  const own = settersOf(trap, items);
  const ownKeys = new Set(own.map(itemKey));
  const terms = termsOf(trap);
  const others = items.filter((item) => !ownKeys.has(itemKey(item)));
  const topics = new Set(own.map(({ topic }) => topic));
  const telling = others.filter((item) => terms.some((term) => truthOf(item).includes(term)));
  // Nearest first: confusions are mostly with a neighbour.
  const near = [...telling].sort((a, b) => Number(topics.has(b.topic)) - Number(topics.has(a.topic)));
  const otherSide = near.length > 0 ? near : others.filter(({ topic }) => topics.has(topic));
  return new Set([...ownKeys, ...otherSide.slice(0, OTHER_SIDE_MAX).map(itemKey)]);
}

/** What a label names as confused: 条例 and 規則, 住民監査請求. */
function termsOf(trap: string): readonly string[] {
  const named = trap.replace(LABEL_END, "");
  if (named === trap) return [];
  return [...new Set([named, ...named.split(BOTH)])].filter((term) => term.length >= TERM_CHARACTERS_MIN);
}

function trapsOf(item: Item): readonly string[] {
  if (item.type === "truefalse") return item.trap === undefined ? [] : [item.trap];
  const tellers: readonly { readonly trap?: string }[] =
    item.type === "numeric" || item.type === "fill" ? item.mistakes : statementsOf(item);
  return tellers.flatMap(({ trap }) => trap ?? []);
}

function truthOf(item: Item): string {
  const truths = statementsOf(item).filter(({ verdict }) => verdict);
  return [item.stem, ...truths.map(({ text }) => text)].map(plainText).join("\n");
}

function statementsOf(item: Item): readonly Statement[] {
  if (item.type === "single" || item.type === "multiple") return item.options;
  return item.type === "combination" ? item.statements : [];
}

function firstTrap(statements: readonly Statement[]): string | null {
  return statements.find(({ trap }) => trap !== undefined)?.trap ?? null;
}
