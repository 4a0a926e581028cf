import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ITEM_SOURCES, isItemType } from "../../schema/item-source.ts";
import { compileBank } from "../bank/compile-bank.ts";
import { listBanks, readBank } from "../bank/read-bank.ts";
import { readBaseline } from "../baseline/read-baseline.ts";
import { itemTemplate } from "../item/item-template.ts";
import { nearest } from "../source/nearest.ts";
import type { Command } from "./command.ts";
import { refusal } from "./command.ts";

const USAGE =
  "使い方: npm run bank -- new 科目/論点 [--type 形式]   例: npm run bank -- new jichi/juumin-kansa --type cloze";

/** Writes the beginnings of a new item under the next free id. */
export const newItem: Command = ({ project, words, options, today }) => {
  const type = options.get("type") ?? "single";
  if (!isItemType(type))
    return refusal(`「${type}」という出題形式はありません。次のどれかです: ${Object.keys(ITEM_SOURCES).join("、")}`);
  const [wanted] = words;
  const leaves = listBanks(project).flatMap((bankId) => topicsOf(project, bankId, today));
  if (wanted === undefined)
    return refusal(`${USAGE}\n\n書ける論点:\n${leaves.map(({ topic, title }) => `  ${topic}  ${title}`).join("\n")}`);
  const leaf = leaves.find(({ topic }) => topic === wanted) ?? leaves.find(({ topic }) => topic.endsWith(`/${wanted}`));
  if (leaf === undefined) {
    const meant = nearest(
      wanted,
      leaves.map(({ topic }) => topic),
    );
    return refusal(
      `論点「${wanted}」は topics.yaml にありません。${meant === null ? "" : `「${meant}」ではありませんか。`}\n${USAGE}`,
    );
  }
  const section = leaf.topic.slice(0, leaf.topic.indexOf("/"));
  const id = nextId(section, [
    ...readBank(project, leaf.bankId).files.map(({ path }) => path),
    ...formerPaths(project, leaf.bankId),
  ]);
  const path = `question-bank/${leaf.bankId}/items/${leaf.topic}/${id}.yaml`;
  const target = join(project, path);
  if (existsSync(target)) throw new Error(`Inconsistent: ${path} exists although ${id} is free`);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, itemTemplate({ id, topic: leaf.topic, today, type }));
  const steps = [
    `作りました: ${path}`,
    `論点: ${leaf.title}`,
    "次にすること:",
    `  1. ファイルを開き、〔 〕の所を書き換えます。迷ったら question-bank/README.md を見てください。`,
    `  2. npm run bank -- check ${id}   間違いを、行と直し方で示します。`,
    `  3. npm run dev   電話の画面でどう見えるかを確かめます。`,
    `  4. 別の人に、正答を見ずに解いてもらい、credit に書いてから status を reviewed にします。`,
  ];
  return { exitCode: 0, text: steps.join("\n"), json: { id, path, topic: leaf.topic } };
};

function topicsOf(project: string, bankId: string, today: string) {
  const { output } = compileBank(readBank(project, bankId), { drafts: true, today });
  return (output?.manifest.sections ?? []).flatMap((section) =>
    section.topics.map(({ slug, title }) => ({
      bankId,
      topic: `${section.slug}/${slug}`,
      title: `${section.title} > ${title}`,
    })),
  );
}

/** Ids that were ever published stay taken, also where their file is gone. */
function formerPaths(project: string, bankId: string): string[] {
  const baseline = readBaseline(project);
  if (baseline.kind === "unknown") return [];
  return [...baseline.files.keys(), ...baseline.deleted.keys()].filter((path) =>
    path.startsWith(`question-bank/${bankId}/`),
  );
}

function nextId(section: string, paths: readonly string[]): string {
  const numbers = paths.flatMap((path) => {
    const match = /\/([a-z0-9-]+)-(\d{4})\.ya?ml$/.exec(path);
    return match !== null && match[1] === section ? [Number(match[2])] : [];
  });
  return `${section}-${String(Math.max(0, ...numbers) + 1).padStart(4, "0")}`;
}
