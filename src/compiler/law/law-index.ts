import index from "./law-index.json" with { type: "json" };

/** What this compiler knows of the statutes: names and article numbers, never texts. Made by `make-law-index.ts`. */
export interface Law {
  readonly title: string;
  /** ISO date of the text that the articles were read from. */
  readonly asOf: string;
  /** Articles, `242_2` for 第242条の2, with the number of their paragraphs; null where it is not known. */
  readonly articles: ReadonlyMap<string, number | null>;
}

interface StoredLaw {
  readonly title: string;
  readonly asOf: string;
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

export function lawTitles(): readonly { readonly id: string; readonly title: string }[] {
  return Object.entries(STORED).map(([id, { title }]) => ({ id, title }));
}

function parseLaw({ title, asOf, articles }: StoredLaw): Law {
  const entries = articles.split(" ").filter((entry) => entry !== "").map((entry): [string, number | null] => {
    const [article = "", paragraphs] = entry.split(":");
    return [article, paragraphs === undefined ? null : Number(paragraphs)];
  });
  return { title, asOf, articles: new Map(entries) };
}
