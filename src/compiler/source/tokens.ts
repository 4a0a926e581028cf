import type { CST } from "yaml";

/** A token without children. */
export interface Leaf {
  readonly type: string;
  readonly offset: number;
  readonly source: string;
}

/** What stands between a key (or dash) and its value, and after it. */
export interface ValueTokens {
  /** Tokens in front of the value: the colon, blanks, comments, anchors, tags. */
  readonly before: readonly Leaf[];
  readonly value: CST.Token | undefined;
}

export interface TokenStream {
  /** Every token without children, in no particular order. */
  readonly leaves: readonly Leaf[];
  readonly values: readonly ValueTokens[];
  /** Deepest nesting, and where it is. */
  readonly depth: number;
  readonly deepestOffset: number;
}

/** Takes the concrete syntax apart: it still has what the document tree forgets, comments and anchors above all. */
export function readTokens(tokens: readonly CST.Token[]): TokenStream {
  const leaves: Leaf[] = [];
  const values: ValueTokens[] = [];
  let depth = 0;
  let deepestOffset = 0;
  // A stack of our own, because hostile nesting would overflow the call stack.
  const pending: { token: CST.Token; level: number }[] = tokens.map((token) => ({ token, level: 0 }));
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { token, level } = next;
    if (level > depth) {
      depth = level;
      deepestOffset = "offset" in token ? token.offset : 0;
    }
    if ("items" in token) {
      for (const item of token.items) {
        leaves.push(...item.start, ...(item.sep ?? []));
        values.push({ before: item.sep ?? item.start, value: item.value });
        for (const inner of [item.key, item.value]) if (inner) pending.push({ token: inner, level: level + 1 });
      }
    }
    if ("start" in token) {
      if (Array.isArray(token.start)) leaves.push(...token.start);
      else leaves.push(token.start);
    }
    if ("props" in token) {
      for (const inner of token.props) pending.push({ token: inner, level: level + 1 });
    }
    if ("end" in token && token.end) leaves.push(...token.end);
    if (token.type === "document" && token.value) pending.push({ token: token.value, level: level + 1 });
    if ("source" in token) leaves.push(token);
  }
  return { leaves, values, depth, deepestOffset };
}
