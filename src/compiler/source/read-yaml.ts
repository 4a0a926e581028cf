import { isAlias, isMap, isScalar, isSeq, type Node, parseDocument, type Scalar } from "yaml";
import type { Finding } from "../finding.ts";
import { finding, hasErrors } from "../finding.ts";
import type { SourceFile } from "./source-file.ts";
import type { YamlNode, YamlText } from "./yaml-tree.ts";

export type YamlReading =
  | { readonly tree: YamlNode; readonly findings: readonly Finding[] }
  | { readonly tree: null; readonly findings: readonly Finding[] };

/** Reads one YAML file; a tree comes back only where nothing the author wrote can have been lost. */
export function readYaml(file: SourceFile): YamlReading {
  const document = parseDocument(file.text, { schema: "failsafe", prettyErrors: false });
  const findings = document.errors.map((error) =>
    finding("Q005", { file, start: error.pos[0], end: error.pos[1] }, error.message),
  );
  if (hasErrors(findings)) return { tree: null, findings };
  const root = document.contents;
  if (root === null) {
    return { tree: null, findings: [finding("Q001", { file, start: 0, end: 1 }, "ファイルが空です")] };
  }
  return { tree: toTree(root), findings };
}

function toTree(node: Node): YamlNode {
  const [start, end] = node.range ?? [0, 0];
  if (isSeq<Node>(node)) return { kind: "sequence", items: node.items.map(toTree), start, end };
  if (isMap<Node, Node | null>(node)) {
    const entries = node.items.map(({ key, value }) => {
      const name = textOf(key as Scalar, end);
      return { key: name, value: value === null ? emptyText(name.end) : toTree(value) };
    });
    return { kind: "mapping", entries, start, end };
  }
  if (isScalar(node)) return textOf(node, end);
  throw new Error(`Inconsistent: a YAML node that is neither text, list nor mapping at ${start}${isAlias(node) ? " (alias)" : ""}`);
}

function textOf(node: Scalar, fallback: number): YamlText {
  const [start, end] = node.range ?? [fallback, fallback];
  const style = node.type === "BLOCK_LITERAL" || node.type === "BLOCK_FOLDED" ? "block" : node.type === "PLAIN" ? "plain" : "quoted";
  return { kind: "text", value: String(node.value ?? ""), style, start, end };
}

function emptyText(at: number): YamlText {
  return { kind: "text", value: "", style: "plain", start: at, end: at };
}
