import type { Citation } from "../../domain/item.ts";
import type { CitationSource, OptionCitationSource } from "../../schema/item-source.ts";
import { findLaw } from "./law-index.ts";

const LAW_PAGE = "https://laws.e-gov.go.jp/law";

/** A citation as the app shows it. `lawAsOf` is the bank's date, for a law citation that names none itself. */
export function compileCitation(source: CitationSource | OptionCitationSource, lawAsOf: string): Citation {
  if (!("law" in source)) {
    return { label: `${source.publisher}「${source.title}」`, url: source.url, asOf: source.as_of ?? source.date };
  }
  const title = findLaw(source.law)?.title ?? source.law;
  return {
    label: title + articleName(source.article, source.paragraph),
    url: `${LAW_PAGE}/${source.law}#Mp-At_${source.article}`,
    asOf: source.as_of ?? lawAsOf,
  };
}

/** `242_2`, 1 -> 第242条の2第1項 */
export function articleName(article: string, paragraph?: number): string {
  const [main, ...branches] = article.split("_");
  const branch = branches.map((number) => `の${number}`).join("");
  return `第${main}条${branch}${paragraph === undefined ? "" : `第${paragraph}項`}`;
}
