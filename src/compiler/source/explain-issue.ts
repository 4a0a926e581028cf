import type { SourceIssue } from "../../schema/parse-source.ts";
import { TEXT_FIELDS } from "../../schema/source-fields.ts";
import type { Finding } from "../finding.ts";
import { finding } from "../finding.ts";
import type { Edit } from "./edit.ts";
import { nearest } from "./nearest.ts";
import type { SourceFile } from "./source-file.ts";
import type { YamlNode, YamlPath } from "./yaml-tree.ts";
import { keyAt, nodeAt, placeOf } from "./yaml-tree.ts";

const VALUE_WHY = "決まった形の値だけが読まれます。形の違う値は、アプリで正しく扱えません。";

/** Schema issues as findings at the fields they are about. A mistyped name is one mistake, not a field too many and one missing. */
export function explainIssues(issues: readonly SourceIssue[], file: SourceFile, tree: YamlNode): Finding[] {
  const meant = new Set(
    issues.flatMap((issue) => {
      const field = issue.kind === "unknownField" ? nearest(String(issue.path.at(-1)), issue.known) : null;
      return field === null ? [] : [[...issue.path.slice(0, -1), field].join("/")];
    }),
  );
  return issues
    .filter((issue) => issue.kind !== "missing" || !meant.has(issue.path.join("/")))
    .map((issue) => explainIssue(issue, file, tree));
}

function explainIssue(issue: SourceIssue, file: SourceFile, tree: YamlNode): Finding {
  const node = nodeAt(tree, issue.path);
  const field = fieldName(issue.path);
  switch (issue.kind) {
    case "missing":
      return finding("Q001", placeOf(file, keyAt(tree, issue.path)), `${field} がありません`, {
        remedy: `${exampleOf(issue.path)} を書いてください。${issue.description === "" ? "" : `(${issue.description})`}`,
      });
    case "unknownField":
      return unknownField(issue.path, issue.known, file, tree);
    case "notOneOf": {
      const meant = node.kind === "text" ? nearest(node.value, issue.allowed) : null;
      return finding(
        "Q001",
        placeOf(file, node),
        `${field} に書ける値ではありません${meant === null ? "" : `。「${meant}」ではありませんか`}`,
        {
          why: VALUE_WHY,
          remedy: `次のどれかを書いてください: ${issue.allowed.join("、")}`,
          edits: toHalfWidth(file, node),
        },
      );
    }
    case "unfit":
      return finding("Q001", placeOf(file, node), `${field} の値が形に合いません`, {
        why: VALUE_WHY,
        remedy: `${issue.reason}。${issue.description === "" ? "" : `(${issue.description})`}`,
        edits: toHalfWidth(file, node),
      });
  }
}

function unknownField(path: YamlPath, known: readonly string[], file: SourceFile, tree: YamlNode): Finding {
  const name = String(path.at(-1));
  const meant = nearest(name, known);
  return finding(
    "Q001",
    placeOf(file, keyAt(tree, path)),
    `${name} という項目はありません${meant === null ? "" : `。「${meant}」ではありませんか`}`,
    {
      remedy:
        meant === null
          ? `消すか、次のどれかに直してください: ${known.join("、")}`
          : `「${meant}」に直すか、要らなければ消してください。`,
    },
  );
}

/** `options` の 2 番目の `why` */
function fieldName(path: YamlPath): string {
  return path.length === 0
    ? "ファイルの中身"
    : path.map((step) => (typeof step === "number" ? `${step + 1} 番目` : String(step))).join(" の ");
}

function exampleOf(path: YamlPath): string {
  const name = path.findLast((step) => typeof step === "string");
  return name === undefined
    ? "値"
    : TEXT_FIELDS.has(String(name))
      ? `「${name}: |」と、その下に字下げした文`
      : `「${String(name)}: 値」`;
}

/** Names and numbers typed in full width, where half width is what the schema asks for. */
function toHalfWidth(file: SourceFile, node: YamlNode): Edit[] {
  if (node.kind !== "text" || node.style === "block") return [];
  const raw = file.text.slice(node.start, node.end);
  const half = raw.normalize("NFKC");
  return half !== raw && /^[\x20-\x7E]+$/.test(half) ? [{ start: node.start, end: node.end, text: half }] : [];
}
