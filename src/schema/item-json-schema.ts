import * as z from "zod";
import { ITEM_SOURCES } from "./item-source.ts";

/**
 * The item form as JSON Schema, for editors: completion, descriptions and red lines while typing. Draft-07, because
 * that is what yaml-language-server reads. Which fields an item has depends on its `type`, hence one branch each.
 */
export function itemJsonSchema(): Readonly<Record<string, unknown>> {
  const types = Object.keys(ITEM_SOURCES);
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Noboru の問題",
    description: "一つのファイルに一つの問題を書きます。書き方は question-bank/README.md にあります。",
    type: "object",
    required: ["id", "type"],
    properties: {
      type: { enum: types, description: "出題形式", errorMessage: `次のどれかを書いてください: ${types.join("、")}` },
    },
    allOf: Object.entries(ITEM_SOURCES).map(([type, schema]) => ({
      if: { required: ["type"], properties: { type: { const: type } } },
      // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
      then: formOf(schema),
    })),
  };
}

/** The output side: authors write numbers and booleans; that YAML is read as strings is the compiler's business. */
function formOf(schema: z.ZodType): Readonly<Record<string, unknown>> {
  const { $schema, ...form } = z.toJSONSchema(schema, { target: "draft-7", io: "output" });
  return form;
}
