import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { rulesDocument } from "../../src/compiler/rules/rules-document.ts";
import { RULES } from "../../src/compiler/rules/table.ts";
import { itemJsonSchema } from "../../src/schema/item-json-schema.ts";

const read = (name: string) => readFileSync(resolve(import.meta.dirname, "../../question-bank", name), "utf8");

describe("the documents made from the compiler's tables", () => {
  it("are fresh: run node src/compiler/make-documents.ts", () => {
    expect(read("RULES.md")).toBe(rulesDocument());
    expect(read("item.schema.json")).toBe(`${JSON.stringify(itemJsonSchema(), null, 1)}\n`);
  });

  it("have an entry for every rule", () => {
    for (const [code, { title }] of Object.entries(RULES)) expect(rulesDocument()).toContain(`### ${code} ${title}`);
  });
});
