import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { mathFromMarkdown } from "mdast-util-math";
import { gfmTable } from "micromark-extension-gfm-table";
import { math } from "micromark-extension-math";
import type { Block, Inline, RichText } from "../../domain/item.ts";
import { compileText, textProblems } from "./inline-text.ts";
import type { MarkupProblem } from "./markup-problem.ts";
import { compileMath } from "./math.ts";
import { explainOutside } from "./outside-subset.ts";

type RootContent = ReturnType<typeof fromMarkdown>["children"][number];
type Node<Type extends string> = Extract<RootContent, { type: Type }>;
type PhrasingContent = Node<"paragraph">["children"][number];

export interface CompiledText {
  readonly text: RichText;
  readonly problems: readonly MarkupProblem[];
}

/** One line without any character that could be markup: most options, and ten times faster to know than to parse. */
const PLAIN_LINE = /^(?!\s|[-+=]|\d+[.)])[^*_`[\]{}｛｝<>|$\\#&~\n]*(?<!\s)$/;

/** Compiles the Markdown subset of the bank; every construct outside it is a problem, never dropped in silence. */
export function compileMarkdown(source: string): CompiledText {
  if (PLAIN_LINE.test(source)) return { text: source, problems: [] };
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

function createReader(source: string) {
  const problems: MarkupProblem[] = [];
  type Spot = { readonly position?: RootContent["position"] };

  const startOf = (node: Spot) => node.position?.start.offset ?? 0;
  const rawOf = (node: Spot) => source.slice(startOf(node), node.position?.end.offset);

  function report(node: Spot, [what, remedy]: readonly [what: string, remedy: string]): void {
    problems.push({ start: startOf(node), end: node.position?.end.offset ?? source.length, what, remedy });
  }

  function refuse(node: RootContent): [] {
    report(node, explainOutside(node.type));
    return [];
  }

  function block(node: RootContent): Block[] {
    if (node.type === "paragraph") return [{ kind: "paragraph", children: inlines(node.children) }];
    if (node.type === "list") return [list(node)];
    if (node.type === "table") return [table(node)];
    return refuse(node);
  }

  function list(node: Node<"list">): Block {
    node.children.forEach((item, index) => {
      const number = /^(\d+)[.)]/.exec(rawOf(item))?.[1];
      if (node.ordered === true && number !== undefined && Number(number) !== index + 1) {
        report(item, [
          `番号が「${number}」ですが、${index + 1} と表示されます`,
          "1 から順に番号を付けてください。年や数で始まる文なら、番号の後の「.」を「\\.」と書いてください。",
        ]);
      }
    });
    const items = node.children.map((item) => {
      const [first, ...rest] = item.children;
      for (const extra of rest)
        report(extra, ["箇条書きの中に段落や箇条書きを重ねています", "一つの項目は一つの文にしてください。"]);
      if (first === undefined) return [];
      return first.type === "paragraph" ? inlines(first.children) : refuse(first);
    });
    return { kind: "list", ordered: node.ordered === true, items };
  }

  function table(node: Node<"table">): Block {
    const rows = node.children.map((row) => row.children.map((cell) => inlines(cell.children)));
    const [head = [], ...body] = rows;
    node.children.forEach((row, index) => {
      if (rows[index]?.length !== head.length) {
        report(row, [
          "表の列の数が見出しと違います",
          "「|」の数を見出しの行とそろえてください。文字としての「|」は \\| と書きます。",
        ]);
      }
    });
    return { kind: "table", head, rows: body };
  }

  function inlines(nodes: readonly PhrasingContent[]): Inline[] {
    return merge(nodes.flatMap((node) => inline(node)));
  }

  function inline(node: PhrasingContent): Inline[] {
    switch (node.type) {
      case "text":
        return text(node);
      case "inlineCode":
        return [{ kind: "code", text: node.value }];
      case "strong":
        if (rawOf(node).startsWith("__"))
          report(node, ["「__」で囲んだ部分から「_」が消えます", "太字なら ** で、コードなら ` で囲んでください。"]);
        return [{ kind: "strong", children: inlines(node.children) }];
      case "break":
        // Two blanks at the end of a line cannot be seen, so they mean no more than the line break itself.
        return rawOf(node).startsWith("\\") ? refuse(node) : ["\n"];
      case "inlineMath": {
        const result = compileMath(node.value);
        if (result.ok) return [{ kind: "math", node: result.node }];
        report(node, [
          `数式を読めません: ${result.reason}`,
          "TeX の書き方を確かめてください。数式でない「$」は \\$ と書きます。",
        ]);
        return [];
      }
      default:
        return refuse(node);
    }
  }

  function text(node: Node<"text">): Inline[] {
    for (const { start, end, what, remedy } of textProblems(rawOf(node))) {
      problems.push({ start: startOf(node) + start, end: startOf(node) + end, what, remedy });
    }
    return compileText(node.value, rawOf(node));
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
  return merged.map((part) => (typeof part === "string" ? joinLines(part) : part)).filter((part) => part !== "");
}

/** Authors break lines where the editor gets narrow; only between two Latin words does that mean a space. */
function joinLines(text: string): string {
  return text.replace(/([^\n]?)\n+([^\n]?)/g, (_, before: string, after: string) =>
    /[!-~]/.test(before) && /[!-~]/.test(after) ? `${before} ${after}` : before + after,
  );
}
