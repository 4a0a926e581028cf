import temml from "temml";
import type { MathNode } from "../../domain/item.ts";

/** What the app may draw. Anything else that temml makes is refused, so no markup is ever injected. */
const TAGS: ReadonlySet<string> = new Set(
  (
    "math mrow mi mn mo ms mtext mspace mfrac msqrt mroot msub msup msubsup munder mover munderover " +
    "mtable mtr mtd mpadded mphantom mstyle"
  ).split(" "),
);

/** Attributes that carry meaning or spacing; class, style, href and the rest are left out. */
const ATTRIBUTES: ReadonlySet<string> = new Set(
  (
    "accent accentunder columnalign depth displaystyle fence form height largeop linethickness lspace mathvariant " +
    "maxsize minsize movablelimits rspace scriptlevel separator stretchy symmetric voffset width"
  ).split(" "),
);

const MAX_EXPANSIONS = 100; // macro expansions; a formula of an exam needs none

export type MathResult =
  | { readonly ok: true; readonly node: MathNode }
  | { readonly ok: false; readonly reason: string };

/** TeX to a tree of MathML elements. */
export function compileMath(tex: string): MathResult {
  try {
    const tree: TemmlNode = temml.__renderToMathMLTree(tex, {
      throwOnError: true,
      strict: true,
      trust: false,
      annotate: false,
      maxExpand: MAX_EXPANSIONS,
    });
    return { ok: true, node: toMathNode(tree) };
  } catch (error) {
    // temml reports a wrong formula by throwing; its ParseError and our own refusal both carry a message.
    return { ok: false, reason: firstLine(error instanceof Error ? error.message : String(error)) };
  }
}

/** temml shows the spot on further lines, with combining marks that no message can carry. */
function firstLine(message: string): string {
  return (message.split("\n", 1)[0] ?? "").replace(/ at (?:position \d+|end of input):.*$/, "").trim();
}

/** temml's own tree: elements, text, and fragments that only group. */
interface TemmlNode {
  readonly type?: string;
  readonly text?: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly children?: readonly TemmlNode[];
}

function toMathNode(node: TemmlNode): MathNode {
  const tag = node.type ?? "";
  if (!TAGS.has(tag)) throw new Error(`使えない数式の要素です: ${tag}`);
  const attributes = Object.entries(node.attributes ?? {}).flatMap(([name, value]) =>
    ATTRIBUTES.has(name) ? [[name, String(value)]] : [],
  );
  const children = toChildren(node.children ?? []);
  return attributes.length > 0 ? { tag, attributes: Object.fromEntries(attributes), children } : { tag, children };
}

function toChildren(nodes: readonly TemmlNode[]): (MathNode | string)[] {
  const children: (MathNode | string)[] = [];
  for (const node of nodes) {
    if (node.text !== undefined) {
      const last = children.at(-1);
      if (typeof last === "string") children[children.length - 1] = last + node.text;
      else children.push(node.text);
    } else if (node.type) children.push(toMathNode(node));
    else children.push(...toChildren(node.children ?? []));
  }
  return children;
}
