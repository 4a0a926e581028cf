import type { Finding } from "../finding.ts";
import { finding } from "../finding.ts";
import type { CompiledItem } from "../item/compile-item.ts";
import { canonicalJson } from "../pack/canonical.ts";
import { readYaml } from "../source/read-yaml.ts";
import { sourceFile } from "../source/source-file.ts";
import type { YamlNode } from "../source/yaml-tree.ts";
import { nodeAt, placeOf, plainValue } from "../source/yaml-tree.ts";
import type { BankLint, ItemLint, LintContext } from "./context.ts";
import { fieldPlace, valuePlace } from "./subject.ts";

/** Fields that a learner sees or that decide what is right; a change of any other needs no new version. */
const VISIBLE = [
  "type",
  "topic",
  "stem",
  "options",
  "statements",
  "picks",
  "key",
  "answer",
  "mistakes",
  "accepted",
  "words",
  "blanks",
  "elements",
  "trap",
  "explanation",
  "citations",
  "valid_until",
  "stimulus",
] as const;

/** Q007: the history ends with the version of the item. */
export const lintHistory: ItemLint = (subject) => {
  const { version, history } = subject.source;
  const last = history.at(-1)?.version;
  if (history.some((entry, index) => entry.version <= (history[index - 1]?.version ?? 0))) {
    return [
      finding("Q007", fieldPlace(subject, ["history"]), "history の版が小さい順に並んでいません", {
        remedy: "古い版から順に、一つの版に一つずつ書いてください。",
      }),
    ];
  }
  if (last === version) return [];
  return [
    finding("Q007", valuePlace(subject, ["version"]), `version は ${version} ですが、history の最後は ${last} です`, {
      remedy: `history の最後に version: ${version} の変更を書き足してください。`,
    }),
  ];
};

/** Q007 and Q002 against the main branch: a published item changes only with its version, and its id stays taken. */
export const lintBaseline: BankLint = (context) => {
  const { baseline, items, bank } = context;
  if (baseline.kind === "unknown") {
    return [
      finding(
        "Q007",
        placeOf(bank.file, nodeAt(bank.tree, ["id"])),
        `main ブランチと比べられませんでした(${baseline.reason})`,
        {
          severity: "info",
          why: "版の上げ忘れと番号の使い回しは、main ブランチとの比較で見つけます。",
          remedy: "git のあるフォルダで実行してください。ほかの確認は済んでいます。",
        },
      ),
    ];
  }
  const before = filesById(baseline.files, context.root);
  const gone = filesById(baseline.deleted, context.root);
  return [
    ...items.flatMap((subject) => {
      const former = before.get(subject.item.id) ?? gone.get(subject.item.id);
      // Reading the former text is what costs; nearly every file is as it was.
      if (former === undefined || former.text === subject.file.text) return [];
      return compareWithFormer(subject, former.text, before.has(subject.item.id));
    }),
    ...missingItems(context, before),
  ];
};

function compareWithFormer(subject: CompiledItem, formerText: string, isStillThere: boolean): Finding[] {
  const former = published(formerText);
  if (former === null) return [];
  const { source, tree } = subject;
  const id = valuePlace(subject, ["id"]);
  if (!isStillThere) return [finding("Q002", id, `id「${source.id}」は、前に配布して消した問題の番号です`)];
  if (text(former, "status") === "retired" && source.status !== "retired")
    return [finding("Q002", id, `id「${source.id}」は、廃止した問題の番号です`)];
  const changed = VISIBLE.filter((field) => visible(former, field) !== visible(tree, field));
  const version = Number(text(former, "version"));
  if (source.version > version || (changed.length === 0 && source.version === version)) return [];
  const what =
    changed.length === 0
      ? `version が ${version} から ${source.version} に下がっています`
      : `${changed.join("、")} を変えましたが、version が ${source.version} のままです`;
  return [
    finding("Q007", valuePlace(subject, ["version"]), what, {
      remedy: `version を ${version + 1} にし、history に変更の種類と内容を書き足してください。`,
    }),
  ];
}

/** A published item must not vanish: whoever learned it would never hear why. */
function missingItems({ itemFiles, root, bank }: LintContext, before: ReadonlyMap<string, FormerFile>): Finding[] {
  const present = new Set(itemFiles.map(({ path }) => idOfPath(path)));
  return [...before].flatMap(([id, { path, text }]) => {
    if (present.has(id) || published(text) === null) return [];
    return [
      finding(
        "Q002",
        placeOf(bank.file, nodeAt(bank.tree, ["id"])),
        `配布した問題 ${id} のファイルがなくなっています`,
        {
          why: "学習の記録は番号に結び付いています。ファイルが消えると、その番号がまた使われてしまいます。",
          remedy: `${path.slice(root.length + 1)} を戻し、status を retired にしてください。`,
        },
      ),
    ];
  });
}

/** The tree of an item that learners may have; null for a draft and for what cannot be read. */
function published(formerText: string): YamlNode | null {
  const { tree } = readYaml(sourceFile("", formerText));
  return tree === null || text(tree, "status") === "draft" ? null : tree;
}

function visible(tree: YamlNode, field: string): string {
  const node = nodeAt(tree, [field]);
  return node === tree ? "" : canonicalJson(trimmed(plainValue(node)));
}

function trimmed(value: unknown): unknown {
  if (typeof value === "string") return value.trim();
  if (Array.isArray(value)) return value.map(trimmed);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, trimmed(inner)]));
}

function text(tree: YamlNode, field: string): string {
  const node = nodeAt(tree, [field]);
  return node.kind === "text" ? node.value : "";
}

interface FormerFile {
  readonly path: string;
  readonly text: string;
}

function filesById(files: ReadonlyMap<string, string>, root: string): Map<string, FormerFile> {
  return new Map(
    [...files]
      .filter(([path]) => path.startsWith(`${root}/`))
      .map(([path, content]) => [idOfPath(path), { path, text: content }]),
  );
}

function idOfPath(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1).replace(/\.ya?ml$/, "");
}
