import type { Article } from "./statute.ts";
import { compareNumbers } from "./statute.ts";

/**
 * One list of articles from two texts of a law. The numbered text decides, because the marked one garbles branch
 * articles of three levels; an article that only the newer, marked text has is taken where it stands between two
 * articles that both know, so neither a garbled number nor a supplementary provision can slip in.
 */
export function mergeTexts(numbered: readonly Article[], marked: readonly Article[]): Article[] {
  if (numbered.length === 0) return [...marked];
  const newer = new Map(marked.map((article) => [nameOf(article), article]));
  const known = new Set(numbered.map(nameOf));
  const added = marked.filter((article, index) => {
    const isBetween = [marked[index - 1], marked[index + 1]].every(
      (other) => other !== undefined && known.has(nameOf(other)),
    );
    return !known.has(nameOf(article)) && isBetween;
  });
  const kept = numbered.map((article) => {
    const now = newer.get(nameOf(article));
    if (now === undefined || now.letters === article.letters) return article;
    // The marked text appends lost branch articles (第二百四十三条の二の八) to the article that they branch from.
    const swallowsBranches = numbered.some(
      (other) => nameOf(other).startsWith(`${nameOf(article)}_`) && !newer.has(nameOf(other)),
    );
    if (swallowsBranches && now.letters.startsWith(article.letters)) return article;
    // Where the wording changed since, paragraphs may have been added: better no number than a false alarm.
    return { ...article, paragraphs: null };
  });
  return [...kept, ...added].sort((a, b) => compareNumbers(a.number, b.number));
}

/** 242, 2 -> 242_2, as in e-Gov's addresses */
export function nameOf(article: Article): string {
  return article.number.join("_");
}
