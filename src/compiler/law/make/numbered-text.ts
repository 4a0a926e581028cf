import type { Article } from "./statute.ts";
import { articleNumber, lettersOf, risingArticles } from "./statute.ts";

const NUMBER = "[一二三四五六七八九十百千]+";
const HEADING = new RegExp(`^第(${NUMBER})条((?:の${NUMBER})*)　(.*)$`);
const SUPPLEMENT = /^附(　*)則/;
const PARAGRAPH = /^([０-９]+|[②-⑳㉑-㉟㊱-㊿])　?/;
/** （趣旨） above an article, 第二節　総則 between two: they belong to no article. */
const CAPTION = new RegExp(`^(?:（[^（）]*(?:（[^（）]*）)*[^（）]*）|第${NUMBER}[編章節款目](?:の${NUMBER})*　.*)$`);
const ITEM = new RegExp(`^(?:${NUMBER}|[イロハニホヘトチリヌ]|（[０-９]+）)　`);

/** The main provisions of a statute in the numbered form: one line per paragraph, `第…条　` in front of an article. */
export function readNumberedText(text: string): Article[] {
  const articles: { number: readonly number[]; lines: string[]; paragraphs: number }[] = [];
  let current: (typeof articles)[number] | undefined;
  for (const line of text.split(/\r?\n/)) {
    if (SUPPLEMENT.test(line) && articles.length > 0) break; // before any article it is the table of contents
    const heading = HEADING.exec(line);
    if (heading !== null) {
      const [, main = "", branches = "", first = ""] = heading;
      current = { number: articleNumber(main, branches), lines: [first], paragraphs: 1 };
      articles.push(current);
    } else if (current !== undefined && !CAPTION.test(line)) {
      const paragraph = PARAGRAPH.exec(line);
      if (paragraph !== null && paragraphNumber(paragraph[1] ?? "") === current.paragraphs + 1) current.paragraphs += 1;
      current.lines.push(line.replace(PARAGRAPH, "").replace(ITEM, ""));
    }
  }
  const read = articles.map(({ number, lines, paragraphs }) => ({
    number,
    paragraphs,
    letters: lettersOf(lines.join("")),
  }));
  return risingArticles(read).filter(({ letters }) => !letters.startsWith("削除"));
}

/** ２ -> 2, ② -> 2, ㉑ -> 21 */
function paragraphNumber(mark: string): number {
  return Number(mark.normalize("NFKC"));
}
