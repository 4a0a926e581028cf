/** An article of a statute text: `number` is 242, 2 for 第242条の2. */
export interface Article {
  readonly number: readonly number[];
  /** The text without numbers of paragraphs and items, blanks and marks, to tell whether two texts agree. */
  readonly letters: string;
  /** Paragraphs counted by their numbers; null where the text carries none. */
  readonly paragraphs: number | null;
}

const DIGITS = "一二三四五六七八九";
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** 二百四十二 -> 242 */
export function kanjiNumber(text: string): number {
  let total = 0;
  let digit = 0;
  for (const character of text) {
    const unit = UNITS[character];
    if (unit === undefined) digit = DIGITS.indexOf(character) + 1;
    else {
      total += (digit || 1) * unit;
      digit = 0;
    }
  }
  return total + digit;
}

/** 第二百四十二条の二 from its two parts: the main number and の二 … */
export function articleNumber(main: string, branches: string): readonly number[] {
  return [main, ...branches.split("の").slice(1)].map(kanjiNumber);
}

export function compareNumbers(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/**
 * The longest run of articles in rising order. Statutes number upwards, so what breaks the order is a quotation:
 * a row of a table of replaced words, or an article of another law.
 */
export function risingArticles(articles: readonly Article[]): Article[] {
  const tails: number[] = []; // index of the smallest last article of a run, by run length
  const previous: number[] = [];
  articles.forEach((article, index) => {
    let length = tails.findIndex((tail) => compareNumbers(articleAt(articles, tail).number, article.number) >= 0);
    if (length < 0) length = tails.length;
    previous[index] = length === 0 ? -1 : (tails[length - 1] ?? -1);
    tails[length] = index;
  });
  const run: Article[] = [];
  for (let index = tails.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) run.push(articleAt(articles, index));
  return run.reverse();
}

function articleAt(articles: readonly Article[], index: number): Article {
  const article = articles[index];
  if (article === undefined) throw new Error(`Inconsistent: no article at ${index} of ${articles.length}`);
  return article;
}

/** Letters only: marks, blanks and the numbers that one of the two text forms leaves out do not tell texts apart. */
export function lettersOf(text: string): string {
  return text.replace(/[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu, "");
}
