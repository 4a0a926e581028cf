import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { readMarkedText } from "./law/make/marked-text.ts";
import { mergeTexts, nameOf } from "./law/make/merge-texts.ts";
import { readNumberedText } from "./law/make/numbered-text.ts";

/**
 * Usage: node make-law-index.ts <folder>
 *
 * Writes `law-index.json` from a folder of statute texts as e-Gov publishes them: `INDEX.tsv` (law id, title),
 * `numbered-*` (`<law id>_<day in force>_<amending law>.txt`) and `md-<year>-<month>` (`<law id>.md`).
 * Only facts go into the project: titles, dates and article numbers.
 */
const MARKED_AS_OF = "2026-02-08"; // day on which the marked texts were fetched
const INDEX = resolve(import.meta.dirname, "law-index.json");

const [, , folder] = process.argv;
if (folder === undefined) {
  console.error("使い方: node src/compiler/make-law-index.ts <法令テキストのフォルダ>");
  process.exitCode = 1;
} else writeFileSync(INDEX, makeIndex(folder));

function makeIndex(root: string): string {
  const numbered = textsIn(root, "numbered-");
  const marked = textsIn(root, "md-");
  const lines = readFileSync(join(root, "INDEX.tsv"), "utf8").split("\n").slice(1);
  const laws = lines.flatMap((line) => {
    const [id = "", title = ""] = line.split("\t");
    if (title === "") return [];
    const older = numbered.get(id);
    const newer = marked.get(id);
    const articles = mergeTexts(
      older === undefined ? [] : readNumberedText(older.text),
      newer === undefined ? [] : readMarkedText(newer.text),
    );
    const numbers = articles.map((article) =>
      article.paragraphs === null ? nameOf(article) : `${nameOf(article)}:${article.paragraphs}`,
    );
    return [
      [id, { title, asOf: MARKED_AS_OF, inForceSince: dayInForce(older?.name), articles: numbers.join(" ") }] as const,
    ];
  });
  return `${JSON.stringify(Object.fromEntries(laws), null, 1)}\n`;
}

/** The texts of the one folder whose name begins so, by law id. */
function textsIn(root: string, prefix: string): Map<string, { name: string; text: string }> {
  const folderName = readdirSync(root).find((name) => name.startsWith(prefix));
  if (folderName === undefined) return new Map();
  return new Map(
    readdirSync(join(root, folderName)).map((name) => {
      const id = name.replace(/[_.].*$/, "");
      return [id, { name, text: readFileSync(join(root, folderName, name), "utf8") }];
    }),
  );
}

/** `…_20250601_…` -> 2025-06-01 */
function dayInForce(name: string | undefined): string | null {
  const match = /_(\d{4})(\d{2})(\d{2})_/.exec(name ?? "");
  return match === null ? null : `${match[1]}-${match[2]}-${match[3]}`;
}
