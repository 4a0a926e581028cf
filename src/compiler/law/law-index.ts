import index from "../law-index.json" with { type: "json" };

/** What this compiler knows of the statutes: names and article numbers, never texts. Made by `make-law-index.ts`. */
export interface Law {
  readonly title: string;
  /** ISO date of the text that the articles were read from. */
  readonly asOf: string;
  /** ISO date on which the last amendment known here came into force. */
  readonly inForceSince: string | null;
  /** Articles, `242_2` for 第242条の2, with the number of their paragraphs; null where it is not known. */
  readonly articles: ReadonlyMap<string, number | null>;
}

interface StoredLaw extends Omit<Law, "articles"> {
  /** `article` or `article:paragraphs`, separated by spaces. */
  readonly articles: string;
}

const STORED: Readonly<Record<string, StoredLaw>> = index;
const parsed = new Map<string, Law>();

export function findLaw(lawId: string): Law | undefined {
  const stored = Object.hasOwn(STORED, lawId) ? STORED[lawId] : undefined;
  if (stored === undefined) return undefined;
  const law = parsed.get(lawId) ?? parseLaw(stored);
  parsed.set(lawId, law);
  return law;
}

function parseLaw(stored: StoredLaw): Law {
  const entries = stored.articles.split(" ").map((entry): [string, number | null] => {
    const [article = "", paragraphs] = entry.split(":");
    return [article, paragraphs === undefined ? null : Number(paragraphs)];
  });
  return { ...stored, articles: new Map(entries) };
}
