import type { ItemSource } from "../../schema/item-source.ts";
import { ITEM_SOURCES } from "../../schema/item-source.ts";
import type { SourceSchema } from "../../schema/parse-source.ts";
import type { Finding } from "../finding.ts";
import { finding } from "../finding.ts";
import type { SourceFile } from "../source/source-file.ts";
import { readSource } from "../source/read-source.ts";
import type { YamlNode } from "../source/yaml-tree.ts";
import { keyAt, nodeAt, placeOf } from "../source/yaml-tree.ts";
import type { ItemFile } from "./compile-item.ts";

/** Reads an item file; which fields it needs depends on its `type`. */
export function readItem(file: SourceFile): { readonly item: ItemFile | null; readonly findings: readonly Finding[] } {
  const reading = readSource<ItemSource>(file, (tree) => itemSchema(file, tree));
  const item = reading.source === null ? null : { file, tree: reading.tree, source: reading.source };
  return { item, findings: reading.findings };
}

function itemSchema(file: SourceFile, tree: YamlNode): { schema: SourceSchema<ItemSource> } | { finding: Finding } {
  const type = nodeAt(tree, ["type"]);
  const name = type.kind === "text" ? type.value : "";
  if (isItemType(name)) return { schema: ITEM_SOURCES[name] };
  return { finding: finding("Q001", placeOf(file, keyAt(tree, ["type"])), `type「${name}」という出題形式はありません`) };
}

function isItemType(name: string): name is keyof typeof ITEM_SOURCES {
  return Object.hasOwn(ITEM_SOURCES, name);
}
