import type { Place, SourceFile } from "./source-file.ts";

/** YAML as this bank uses it: mappings, sequences and text, each with its place in the file. */
export type YamlNode = YamlText | YamlSequence | YamlMapping;

export interface YamlText {
  readonly kind: "text";
  readonly value: string;
  readonly style: "plain" | "quoted" | "block";
  readonly start: number;
  readonly end: number;
}

export interface YamlSequence {
  readonly kind: "sequence";
  readonly items: readonly YamlNode[];
  readonly start: number;
  readonly end: number;
}

export interface YamlMapping {
  readonly kind: "mapping";
  readonly entries: readonly YamlEntry[];
  readonly start: number;
  readonly end: number;
}

export interface YamlEntry {
  readonly key: YamlText;
  readonly value: YamlNode;
}

export type YamlPath = readonly PropertyKey[];

/** The plain value. `fromEntries` defines own properties, so a key `__proto__` stays data. */
export function plainValue(node: YamlNode): unknown {
  if (node.kind === "text") return node.value;
  if (node.kind === "sequence") return node.items.map(plainValue);
  return Object.fromEntries(node.entries.map(({ key, value }) => [key.value, plainValue(value)]));
}

/** The node at a path, or the nearest one above it that exists. */
export function nodeAt(root: YamlNode, path: YamlPath): YamlNode {
  let node = root;
  for (const step of path) {
    const next = childOf(node, step);
    if (next === undefined) return node;
    node = next;
  }
  return node;
}

/** The key that leads to a path: where a message about the field points. Falls back as `nodeAt` does. */
export function keyAt(root: YamlNode, path: YamlPath): YamlNode {
  const parent = nodeAt(root, path.slice(0, -1));
  const last = path.at(-1);
  if (parent.kind !== "mapping") return nodeAt(root, path);
  return parent.entries.find(({ key }) => key.value === last)?.key ?? parent;
}

export function placeOf(file: SourceFile, node: YamlNode): Place {
  return { file, start: node.start, end: node.end };
}

function childOf(node: YamlNode, step: PropertyKey): YamlNode | undefined {
  if (node.kind === "sequence") return node.items[Number(step)];
  if (node.kind === "mapping") return node.entries.find(({ key }) => key.value === step)?.value;
  return undefined;
}
