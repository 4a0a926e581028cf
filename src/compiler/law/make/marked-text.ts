import type { Article } from "./statute.ts";
import { articleNumber, lettersOf, risingArticles } from "./statute.ts";

const NUMBER = "[一二三四五六七八九十百千]+";
const HEADING = new RegExp(`<a id="[^"]+"></a>\\n\\*\\*第(${NUMBER})条((?:の${NUMBER})*)\\*\\*[ 　]*\\n`, "g");
const LINK = /\[([^\]]*)\]\([^)]*\)/g;
const CAPTION = /^#.*$/gm;
const ANCHOR = /<a id="[^"]*"><\/a>/g;

/**
 * The main provisions of a statute in the marked form: an anchor and a bold line per article, no paragraph numbers.
 * Supplementary provisions follow without a heading of their own, so they begin where 第一条 comes a second time.
 */
export function readMarkedText(text: string): Article[] {
  const headings = [...text.matchAll(HEADING)];
  const articles = headings.map((heading, index): Article => {
    const [whole, main = "", branches = ""] = heading;
    const body = text.slice(heading.index + whole.length, headings[index + 1]?.index);
    return {
      number: articleNumber(main, branches),
      letters: lettersOf(body.replace(CAPTION, "").replace(LINK, "$1").replace(ANCHOR, "")),
      paragraphs: null,
    };
  });
  const restart = articles.findIndex(({ number }, index) => index > 0 && number.length === 1 && number[0] === 1);
  return risingArticles(restart < 0 ? articles : articles.slice(0, restart)).filter(
    ({ letters }) => !letters.startsWith("削除"),
  );
}
