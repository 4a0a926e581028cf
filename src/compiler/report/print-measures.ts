import { displayWidth } from "../message.ts";
import type { BankMeasures } from "./bank-measures.ts";

const QUOTA_FACTOR = 3; // items per section: so many times what one exam asks

/** One line of the quality bar. */
interface Criterion {
  readonly name: string;
  readonly target: string;
  readonly actual: string;
  /** Null where there is nothing to measure. */
  readonly isMet: boolean | null;
}

/** The quality bar as a table for people. */
export function printMeasures(measures: BankMeasures): string {
  const criteria = criteriaOf(measures);
  const rows = [
    ["基準", "目標", "実績", ""],
    ...criteria.map(({ name, target, actual, isMet }) => [name, target, actual, mark(isMet)]),
  ];
  const hasQuota = Object.values(measures.sections).some(({ quota }) => quota > 0);
  const sections = Object.entries(measures.sections).map(([slug, { reviewed, quota }]) => [
    slug,
    String(reviewed),
    ...(hasQuota ? [String(quota), String(quota * QUOTA_FACTOR), mark(isFull({ reviewed, quota }))] : []),
  ]);
  const head = ["科目", "査読済み", ...(hasQuota ? ["出題数", `目標(${QUOTA_FACTOR}倍)`, ""] : [])];
  const basis =
    measures.measured === "reviewed"
      ? "割合は査読済みの問題についてのもの"
      : "査読済みの問題がないので、割合は下書きについてのもの";
  const balance =
    measures.keyChiSquareSections.length > 0
      ? measures.keyChiSquareSections.join("、")
      : "問題集全体(正答が50問以上の科目がまだない)";
  return [
    `■ ${measures.id}: ${measures.items} 問(査読済み ${measures.reviewed})`,
    `   状態: ${counts(measures.statuses)}   形式: ${counts(measures.types)}`,
    measures.items === 0 ? "   まだ問題がありません。" : table(rows),
    table([head, ...sections]),
    `   ${basis}。正答の位置の検定は${balance}。${cueLine(measures)}\n   320px の画面で横に動かないことは、ブラウザの試験(npm test)で確かめます。`,
  ].join("\n\n");
}

function criteriaOf(m: BankMeasures): Criterion[] {
  const sections = Object.values(m.sections).filter(({ quota }) => quota > 0);
  const full = sections.filter(isFull).length;
  return [
    { name: "エラー", target: "0", actual: String(m.errors), isMet: m.errors === 0 },
    {
      name: "一問あたりの警告",
      target: "0.10 以下",
      actual: m.warningsPerItem.toFixed(2),
      isMet: m.warningsPerItem <= 0.1,
    },
    {
      name: "出題数の3倍ある科目",
      target: sections.length === 0 ? "出題構成なし" : `${sections.length} 科目`,
      actual: sections.length === 0 ? "—" : `${full} 科目`,
      isMet: sections.length === 0 ? null : full === sections.length,
    },
    least("問題のある論点", m.leafCoverage, 1),
    least("根拠のある問題", m.citationShare, 1),
    least("確かめられた条文", m.lawCitationsResolved, 1),
    least("20字以上の解説がある肢", m.whyShare, 1),
    least("取り違えを書いた誤りの肢", m.trapShare, 0.4),
    least("2人以上が正答を見ずに解いた", m.blindSolved, 1),
    m.blindAgreement === null
      ? nothing("そのうち正答と一致した答え", "(参考)")
      : { name: "そのうち正答と一致した答え", target: "(参考)", actual: percent(m.blindAgreement), isMet: null },
    most("最も長い肢を選ぶと当たる率", m.longestIsKeyRate, 0.27),
    m.optionsOnly === null
      ? nothing("肢だけを見るプログラムが当てる率", "30% 以下")
      : most(`肢だけを見るプログラムが当てる率(偶然 ${percent(m.optionsOnly.chance)})`, m.optionsOnly.rate, 0.3),
    {
      name: "正答の位置の偏り(p)",
      target: "0.05 以上",
      actual: m.keyChiSquareMinP.toFixed(3),
      isMet: m.keyChiSquareMinP >= 0.05,
    },
    most("否定の問い方", m.negativeShare, 0.25),
    least("否定を太字にした問題文", m.negativeEmphasised, 1),
    { name: "ほぼ同じ問題の組", target: "0", actual: String(m.nearDuplicates), isMet: m.nearDuplicates === 0 },
    most("600字を超える問題", m.over600Share, 0.05),
    m.lawItems === 0
      ? nothing("事例に当てはめる法令の問題", "33.3% 以上")
      : least("事例に当てはめる法令の問題", m.applicationShare, 1 / 3),
  ];
}

function nothing(name: string, target: string): Criterion {
  return { name, target, actual: "—", isMet: null };
}

function isFull({ reviewed, quota }: { readonly reviewed: number; readonly quota: number }): boolean {
  return reviewed >= quota * QUOTA_FACTOR;
}

function mark(isMet: boolean | null): string {
  return isMet === null ? "—" : isMet ? "○" : "×";
}

/** By what keys can be told from distractors without knowing what is asked; empty where nothing stands out. */
function cueLine({ optionsOnly }: BankMeasures): string {
  const cues = (optionsOnly?.cues ?? []).map(
    ({ name, inKeys }) => `${name}(正答に${inKeys === "more" ? "多い" : "少ない"})`,
  );
  return cues.length === 0 ? "" : `\n   肢だけで正答が見える手掛かり: ${cues.join("、")}`;
}

function least(name: string, share: number, target: number): Criterion {
  return {
    name,
    target: `${percent(target)}${target === 1 ? "" : " 以上"}`,
    actual: percent(share),
    isMet: share >= target,
  };
}

function most(name: string, share: number, target: number): Criterion {
  return { name, target: `${percent(target)} 以下`, actual: percent(share), isMet: share <= target };
}

/** Rounded down, so that 99.9 % never reads as 100 %. */
function percent(share: number): string {
  return `${Math.floor(share * 1000) / 10}%`;
}

function counts(record: Readonly<Record<string, number>>): string {
  return (
    Object.entries(record)
      .map(([name, count]) => `${name} ${count}`)
      .join("、") || "なし"
  );
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => displayWidth(row[column] ?? ""))));
  return rows
    .map((row) =>
      `   ${row.map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - displayWidth(cell))).join("  ")}`.trimEnd(),
    )
    .join("\n");
}
