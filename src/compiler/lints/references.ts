import { sectionOfTopic } from "../../domain/item.ts";
import type { Finding } from "../finding.ts";
import { finding } from "../finding.ts";
import type { CompiledItem } from "../item/compile-item.ts";
import { nearest } from "../source/nearest.ts";
import { nodeAt, placeOf } from "../source/yaml-tree.ts";
import { blanksIn } from "../text/blanks.ts";
import type { BankLint, ItemLint, LintContext } from "./context.ts";
import { fieldPlace, valuePlace } from "./subject.ts";

/** Q006: what an item names is there. */
export const lintItemReferences: ItemLint = (subject, context) => {
  const { file, source } = subject;
  const findings: Finding[] = [];
  if (!context.topicPaths.includes(source.topic)) {
    findings.push(
      finding(
        "Q006",
        valuePlace(subject, ["topic"]),
        `論点「${source.topic}」は topics.yaml にありません${suggestion(source.topic, context.topicPaths)}`,
      ),
    );
  } else if (!file.path.startsWith(`${context.root}/items/${source.topic}/`)) {
    findings.push(
      finding("Q006", valuePlace(subject, ["topic"]), `論点「${source.topic}」の問題が別のフォルダにあります`, {
        why: "フォルダの名前で論点を探す人が、この問題を見つけられません。",
        remedy: `ファイルを items/${source.topic}/ に移すか、topic を直してください。`,
      }),
    );
  }
  const stimuli = context.stimuli.map((stimulus) => stimulus.source.id);
  if (source.stimulus !== undefined && !stimuli.includes(source.stimulus)) {
    findings.push(
      finding(
        "Q006",
        valuePlace(subject, ["stimulus"]),
        `資料「${source.stimulus}」は stimuli/ にありません${suggestion(source.stimulus, stimuli)}`,
      ),
    );
  }
  (source.enemies ?? []).forEach((id, index) => {
    if (!context.itemIds.has(id))
      findings.push(finding("Q006", valuePlace(subject, ["enemies", index]), `問題「${id}」はありません`));
  });
  if (source.variant_of !== undefined && !context.itemIds.has(source.variant_of)) {
    findings.push(finding("Q006", valuePlace(subject, ["variant_of"]), `問題「${source.variant_of}」はありません`));
  }
  if (source.type === "combination") {
    const statements = source.statements.map(({ id }) => id);
    source.picks.forEach((pick, index) => {
      const unknown = pick.find((id) => !statements.includes(id));
      if (unknown !== undefined)
        findings.push(
          finding("Q006", valuePlace(subject, ["picks", index]), `記述「${unknown}」は statements にありません`),
        );
    });
  }
  if (source.type === "cloze") findings.push(...brokenBlanks(subject));
  return findings;
};

/** Blanks of a cloze and their numbers in the stem belong together, in the same order, and each has its word. */
function brokenBlanks(subject: CompiledItem): Finding[] {
  const { item } = subject;
  if (item.type !== "cloze") return [];
  const inStem = blanksIn(item.stem).join("、");
  const listed = item.blanks.map(({ id }) => id).join("、");
  const findings = item.blanks.flatMap(({ id, key }, index) =>
    item.words.some((word) => word.id === key)
      ? []
      : [
          finding(
            "Q006",
            valuePlace(subject, ["blanks", index, "key"]),
            `空欄 ${id} の正答「${key}」は words にありません`,
          ),
        ],
  );
  if (inStem !== listed)
    findings.push(
      finding(
        "Q006",
        fieldPlace(subject, ["blanks"]),
        `問題文の空欄は「${inStem || "なし"}」、blanks は「${listed}」です`,
        {
          why: "空欄の番号が合わないと、答えを書く所がなくなります。",
          remedy: "問題文に [1]、[2] のように一度ずつ書き、blanks も同じ順に並べてください。",
        },
      ),
    );
  return findings;
}

/** Q002 and Q006 for the files beside the items: names fit, and blueprints ask for sections that exist. */
export const lintBankReferences: BankLint = ({ bank, topics, blueprints, stimuli, root }) => {
  const findings: Finding[] = [];
  if (bank.source.id !== root.slice(root.lastIndexOf("/") + 1)) {
    findings.push(
      finding("Q002", placeOf(bank.file, nodeAt(bank.tree, ["id"])), `id「${bank.source.id}」がフォルダ名と違います`, {
        remedy: "学習の記録は問題集の id に結び付いています。id は変えず、フォルダ名を直してください。",
      }),
    );
  }
  for (const { file, tree, source } of [...blueprints, ...stimuli]) {
    if (!file.path.endsWith(`/${source.id}.yaml`)) {
      findings.push(
        finding("Q002", placeOf(file, nodeAt(tree, ["id"])), `id「${source.id}」がファイル名と違います`, {
          remedy: `ファイル名を「${source.id}.yaml」にしてください。`,
        }),
      );
    }
  }
  for (const { file, tree, source } of stimuli) {
    source.rows.forEach((row, index) => {
      if (row.length === source.columns.length) return;
      findings.push(
        finding(
          "Q001",
          placeOf(file, nodeAt(tree, ["rows", index])),
          `${index + 1} 行目の欄が ${row.length} 個で、見出しは ${source.columns.length} 個です`,
          {
            why: "欄の数が合わない表は、列がずれて表示されます。",
            remedy: "欄の数を見出しとそろえてください。「1,234」のように「,」を含む値は引用符で囲みます。",
          },
        ),
      );
    });
  }
  const sections = topics.source.sections.map(({ slug }) => slug);
  for (const { file, tree, source } of blueprints) {
    source.sections.forEach(({ section }, index) => {
      if (!sections.includes(section))
        findings.push(
          finding(
            "Q006",
            placeOf(file, nodeAt(tree, ["sections", index, "section"])),
            `科目「${section}」は topics.yaml にありません${suggestion(section, sections)}`,
          ),
        );
    });
  }
  return [...findings, ...duplicateSlugs(topics)];
};

function duplicateSlugs({ file, tree, source }: LintContext["topics"]): Finding[] {
  const seen = new Set<string>();
  const paths = source.sections.flatMap((section, sectionIndex) => [
    { name: section.slug, path: ["sections", sectionIndex, "slug"] },
    ...section.topics.map((topic, index) => ({
      name: `${section.slug}/${topic.slug}`,
      path: ["sections", sectionIndex, "topics", index, "slug"],
    })),
  ]);
  return paths.flatMap(({ name, path }) => {
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    return [
      finding("Q002", placeOf(file, nodeAt(tree, path)), `「${name}」が二度あります`, {
        why: "同じ名前の科目や論点は区別できません。",
        remedy: "どちらかの slug を変えてください。",
      }),
    ];
  });
}

function suggestion(name: string, candidates: readonly string[]): string {
  const meant =
    nearest(
      name,
      candidates.filter((candidate) => sectionOfTopic(candidate) === sectionOfTopic(name)),
    ) ?? nearest(name, candidates);
  return meant === null ? "" : `。「${meant}」ではありませんか`;
}
