import type { Response } from "./event.ts";
import { gradeResponse } from "./grading.ts";
import type { Blank, ClozeItem, FillItem, Item, OrderingItem, Word } from "./item.ts";

/**
 * The score of a response to an item of any type, 0..1, also of one that was put together: a word typed counts all or
 * nothing, blanks and the order of elements in part. Apart from `gradeResponse`, because items of these types are rare
 * and the first question must not wait for what they need. Throws as `gradeResponse` does.
 */
export function gradeAnyResponse(item: Item, response: Response): number {
  if (item.type === "fill" && response.kind === "text") return isAccepted(item.accepted, response.text) ? 1 : 0;
  if (item.type === "cloze" && response.kind === "blanks") return filledShare(item, response.filled);
  if (item.type === "ordering" && response.kind === "order") return neighbourShare(item, response.elementIds);
  return gradeResponse(item, response);
}

/** The words of the blanks, in the order of the stem. */
export function rightWords({ blanks, words }: ClozeItem): readonly string[] {
  return blanks.map(({ key }) => words.find(({ id }) => id === key)?.word ?? "");
}

/** The word that a response put into a blank where it does not belong; undefined where it is right or empty. */
export function misplaced({ words }: ClozeItem, { id, key }: Blank, response: Response): Word | undefined {
  const given =
    response.kind === "blanks" ? response.filled.findLast(({ blankId }) => blankId === id)?.wordId : undefined;
  return given === key ? undefined : words.find((word) => word.id === given);
}

/** The slip that a typed word gives away, where its author foresaw it. */
export function mistakeMade({ mistakes }: FillItem, response: Response): FillItem["mistakes"][number] | undefined {
  return response.kind === "text" ? mistakes.find(({ value }) => isAccepted([value], response.text)) : undefined;
}

/** Whether a word typed counts as one of those accepted. */
export function isAccepted(accepted: readonly string[], typed: string): boolean {
  const folded = foldWritten(typed);
  return folded !== "" && accepted.some((one) => foldWritten(one) === folded);
}

/**
 * What is left of a word when all is gone that a keyboard chooses and not its writer: width, case, blanks, marks,
 * katakana for hiragana, hyphens but for a sign in front, 3ヶ月 for 3か月, and the ー that ends サーバー or does not.
 */
export function foldWritten(text: string): string {
  return text
    .normalize("NFKC")
    .trim()
    .toLowerCase()
    .replace(/[\s、。,・「」『』"'〜~]|(?!^)[‐‑–—−-]/g, "")
    .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - KATAKANA_TO_HIRAGANA))
    .replace(/[ゖけゕ箇](?=[月所国年])/g, "か")
    .replace(/ー+$/, "");
}

const KATAKANA_TO_HIRAGANA = 0x60;

/** The share of the blanks that hold their word. Of two words for one blank the last counts. */
function filledShare({ blanks }: ClozeItem, filled: readonly { blankId: string; wordId: string }[]): number {
  const words = new Map(filled.map(({ blankId, wordId }) => [blankId, wordId]));
  return blanks.filter(({ id, key }) => words.get(id) === key).length / blanks.length;
}

/**
 * The share of neighbours kept: of the elements that directly follow each other, how many still do. One element out
 * of place costs two or three pairs, wherever it went; a row drawn by lot keeps one pair on average.
 */
function neighbourShare({ elements }: OrderingItem, elementIds: readonly string[]): number {
  const pairs = elements.slice(1).map(({ id }, index) => [elements[index]?.id, id]);
  const kept = pairs.filter(([before = "", after = ""]) => {
    const at = elementIds.indexOf(before);
    return at >= 0 && elementIds[at + 1] === after;
  });
  return kept.length / pairs.length;
}
