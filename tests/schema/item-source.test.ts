import { describe, expect, it } from "vitest";
import { itemJsonSchema } from "../../src/schema/item-json-schema.ts";
import { ITEM_SOURCES } from "../../src/schema/item-source.ts";
import { parseSource } from "../../src/schema/parse-source.ts";

/** As failsafe YAML gives it: every scalar a string. */
const TRUE_FALSE = {
  id: "jichi-0001",
  version: "2",
  status: "draft",
  type: "truefalse",
  topic: "jichi/juumin-kansa",
  difficulty: "3",
  level: "recall",
  stem: "文\n",
  key: "true",
  explanation: "解説\n",
  citations: [{ law: "322AC0000000067", article: "242_2", paragraph: "1", as_of: "2026-02-08" }],
  credit: { authors: ["noboru-a"] },
  history: [{ version: "1", date: "2026-11-22", change: "new", note: "1.10" }],
};

const parse = (change: object = {}) => parseSource(ITEM_SOURCES.truefalse, { ...TRUE_FALSE, ...change });
const issuesOf = (change: object) => {
  const parsed = parse(change);
  return parsed.ok ? [] : parsed.issues;
};

describe("an item's source", () => {
  it("gets its numbers and booleans from strings, and keeps all other text", () => {
    expect(parse()).toMatchObject({
      ok: true,
      source: { version: 2, difficulty: 3, key: true, stem: "文", history: [{ note: "1.10" }] },
    });
  });

  it("may carry numbers and booleans as such, as a form gives them", () => {
    expect(parse({ version: 2, key: true })).toEqual(parse());
  });

  it.each([
    ["1e3", "version"],
    ["0x10", "version"],
    ["", "version"],
    ["1.5", "version"],
    ["０", "version"],
    [" 1", "version"],
    ["yes", "key"],
    ["True", "key"],
    ["1", "key"],
  ])("does not guess what %j may mean as %s", (value, field) => {
    expect(issuesOf({ [field]: value }).map(({ path }) => path)).toEqual([[field]]);
  });

  it("names a field that is missing, unknown, or not one of the allowed values", () => {
    expect(issuesOf({ stem: undefined })).toEqual([{ kind: "missing", path: ["stem"], description: "問題文" }]);
    expect(issuesOf({ stems: "x" })).toMatchObject([{ kind: "unknownField", path: ["stems"] }]);
    expect(issuesOf({ status: "done" })).toEqual([
      { kind: "notOneOf", path: ["status"], allowed: ["draft", "reviewed", "retired"] },
    ]);
  });

  it("reads a citation as the kind it was meant to be", () => {
    expect(
      issuesOf({ citations: [{ law: "322AC0000000067", article: "242の2", as_of: "2026-02-08" }] }).map(
        ({ path }) => path,
      ),
    ).toEqual([["citations", 0, "article"]]);
    expect(
      issuesOf({ citations: [{ title: "予算", publisher: "東京都", url: "ftp://x", date: "2026-02-30" }] }).map(
        ({ path }) => path,
      ),
    ).toEqual([
      ["citations", 0, "url"],
      ["citations", 0, "date"],
    ]);
  });

  it("refuses a javascript address", () => {
    expect(
      issuesOf({ citations: [{ title: "予算", publisher: "東京都", url: "javascript:alert(1)", date: "2026-02-08" }] }),
    ).toHaveLength(1);
  });
});

describe("the editor's schema", () => {
  const schema = itemJsonSchema() as {
    $schema: string;
    allOf: { if: { properties: { type: { const: string } } }; then: Record<string, unknown> }[];
  };

  it("is draft-07 with one branch per type", () => {
    expect(schema.$schema).toBe("http://json-schema.org/draft-07/schema#");
    expect(schema.allOf.map((branch) => branch.if.properties.type.const)).toEqual(Object.keys(ITEM_SOURCES));
  });

  it("asks for numbers and booleans where authors write them, and knows every field", () => {
    for (const {
      if: { properties },
      then,
    } of schema.allOf) {
      const fields = then["properties"] as Record<string, { type?: string; description?: string }>;
      expect(Object.keys(fields).sort()).toEqual(
        Object.keys(ITEM_SOURCES[properties.type.const as "single"].shape).sort(),
      );
      expect(fields["version"]?.type).toBe("integer");
      expect(then["additionalProperties"]).toBe(false);
    }
  });

  it("describes every field in Japanese", () => {
    for (const { then } of schema.allOf) {
      for (const [name, field] of Object.entries(then["properties"] as Record<string, { description?: string }>)) {
        expect(field.description, name).toMatch(/[\p{Script=Han}\p{Script=Hiragana}]/u);
      }
    }
  });
});
