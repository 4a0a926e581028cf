import type { List, PhrasingContent, RootContent, Table } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { mathFromMarkdown } from "mdast-util-math";
import { gfmTable } from "micromark-extension-gfm-table";
import { math } from "micromark-extension-math";
import type { Block, Inline, RichText } from "../../domain/item.ts";
import { compileMath } from "./math.ts";
import { compileText } from "./inline-text.ts";

/** Markup outside the subset, at an offset of the text. */
export interface MarkupProblem {
  readonly start: number;
  readonly end: number;
  readonly what: string;
  readonly remedy: string;
}

export interface CompiledText {
  readonly text: RichText;
  readonly problems: readonly MarkupProblem[];
}

/** Compiles the Markdown subset of the bank; every construct outside it is a problem, never dropped in silence. */
export function compileMarkdown(source: string): CompiledText {
  const root = fromMarkdown(source, {
    extensions: [gfmTable(), math(), { disable: { null: ["characterReference"] } }],
    mdastExtensions: [gfmTableFromMarkdown(), mathFromMarkdown()],
  });
  const reader = createReader(source);
  const blocks = root.children.flatMap((node) => reader.block(node));
  return { text: simplify(blocks), problems: reader.problems };
}

/** A single paragraph without markup is a plain string. */
function simplify(blocks: readonly Block[]): RichText {
  const [first] = blocks;
  if (first === undefined) return "";
  if (blocks.length > 1 || first.kind !== "paragraph") return blocks;
  const [only, ...rest] = first.children;
  return typeof only === "string" && rest.length === 0 ? only : blocks;
}

type Positioned = { readonly type: string; readonly position?: RootContent["position"] };

function createReader(source: string) {
  const problems: MarkupProblem[] = [];

  function report(node: Positioned, what: string, remedy: string): void {
    problems.push({ start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? source.length, what, remedy });
  }

  function block(node: RootContent): Block[] {
    if (node.type === "paragraph") return [{ kind: "paragraph", children: inlines(node.children) }];
    if (node.type === "list") return [list(node)];
    if (node.type === "table") return [table(node)];
    report(node, ...outside(node.type));
    return [];
  }

  function list(node: List): Block {
    const items = node.children.map((item) => {
      const [first, ...rest] = item.children;
      for (const extra of rest) report(extra, "箇条書きの中に段落や箇条書きを重ねています", "一つの項目は一つの文にしてください。");
      if (first === undefined) return [];
      if (first.type === "paragraph") return inlines(first.children);
      report(first, ...outside(first.type));
      return [];
    });
    return { kind: "list", ordered: node.ordered === true, items };
  }

  function table(node: Table): Block {
    const rows = node.children.map((row) => row.children.map((cell) => inlines(cell.children)));
    const [head = [], ...body] = rows;
    node.children.forEach((row, index) => {
      if (rows[index]?.length !== head.length) {
        report(row, "表の列の数が見出しと違います", "「|」の数を見出しの行とそろえてください。文字としての「|」は \\| と書きます。");
      }
    });
    return { kind: "table", head, rows: body };
  }

  function inlines(nodes: readonly PhrasingContent[]): Inline[] {
    return merge(nodes.flatMap((node) => inline(node)));
  }

  function inline(node: PhrasingContent): Inline[] {
    if (node.type === "text") return compileText(node.value);
    if (node.type === "strong") return [{ kind: "strong", children: inlines(node.children) }];
    if (node.type === "inlineCode") return [{ kind: "code", text: node.value }];
    if (node.type === "inlineMath") {
      const result = compileMath(node.value);
      if (result.ok) return [{ kind: "math", node: result.node }];
      report(node, `数式を読めません: ${result.reason}`, "TeX の書き方を確かめてください。金額の「$」は \\$ と書きます。");
      return [];
    }
    report(node, ...outside(node.type));
    return [];
  }

  return { problems, block };
}

function merge(parts: readonly Inline[]): Inline[] {
  const merged: Inline[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if (typeof part === "string" && typeof last === "string") merged[merged.length - 1] = last + part;
    else if (part !== "") merged.push(part);
  }
  return merged;
}

function outside(type: string): [what: string, remedy: string] {
  return [`使えない書き方です(${type})`, "使えるのは **太字**、- 箇条書き、1. 番号付き、表、`コード`、$数式$、{監査|かんさ} だけです。"];
}
