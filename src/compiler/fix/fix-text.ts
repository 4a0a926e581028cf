import type { Finding } from "../finding.ts";
import { applyEdits } from "../source/edit.ts";

const MAX_ROUNDS = 50; // one mended trap can uncover the next; ten in one file would be a lot

/**
 * Mends a text as long as `inspect` finds something that can be mended safely. A round that would lose a character
 * of the prose is not taken: the author is told instead.
 */
export function fixText(text: string, inspect: (text: string) => readonly Finding[]): string {
  let current = text;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const next = applyEdits(
      current,
      inspect(current).flatMap(({ edits }) => edits),
    );
    if (next === current || wordsOf(next) !== wordsOf(current)) return current;
    current = next;
  }
  return current;
}

/** What must survive: everything but blanks, and the signs that mending adds, drops or turns to half width. */
export function wordsOf(text: string): string {
  return text.normalize("NFKC").replace(/[\s|:>*"',、\-‐−–—・[\]\p{Cc}\p{Cf}]/gu, "");
}
