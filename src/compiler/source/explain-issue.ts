import type { SourceIssue } from "../../schema/parse-source.ts";
import type { Finding } from "../finding.ts";
import { finding } from "../finding.ts";
import type { SourceFile } from "./source-file.ts";
import type { YamlNode, YamlPath } from "./yaml-tree.ts";
import { keyAt, placeOf } from "./yaml-tree.ts";

/** A schema issue as a finding at the field it is about. */
export function explainIssue(issue: SourceIssue, file: SourceFile, tree: YamlNode): Finding {
  const place = placeOf(file, keyAt(tree, issue.path));
  const field = fieldName(issue.path);
  switch (issue.kind) {
    case "missing":
      return finding("Q001", place, `${field} がありません`);
    case "unknownField":
      return finding("Q001", place, `${field} という項目はありません`);
    case "notOneOf":
      return finding("Q001", place, `${field} の値が決まったものと違います`, { remedy: `次のどれかを書いてください: ${issue.allowed.join("、")}` });
    case "other":
      return finding("Q001", place, `${field}: ${issue.message}`);
  }
}

/** `options` の 2 番目の `why` */
function fieldName(path: YamlPath): string {
  return path.map((step) => (typeof step === "number" ? `${step + 1} 番目` : String(step))).join(" の ");
}
