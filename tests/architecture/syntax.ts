import { parseAst } from "vite";

/** What the rules look at, of a node of the syntax tree. */
interface Node {
  readonly type: string;
  readonly name?: string;
  readonly source?: { readonly value?: unknown } | null;
  readonly importKind?: string;
  readonly exportKind?: string;
  readonly object?: Node;
  readonly property?: Node;
  readonly callee?: Node;
  readonly arguments?: readonly Node[];
  readonly computed?: boolean;
  readonly shorthand?: boolean;
}

const IMPORTING = new Set([
  "ImportDeclaration",
  "ExportNamedDeclaration",
  "ExportAllDeclaration",
  "ImportExpression",
  "TSImportType",
]);

export interface NamedModule {
  /** As written; `?` for a dynamic import whose path is computed, which no room allows. */
  readonly name: string;
  /** Nothing of it is left when the program runs. */
  readonly typesOnly: boolean;
}

/** Every module that a TypeScript file names: static, re-exported, dynamic, and for types only. */
export function namedModules(path: string, text: string): readonly NamedModule[] {
  const modules: NamedModule[] = [];
  for (const node of walk(parse(path, text))) {
    if (!IMPORTING.has(node.type) || node.source == null) continue;
    const { value } = node.source;
    modules.push({
      name: typeof value === "string" ? value : "?",
      typesOnly: node.type === "TSImportType" || (node.importKind ?? node.exportKind) === "type",
    });
  }
  return modules;
}

/**
 * The denied globals that a file touches. A local variable of the same name counts too: the reader would take one for
 * the other.
 */
export function touchedGlobals(path: string, text: string, denied: readonly string[]): readonly string[] {
  const touched = new Set<string>();
  for (const node of walk(parse(path, text))) {
    for (const name of namesOf(node)) if (denied.includes(name)) touched.add(name);
  }
  return [...touched];
}

function namesOf({ type, name = "", object, property, callee, arguments: given }: Node): readonly string[] {
  if (type === "Identifier") return [name];
  if (type === "MemberExpression") return [`${object?.name}.${property?.name}`];
  return callee?.name === "Date" && given?.length === 0 ? ["new Date()"] : [];
}

function parse(path: string, text: string): Node {
  return parseAst(text, { lang: path.endsWith("x") ? "tsx" : "ts" }) as unknown as Node;
}

function* walk(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const part of value) yield* walk(part);
  if (typeof value !== "object" || value === null || !("type" in value)) return;
  const node = value as Node;
  yield node;
  for (const [key, part] of Object.entries(node)) if (!isPlainName(node, key)) yield* walk(part);
}

/** In `a.fetch` and `{ fetch: 1 }` the name is a property's, not the global's. */
function isPlainName(node: Node, key: string): boolean {
  if (node.computed === true || node.shorthand === true) return false;
  return key === (node.type === "MemberExpression" ? "property" : "key");
}
