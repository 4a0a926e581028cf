import type { ItemSource } from "../../schema/item-source.ts";
import { ITEM_SOURCES, isItemType } from "../../schema/item-source.ts";
import type { SourceSchema } from "../../schema/parse-source.ts";
import type { Finding } from "../finding.ts";
import { finding } from "../finding.ts";
import { nearest } from "../source/nearest.ts";
import { readSource } from "../source/read-source.ts";
import type { SourceFile } from "../source/source-file.ts";
import type { YamlNode } from "../source/yaml-tree.ts";
import { nodeAt, placeOf } from "../source/yaml-tree.ts";
import type { ItemFile } from "./compile-item.ts";

/** Reads an item file; which fields it needs depends on its `type`. */
export function readItem(file: SourceFile): { readonly item: ItemFile | null; readonly findings: readonly Finding[] } {
  const reading = readSource<ItemSource>(file, (tree) => itemSchema(file, tree));
  const item = reading.tree === null ? null : { file, tree: reading.tree, source: reading.source };
  return { item, findings: reading.findings };
}

function itemSchema(file: SourceFile, tree: YamlNode): { schema: SourceSchema<ItemSource> } | { finding: Finding } {
  const type = nodeAt(tree, ["type"]);
  if (type === tree || type.kind !== "text") return { finding: missingType(file, tree) };
  if (isItemType(type.value)) return { schema: ITEM_SOURCES[type.value] };
  const types = Object.keys(ITEM_SOURCES);
  const meant = nearest(type.value, types);
  const what = `type「${type.value}」という出題形式はありません${meant === null ? "" : `。「${meant}」ではありませんか`}`;
  return {
    finding: finding("Q001", placeOf(file, type), what, { remedy: `次のどれかを書いてください: ${types.join("、")}` }),
  };
}

/** Which fields an item needs depends on its type, so nothing else is checked before it is there. */
function missingType(file: SourceFile, tree: YamlNode): Finding {
  const keys = tree.kind === "mapping" ? tree.entries.map(({ key }) => key) : [];
  const mistyped = keys.find(({ value }) => value !== "topic" && nearest(value, ["type"]) !== null);
  if (mistyped !== undefined) {
    return finding(
      "Q001",
      placeOf(file, mistyped),
      `${mistyped.value} という項目はありません。「type」ではありませんか`,
      { remedy: "「type」に直してください。" },
    );
  }
  return finding("Q001", { file, start: tree.start, end: tree.start + 1 }, "type(出題形式)がありません", {
    remedy: `「type: single」のように、次のどれかを書いてください: ${Object.keys(ITEM_SOURCES).join("、")}`,
  });
}
