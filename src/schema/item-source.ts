import * as z from "zod";
import { date, decimal, flag, integer, label, name, prose } from "./source-fields.ts";

/**
 * An item as an author writes it: one YAML file, all fields of one item, nothing derived.
 *
 * The descriptions are what the editor shows while typing; `item.schema.json` is generated from here.
 * Rules between fields (does the key fit the verdicts?) are lints of the compiler, not part of the shape.
 */

const optionId = z.enum(["a", "b", "c", "d", "e", "f"]).meta({ description: "選択肢の記号(a〜f)" });
const wordId = z.enum(["a", "b", "c", "d", "e", "f", "g", "h"]).meta({ description: "語の記号(a〜h)" });
const statementId = z.enum(["ア", "イ", "ウ", "エ", "オ"]).meta({ description: "記述の記号(ア〜オ)" });

const ITEM_ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*-\d{4}$/;
const SLUG_PATH = /^[a-z0-9]+(-[a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/;
const LAW_ID = /^\d{3}[A-Z][A-Z0-9]+$/;
const ARTICLE = /^[1-9]\d*(_[1-9]\d*)*$/;

const itemId = (description: string) => name(description, ITEM_ID, "jichi-0142");

const paragraph = integer("項の番号。第1項なら 1", 1, 60);

/** A statute article, or any other source that a reader can open. */
export const lawCitation = z.strictObject({
  law: name("e-Gov の法令ID", LAW_ID, "322AC0000000067"),
  article: name("条。第242条の2 は 242_2 と書く", ARTICLE, "242_2"),
  paragraph: paragraph.optional(),
  as_of: date("条文を確認した時点(年月日)"),
});

export const otherCitation = z.strictObject({
  title: label("資料の題名"),
  publisher: label("発行者"),
  url: z
    .url({ protocol: /^https?$/, error: "「https://」で始まる URL を書いてください" })
    .meta({ description: "資料の URL" }),
  date: date("資料の日付"),
  as_of: date("内容を確認した時点(年月日)").optional(),
});

const optionCitation = lawCitation.extend({ as_of: lawCitation.shape.as_of.optional() });

const statementFields = {
  text: prose("本文"),
  verdict: flag("この文の内容は正しいか。問い方が「妥当でないもの」でも、文そのものの正誤を書く"),
  why: prose("なぜ正しいか、誤りなら正しくはどうか。20字以上"),
  trap: label("どの取り違えを誘うか(例: 事務監査請求との混同)").optional(),
  cite: z.array(optionCitation).min(1).optional().meta({ description: "この肢だけの根拠条文" }),
};

const option = z.strictObject({ id: optionId, ...statementFields });
const statement = z.strictObject({ id: statementId, ...statementFields });

const change = z.strictObject({
  version: integer("版", 1, 9999),
  date: date("変更した日"),
  change: z
    .enum(["new", "typo", "wording", "explain", "meta", "distractor", "meaning", "key", "law"])
    .meta({ description: "変更の種類。学習者の記憶をどう扱うかが決まる" }),
  note: label("変更の内容"),
});

const credit = z.strictObject({
  authors: z.array(label("作成者")).min(1).meta({ description: "作成者(役割名)" }),
  reviewers: z.array(label("査読者")).min(1).optional().meta({ description: "査読者(役割名)" }),
  blind_solves: z
    .strictObject({ solvers: integer("解いた人数", 0, 99), agreed: integer("正答と一致した人数", 0, 99) })
    .optional()
    .meta({ description: "正答も解説も見ずに解いた結果" }),
});

const common = {
  id: itemId("問題の番号。ファイル名と同じにする"),
  version: integer("版。学習者に見える所を変えたら 1 増やす", 1, 9999),
  status: z
    .enum(["draft", "reviewed", "retired"])
    .meta({ description: "draft: 下書き、reviewed: 査読済み(配布される)、retired: 廃止" }),
  topic: name("科目/論点", SLUG_PATH, "jichi/juumin-kansa"),
  difficulty: integer("作成者の見込みの難しさ。1(易)〜5(難)", 1, 5),
  level: z
    .enum(["recall", "application"])
    .meta({ description: "recall: 知識を問う、application: 事例や資料に当てはめて考えさせる" }),
  stem: prose("問題文"),
  explanation: prose("全体の解説"),
  citations: z
    .array(z.union([lawCitation, otherCitation]))
    .min(1)
    .optional()
    .meta({ description: "根拠(条文または資料)" }),
  valid_until: date("この日を過ぎたら出さない(都政事情では必須)").optional(),
  stimulus: name("共有の資料(stimuli/ の id)", /^[a-z0-9]+(-[a-z0-9]+)*$/, "toukei-t01").optional(),
  enemies: z.array(itemId("問題の番号")).min(1).optional().meta({ description: "互いに答えを教えてしまう問題" }),
  variant_of: itemId("元の問題。わざと似せた問題に書く").optional(),
  credit: credit.meta({ description: "だれが書き、だれが確かめたか(役割名。人名は書かない)" }),
  history: z.array(change).min(1).meta({ description: "版ごとの変更の記録" }),
};

const typeOf = <T extends string>(type: T) => z.literal(type).meta({ description: "出題形式" });
const shuffle = flag("選択肢を並べ替えてよいか。数値順など、順に意味があれば false").optional();
const drillable = flag("肢ごとの○×に使えるか。選択肢が数値だけなら false").optional();

const singleSource = z.strictObject({
  ...common,
  type: typeOf("single"),
  options: z.array(option).length(5).meta({ description: "選択肢。五つ" }),
  key: optionId.meta({ description: "正答の記号" }),
  shuffle,
  drillable,
});

const multipleSource = z.strictObject({
  ...common,
  type: typeOf("multiple"),
  options: z.array(option).min(3).max(6).meta({ description: "選択肢。三つから六つ" }),
  key: z.array(optionId).min(1).meta({ description: "正答の記号をすべて" }),
  shuffle,
  drillable,
});

const trueFalseSource = z.strictObject({
  ...common,
  type: typeOf("truefalse"),
  key: flag("問題文は正しいか"),
  trap: statementFields.trap,
});

const combinationSource = z.strictObject({
  ...common,
  type: typeOf("combination"),
  statements: z.array(statement).min(3).max(5).meta({ description: "記述。三つから五つ" }),
  picks: z.array(z.array(statementId).min(1)).length(5).meta({ description: "選択肢になる組合せ。五つ" }),
  key: z.array(statementId).min(1).meta({ description: "正答の組合せ" }),
});

const numericSource = z.strictObject({
  ...common,
  type: typeOf("numeric"),
  answer: z
    .strictObject({
      value: decimal("正答の値"),
      tolerance: decimal("許す誤差(±)", 0),
      unit: z.string().max(20).meta({ description: '単位。なければ ""' }),
    })
    .meta({ description: "正答" }),
  mistakes: z
    .array(
      z.strictObject({
        value: decimal("誤りの値"),
        why: prose("どう間違えるとこの値になるか"),
        trap: statementFields.trap,
      }),
    )
    .min(1)
    .optional()
    .meta({ description: "間違い方の分かる誤答" }),
});

const blankId = z.enum(["1", "2", "3", "4", "5"]).meta({ description: "空欄の番号(1〜5)" });

const fillSource = z.strictObject({
  ...common,
  type: typeOf("fill"),
  accepted: z.array(label("正答として認める語")).min(1).max(10).meta({
    description: "正答として認める語。初めの一つが正答として表示される。全角と半角、かなの違いは書かなくてよい",
  }),
  mistakes: z
    .array(
      z.strictObject({
        value: label("誤りの語"),
        why: prose("なぜその語ではないか。20字以上"),
        trap: statementFields.trap,
      }),
    )
    .min(1)
    .optional()
    .meta({ description: "よくある誤答" }),
});

const clozeSource = z.strictObject({
  ...common,
  type: typeOf("cloze"),
  words: z
    .array(z.strictObject({ id: wordId, word: label("語"), trap: statementFields.trap }))
    .min(3)
    .max(8)
    .meta({ description: "語群。三つから八つ。同じ語を二つの空欄に使ってもよく、使わない語があってよい" }),
  blanks: z
    .array(
      z.strictObject({
        id: blankId,
        key: wordId,
        why: prose("なぜその語か。20字以上"),
        cite: statementFields.cite,
      }),
    )
    .min(2)
    .max(5)
    .meta({ description: "空欄。問題文の [1]、[2] … に当たる。二つから五つ" }),
  shuffle,
});

const orderingSource = z.strictObject({
  ...common,
  type: typeOf("ordering"),
  elements: z
    .array(
      z.strictObject({
        id: optionId,
        text: statementFields.text,
        why: prose("なぜこの位置に来るか。20字以上"),
      }),
    )
    .min(3)
    .max(6)
    .meta({ description: "並べる要素。正しい順に書く(出題時に並べ替える)。三つから六つ" }),
});

/** The shape of each item type, by the value of `type`. */
export const ITEM_SOURCES = {
  single: singleSource,
  multiple: multipleSource,
  truefalse: trueFalseSource,
  combination: combinationSource,
  numeric: numericSource,
  fill: fillSource,
  cloze: clozeSource,
  ordering: orderingSource,
} as const;

export function isItemType(name: string): name is keyof typeof ITEM_SOURCES {
  return Object.hasOwn(ITEM_SOURCES, name);
}

export type ItemSource = {
  [T in keyof typeof ITEM_SOURCES]: z.output<(typeof ITEM_SOURCES)[T]>;
}[keyof typeof ITEM_SOURCES];
export type StatementSource = z.output<typeof option> | z.output<typeof statement>;
export type CitationSource = z.output<typeof lawCitation> | z.output<typeof otherCitation>;
export type OptionCitationSource = z.output<typeof optionCitation>;
