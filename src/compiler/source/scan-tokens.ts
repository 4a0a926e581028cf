import type { CST } from "yaml";
import type { Finding } from "../finding.ts";
import { finding } from "../finding.ts";
import { fieldToBlock, textFieldAt } from "./block-form.ts";
import type { Edit } from "./edit.ts";
import type { SourceFile } from "./source-file.ts";
import type { Leaf, ValueTokens } from "./tokens.ts";
import { readTokens } from "./tokens.ts";

const MAX_DEPTH = 24; // levels of tokens; an item needs 12
const BLOCK_REMEDY = "文は次のように「|」の下に字下げして書いてください。";

/** YAML features that this bank never needs. Where one appears, a character of the text was taken for a sign. */
const FORBIDDEN: Readonly<Record<string, readonly [what: string, why: string]>> = {
  anchor: [
    "「&」から後が、YAML の目印として読まれました",
    "「&」で始まる言葉は目印(アンカー)として扱われ、文から消えます。",
  ],
  alias: ["「*」から後が、YAML の参照として読まれました", "「*」で始まる値は、ほかの所の写しとして扱われます。"],
  tag: [
    "「!」から後が、YAML の型の指定として読まれました",
    "「!」で始まる言葉は型の指定として扱われ、文から消えます。",
  ],
  directive: ["「%」で始まる行が、YAML への指示として読まれました", "行の初めの「%」は YAML への指示です。"],
  "doc-end": ["「...」でファイルが終わっています", "「...」だけの行は文書の終わりを表し、その後は読まれません。"],
  "explicit-key-ind": ["「?」が YAML の記号として読まれました", "「? 」は項目名の始まりを表します。"],
  "flow-map-start": ["「{」が YAML の記号として読まれました", "値の初めの「{」は項目の組の始まりを表します。"],
};

/** What the document tree would no longer show: comments that ate text, signs that were meant as text. */
export function scanTokens(file: SourceFile, tokens: readonly CST.Token[]): Finding[] {
  const { leaves, values, depth, deepestOffset } = readTokens(tokens);
  if (depth > MAX_DEPTH) {
    return [
      finding("Q005", { file, start: deepestOffset, end: deepestOffset + 1 }, "入れ子が深すぎます", {
        why: "問題の書式にこれほど深い入れ子はありません。括弧や「-」の重なりは書き間違いです。",
        remedy: "余分な括弧や「-」を消してください。文なら「|」の下に書いてください。",
      }),
    ];
  }
  return [
    ...leaves.flatMap((leaf) => inspectLeaf(file, leaf) ?? []),
    ...values.flatMap((value) => inspectValue(file, value) ?? []),
  ];
}

function inspectLeaf(file: SourceFile, leaf: Leaf): Finding | null {
  const place = { file, start: leaf.offset, end: leaf.offset + leaf.source.length };
  const forbidden = FORBIDDEN[leaf.type];
  if (forbidden !== undefined) {
    const [what, why] = forbidden;
    return finding("Q005", place, what, { why, ...blockAdvice(file, leaf.offset) });
  }
  if (/^(?:double|single)-quoted-scalar$/.test(leaf.type) && !isClosed(leaf.source)) {
    return finding("Q005", { ...place, end: leaf.offset + 1 }, "引用符が閉じていません", {
      why: "引用符で始まる値は、次の同じ引用符までがひとつの文になります。",
      remedy: `文の終わりに ${leaf.source[0]} を付けるか、引用符を外して「|」の下に書いてください。`,
    });
  }
  if (leaf.type === "block-scalar-header" && leaf.source.startsWith(">")) {
    return finding("Q005", place, "「>」は使えません", {
      why: "「>」は行をつなぐときに半角の空白を入れるので、日本語の文に余分な空白が残ります。",
      remedy: "「|」を使ってください。",
      edits: [{ start: leaf.offset, end: leaf.offset + 1, text: "|" }],
    });
  }
  return null;
}

function inspectValue(file: SourceFile, { before, value }: ValueTokens): Finding | null {
  const isText = value === undefined || /scalar$/.test(value.type);
  const comment = isText ? (before.find(isComment) ?? commentAfter(value)) : undefined;
  if (comment === undefined) return null;
  const place = { file, start: comment.offset, end: comment.offset + comment.source.length };
  return finding("Q005", place, "「#」から後がコメントとして読まれ、文から消えました", {
    why: "空白の後の「#」から行の終わりまでは、YAML ではコメントです。",
    // `# メモ` may well be meant as a comment; `#define` and `#8` hardly ever are.
    ...(comment.source.startsWith("# ")
      ? { remedy: "文の一部なら「|」の下に書いてください。メモなら、行を分けて書いてください。" }
      : blockAdvice(file, comment.offset)),
  });
}

/** The comment behind a value that may be cut short by it: text without quotes, or the head of a block. */
function commentAfter(value: ValueTokens["value"]): Leaf | undefined {
  if (value?.type === "block-scalar")
    return value.props.find((token): token is typeof token & Leaf => token.type === "comment");
  if (value?.type !== "scalar" || /^[\w./:+-]*$/.test(value.source)) return undefined;
  return value.end?.find(isComment);
}

function isComment(token: Leaf): boolean {
  return token.type === "comment";
}

function isClosed(source: string): boolean {
  return source.length > 1 && source.at(-1) === source[0];
}

function blockAdvice(file: SourceFile, offset: number): { remedy: string; edits: readonly Edit[] } {
  const field = textFieldAt(file, offset);
  if (field === null)
    return { remedy: "文は引用符で囲むか、「|」の下に字下げして書いてください。記号なら消してください。", edits: [] };
  return { remedy: BLOCK_REMEDY, edits: [fieldToBlock(file, field)] };
}
