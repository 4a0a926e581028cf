import * as z from "zod";

/** A schema of one of the bank's source files. */
export type SourceSchema<T> = z.ZodType<T>;

/** Why a value does not fit, in terms that a message can be made from. `path` leads to the field. */
export type SourceIssue =
  | { readonly kind: "missing"; readonly path: readonly PropertyKey[] }
  | { readonly kind: "unknownField"; readonly path: readonly PropertyKey[]; readonly known: readonly string[] }
  | { readonly kind: "notOneOf"; readonly path: readonly PropertyKey[]; readonly allowed: readonly string[] }
  | { readonly kind: "other"; readonly path: readonly PropertyKey[]; readonly message: string };

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
    const known = fieldsAt(schema, path);
    return issue.keys.map((key) => ({ kind: "unknownField", path: [...path, key], known }));
  }
  if (issue.code === "invalid_type" && valueAt(value, path) === undefined) return [{ kind: "missing", path }];
  if (issue.code === "invalid_value") {
    if (valueAt(value, path) === undefined) return [{ kind: "missing", path }];
    return [{ kind: "notOneOf", path, allowed: issue.values.map(String) }];
  }
  if (issue.code === "invalid_union") {
    // A citation names a law or another source; the branch with the fewest complaints is the one that was meant.
    const branch = [...issue.errors].sort((a, b) => a.length - b.length)[0] ?? [];
    return branch.flatMap((inner) => toSourceIssues({ ...inner, path: [...path, ...inner.path] }, value, schema));
  }
  return [{ kind: "other", path, message: issue.message }];
}

/** Names of the fields an object may have at a path of the schema. */
function fieldsAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let node: unknown = schema;
  for (const step of path) {
    node = unwrap(node);
    if (node instanceof z.ZodObject) node = node.shape[String(step)];
    else if (node instanceof z.ZodArray) node = node.element;
  }
  node = unwrap(node);
  if (node instanceof z.ZodUnion) return node.options.flatMap((option) => fieldsAt(option as z.ZodType, []));
  return node instanceof z.ZodObject ? Object.keys(node.shape) : [];
}

function unwrap(node: unknown): unknown {
  return node instanceof z.ZodOptional ? unwrap(node.unwrap()) : node;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce((inner: unknown, step) => (inner === null || typeof inner !== "object" ? undefined : (inner as Record<PropertyKey, unknown>)[step]), value);
}
