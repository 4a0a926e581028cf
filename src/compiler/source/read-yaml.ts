import type { Node, Scalar } from "yaml";
import { Composer, isMap, isScalar, isSeq, Parser } from "yaml";
import type { Finding } from "../finding.ts";
import { finding, hasErrors } from "../finding.ts";
import { explainYamlError } from "./explain-yaml.ts";
import { scanCharacters } from "./scan-characters.ts";
import { scanStructure } from "./scan-structure.ts";
import { scanTokens } from "./scan-tokens.ts";
import { scanTree } from "./scan-tree.ts";
import type { SourceFile } from "./source-file.ts";
import type { YamlNode, YamlText } from "./yaml-tree.ts";

export type YamlReading =
  | { readonly tree: YamlNode; readonly findings: readonly Finding[] }
  | { readonly tree: null; readonly findings: readonly Finding[] };

/**
 * Reads one YAML file; a tree comes back only where nothing the author wrote can have been lost. Each stage stops at
 * its own findings: what a later stage says about a text that is already known to be misread only confuses.
 */
export function readYaml(file: SourceFile): YamlReading {
  for (const scan of [scanCharacters, scanStructure]) {
    const findings = scan(file);
    if (hasErrors(findings)) return { tree: null, findings };
  }
  const tokens = [...new Parser().parse(file.text)];
  const misread = scanTokens(file, tokens);
  if (hasErrors(misread)) return { tree: null, findings: misread };
  // Failsafe: every scalar stays the string that the author typed; 1.10 is not 1.1.
  const [document, second] = [...new Composer({ schema: "failsafe" }).compose(tokens)];
  if (second !== undefined) return { tree: null, findings: [secondDocument(file, second.range[0])] };
  const [first] = [...(document?.errors ?? [])].sort((a, b) => a.pos[0] - b.pos[0]);
  if (first !== undefined) return { tree: null, findings: [explainYamlError(file, first)] };
  if (!document?.contents) return { tree: null, findings: [emptyFile(file)] };
  const tree = toTree(document.contents);
  const findings = scanTree(file, tree);
  return hasErrors(findings) ? { tree: null, findings } : { tree, findings };
}

function secondDocument(file: SourceFile, start: number): Finding {
  return finding("Q005", { file, start, end: start + 3 }, "一つのファイルに文書が二つあります", {
    why: "「---」や「...」だけの行は文書の区切りとして読まれ、その後は捨てられます。",
    remedy: "区切りの行を消してください。",
  });
}

function emptyFile(file: SourceFile): Finding {
  return finding("Q001", { file, start: 0, end: 1 }, "ファイルが空です", {
    remedy: "`npm run bank -- new 科目/論点` で、書き始めの形を作れます。",
  });
}

function toTree(node: Node): YamlNode {
  const [start, end] = node.range ?? [0, 0];
  if (isSeq<Node>(node)) return { kind: "sequence", items: node.items.map(toTree), start, end };
  if (isMap<Node, Node | null>(node)) {
    const entries = node.items.map(({ key, value }) => {
      const name = keyText(key);
      return { key: name, value: value === null ? emptyText(name.end) : toTree(value) };
    });
    return { kind: "mapping", entries, start, end };
  }
  if (isScalar(node)) return textOf(node);
  throw new Error(`Inconsistent: a YAML node that is neither text, list nor mapping at ${start}`);
}

/** A list as a key reads as nonsense; shown as such, it becomes a field that does not exist. */
function keyText(key: Node): YamlText {
  if (isScalar(key)) return textOf(key);
  const [start, end] = key.range ?? [0, 0];
  return { kind: "text", value: String(key), style: "plain", start, end };
}

function textOf(node: Scalar): YamlText {
  const [start, end] = node.range ?? [0, 0];
  const style =
    node.type === "BLOCK_LITERAL" || node.type === "BLOCK_FOLDED"
      ? "block"
      : node.type === "PLAIN"
        ? "plain"
        : "quoted";
  return { kind: "text", value: String(node.value ?? ""), style, start, end };
}

function emptyText(at: number): YamlText {
  return { kind: "text", value: "", style: "plain", start: at, end: at };
}
