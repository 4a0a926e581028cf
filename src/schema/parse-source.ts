import * as z from "zod";

/** A schema of one of the bank's source files. */
export type SourceSchema<T> = z.ZodType<T>;

/** Why a value does not fit, in terms that a message can be made from. `path` leads to the field. */
export type SourceIssue =
  | { readonly kind: "missing"; readonly path: readonly PropertyKey[]; readonly description: string }
  | { readonly kind: "unknownField"; readonly path: readonly PropertyKey[]; readonly known: readonly string[] }
  | { readonly kind: "notOneOf"; readonly path: readonly PropertyKey[]; readonly allowed: readonly string[] }
  | {
      readonly kind: "unfit";
      readonly path: readonly PropertyKey[];
      readonly reason: string;
      readonly description: string;
    };

export type SourceParsing<T> =
  | { readonly ok: true; readonly source: T }
  | { readonly ok: false; readonly issues: readonly SourceIssue[] };

/** Checks a plain value, as YAML or a form gives it, against a source schema. */
export function parseSource<T>(schema: SourceSchema<T>, value: unknown): SourceParsing<T> {
  const parsed = schema.safeParse(value, { error: z.locales.ja().localeError });
  if (parsed.success) return { ok: true, source: parsed.data };
  return { ok: false, issues: parsed.error.issues.flatMap((issue) => toSourceIssues(issue, value, schema)) };
}

function toSourceIssues(issue: z.core.$ZodIssue, value: unknown, schema: z.ZodType): SourceIssue[] {
  const { path } = issue;
  if (issue.code === "unrecognized_keys") {
    const known = fieldsOf(schemaAt(schema, path));
    return issue.keys.map((key) => ({ kind: "unknownField", path: [...path, key], known }));
  }
  if (issue.code === "invalid_union") {
    // A citation names a law or another source; the branch with the fewest complaints is the one that was meant.
    const branch = [...issue.errors].sort((a, b) => a.length - b.length)[0] ?? [];
    return branch.flatMap((inner) => toSourceIssues({ ...inner, path: [...path, ...inner.path] }, value, schema));
  }
  const description = descriptionOf(schemaAt(schema, path));
  const found = valueAt(value, path);
  if (found === undefined || found === "") return [{ kind: "missing", path, description }];
  if (issue.code === "invalid_value") return [{ kind: "notOneOf", path, allowed: issue.values.map(String) }];
  return [{ kind: "unfit", path, reason: reasonOf(issue), description }];
}

const KIND_NAMES: Readonly<Record<string, string>> = {
  number: "半角の数字で書いてください",
  int: "小数点のない、半角の数字で書いてください",
  boolean: "true か false で書いてください",
  string: "一つの文で書いてください。一覧や項目の組は書けません",
  array: "「- 」を並べた一覧で書いてください",
  object: "「項目: 値」を並べた形で書いてください",
};

function reasonOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_type") return KIND_NAMES[issue.expected] ?? issue.message;
  if ((issue.code === "too_small" || issue.code === "too_big") && issue.exact) {
    const count = issue.code === "too_small" ? issue.minimum : issue.maximum;
    return `ちょうど ${count}${unitOf(issue.origin)}にしてください`;
  }
  if (issue.code === "too_small") return `${issue.minimum}${unitOf(issue.origin)}以上にしてください`;
  if (issue.code === "too_big") return `${issue.maximum}${unitOf(issue.origin)}以下にしてください`;
  return issue.message;
}

function unitOf(origin: string): string {
  return origin === "string" ? "字" : origin === "array" ? "個" : "";
}

/** The schema of the value at a path; a union, such as a citation, answers with the field of any branch. */
function schemaAt(schema: unknown, path: readonly PropertyKey[]): unknown {
  const node = unwrap(schema);
  const [step, ...rest] = path;
  if (step === undefined) return schema;
  if (node instanceof z.ZodObject) return schemaAt(node.shape[String(step)], rest);
  if (node instanceof z.ZodArray) return schemaAt(node.element, rest);
  if (node instanceof z.ZodUnion)
    return node.options.map((option) => schemaAt(option, path)).find((found) => found !== undefined);
  return undefined;
}

function fieldsOf(schema: unknown): string[] {
  const node = unwrap(schema);
  if (node instanceof z.ZodUnion) return node.options.flatMap(fieldsOf);
  return node instanceof z.ZodObject ? Object.keys(node.shape) : [];
}

function descriptionOf(schema: unknown): string {
  return schema instanceof z.ZodType
    ? (schema.description ?? descriptionOf(schema === unwrap(schema) ? undefined : unwrap(schema)))
    : "";
}

function unwrap(schema: unknown): unknown {
  return schema instanceof z.ZodOptional ? unwrap(schema.unwrap()) : schema;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, step) => {
    return inner !== null && typeof inner === "object" ? (inner as Record<PropertyKey, unknown>)[step] : undefined;
  }, value);
}
