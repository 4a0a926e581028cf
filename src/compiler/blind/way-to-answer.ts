import type { Response } from "../../domain/event.ts";
import type { Random } from "../../domain/random.ts";
import { shuffle } from "../../domain/random.ts";
import type { ItemSource } from "../../schema/item-source.ts";
import { pickId } from "../item/compile-item.ts";

/** How one item is put to a solver who must not see its key, and how the answer is read back. */
export interface WayToAnswer {
  /** Explained once for all items of a sheet that are answered alike. */
  readonly instruction: string;
  /** What stands below the stem. */
  readonly lines: readonly string[];
  /** Null where the answer cannot be read. A blank answer never gets here. */
  readonly read: (answer: string) => Response | null;
  /** What was chosen, in the author's own letters and words. */
  readonly describe: (response: Response) => string;
  readonly key: string;
}

/** Something to choose under a letter of the sheet; `name` is what the author calls it. */
interface Choice {
  readonly letter: string;
  readonly id: string;
  readonly name: string;
}

const LETTERS = "abcdefghij";

/** Words for 分からない: solved, and not right. */
const PASS = /^(?:[?？]|わからない|分からない|不明|pass)$/i;

/** Reads an answer that gives up, and leaves every other to the item's own form. */
export function readAnswer({ read }: WayToAnswer, answer: string): Response | null {
  const folded = answer.normalize("NFKC").trim();
  return PASS.test(folded) ? { kind: "pass" } : read(folded);
}

/** `random` decides the order of what is chosen from; the letters follow that order, so they tell nothing. */
export function wayToAnswer(source: ItemSource, random: Random): WayToAnswer {
  switch (source.type) {
    case "single":
    case "multiple":
      return chooseOptions(source, random);
    case "combination":
      return choosePick(source, random);
    case "truefalse":
      return judge(source);
    case "numeric":
      return typeNumber(source);
    case "fill":
      return typeWord(source);
    case "cloze":
      return fillBlanks(source, random);
    case "ordering":
      return putInOrder(source, random);
  }
}

function chooseOptions(source: Extract<ItemSource, { type: "single" | "multiple" }>, random: Random): WayToAnswer {
  const shuffled = shuffle(source.options, random);
  const choices = shuffled.map(({ id, text }, index) => toChoice(index, id, `${id}「${oneLine(text)}」`));
  const lines = shuffled.map(({ text }, index) => `${LETTERS[index]}. ${text.trim().replace(/\n/g, "\n   ")}`);
  const several = source.type === "multiple";
  return {
    instruction: several ? "当てはまるものをすべて、記号で(例 `a, c`)" : "一つを、記号で(例 `c`)",
    lines: several ? ["(当てはまるものをすべて選ぶ)", ...lines] : lines,
    read: (answer) => readLetters(choices, answer, several),
    describe: (response) => describeChoices(choices, response),
    key: describeChoices(choices, { kind: "options", optionIds: [source.key].flat() }),
  };
}

function choosePick(source: Extract<ItemSource, { type: "combination" }>, random: Random): WayToAnswer {
  const shuffled = shuffle(source.picks, random);
  const choices = shuffled.map((pick, index) => toChoice(index, pickId(pick), [...pick].sort().join("、")));
  return {
    instruction: "一つを、記号で(例 `c`)",
    lines: [
      ...source.statements.map(({ id, text }) => `${id} ${text.trim().replace(/\n/g, "\n   ")}`),
      "",
      ...choices.map(({ letter, name }) => `${letter}. ${name}`),
    ],
    read: (answer) => readLetters(choices, answer, false),
    describe: (response) => describeChoices(choices, response),
    key: describeChoices(choices, { kind: "options", optionIds: [pickId(source.key)] }),
  };
}

function judge(source: Extract<ItemSource, { type: "truefalse" }>): WayToAnswer {
  const nameOf = (verdict: boolean) => (verdict ? "○" : "×");
  return {
    instruction: "文が正しければ `○`、誤っていれば `×`",
    lines: ["(○か×か)"],
    read: (answer) => {
      if (/^(?:[○◯〇oO]|まる|正|true)$/.test(answer)) return { kind: "verdict", verdict: true };
      return /^(?:[×✕✗xX]|ばつ|誤|false)$/.test(answer) ? { kind: "verdict", verdict: false } : null;
    },
    describe: (response) => (response.kind === "verdict" ? nameOf(response.verdict) : PASSED),
    key: nameOf(source.key),
  };
}

function typeNumber({ answer: { value, unit } }: Extract<ItemSource, { type: "numeric" }>): WayToAnswer {
  return {
    instruction: "数値だけを(例 `12.5`)",
    lines: [unit === "" ? "(数値で答える)" : `(数値で答える。単位: ${unit})`],
    read: (answer) => {
      const digits = answer
        .replace(/[,\s]/g, "")
        .replace(/^[▲△−]/, "-")
        .replace(unit.normalize("NFKC"), "");
      return /^[+-]?\d+(?:\.\d+)?$/.test(digits) ? { kind: "value", value: Number(digits) } : null;
    },
    describe: (response) => (response.kind === "value" ? `${response.value}${unit}` : PASSED),
    key: `${value}${unit}`,
  };
}

function typeWord({ accepted }: Extract<ItemSource, { type: "fill" }>): WayToAnswer {
  return {
    instruction: "語だけを(例 `監査委員`)",
    lines: ["(語を書く)"],
    read: (answer) => ({ kind: "text", text: answer }),
    describe: (response) => (response.kind === "text" ? response.text : PASSED),
    key: accepted.join("、"),
  };
}

function fillBlanks(source: Extract<ItemSource, { type: "cloze" }>, random: Random): WayToAnswer {
  const shuffled = shuffle(source.words, random);
  const choices = shuffled.map(({ id, word }, index) => toChoice(index, id, word));
  const nameOf = (wordId: string) => choices.find(({ id }) => id === wordId)?.name ?? wordId;
  const describe = (filled: readonly { blankId: string; wordId: string }[]) =>
    filled.map(({ blankId, wordId }) => `[${blankId}] ${nameOf(wordId)}`).join("、");
  return {
    instruction: "空欄ごとに記号を(例 `1=b 2=a`)",
    lines: ["(空欄に入る語を選ぶ)", ...choices.map(({ letter, name }) => `${letter}. ${name}`)],
    read: (answer) => {
      const filled = [...answer.toLowerCase().matchAll(/\[?([1-9])\]?\s*[=:.]?\s*([a-h])(?![a-z])/g)].flatMap(
        ([, blankId = "", letter]) => {
          const word = choices.find((choice) => choice.letter === letter);
          return word === undefined ? [] : [{ blankId, wordId: word.id }];
        },
      );
      const isComplete =
        filled.length === source.blanks.length &&
        source.blanks.every(({ id }) => filled.some(({ blankId }) => blankId === id));
      return isComplete ? { kind: "blanks", filled } : null;
    },
    describe: (response) => (response.kind === "blanks" ? describe(response.filled) : PASSED),
    key: describe(source.blanks.map(({ id, key }) => ({ blankId: id, wordId: key }))),
  };
}

function putInOrder(source: Extract<ItemSource, { type: "ordering" }>, random: Random): WayToAnswer {
  const shuffled = shuffle(source.elements, random);
  const choices = shuffled.map(({ id, text }, index) => toChoice(index, id, `${id}「${oneLine(text)}」`));
  const nameOf = (elementId: string) => choices.find(({ id }) => id === elementId)?.name ?? elementId;
  const describe = (ids: readonly string[]) => ids.map(nameOf).join(" → ");
  return {
    instruction: "記号を、正しい順に(例 `b, a, c`)",
    lines: ["(正しい順に並べる)", ...shuffled.map(({ text }, index) => `${LETTERS[index]}. ${text.trim()}`)],
    read: (answer) => {
      const chosen = readLetters(choices, answer.replace(/→|->|>/g, " "), true);
      if (chosen?.kind !== "options" || chosen.optionIds.length < choices.length) return null;
      return { kind: "order", elementIds: chosen.optionIds };
    },
    describe: (response) => (response.kind === "order" ? describe(response.elementIds) : PASSED),
    key: describe(source.elements.map(({ id }) => id)),
  };
}

const PASSED = "分からない";

function toChoice(index: number, id: string, name: string): Choice {
  return { letter: LETTERS[index] ?? "", id, name };
}

/** Letters with or without something between them: `c`, `a,c`, `ac`. */
function readLetters(choices: readonly Choice[], answer: string, several: boolean): Response | null {
  const letters = [...answer.toLowerCase().replace(/[\s,、.・]/g, "")];
  const chosen = letters.flatMap((letter) => choices.find((choice) => choice.letter === letter) ?? []);
  if (letters.length === 0 || chosen.length < letters.length || new Set(letters).size < letters.length) return null;
  if (!several && letters.length > 1) return null;
  return { kind: "options", optionIds: chosen.map(({ id }) => id) };
}

function describeChoices(choices: readonly Choice[], response: Response): string {
  if (response.kind !== "options") return PASSED;
  return response.optionIds.map((id) => choices.find((choice) => choice.id === id)?.name ?? id).join("、");
}

function oneLine(text: string): string {
  return text.trim().replace(/\s*\n\s*/g, " ");
}
