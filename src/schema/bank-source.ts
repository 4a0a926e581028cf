import * as z from "zod";
import { date, decimal, flag, integer, label, name } from "./source-fields.ts";

/** The files of a bank beside its items: what it is, its outline, its exams, its shared tables. */

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const slug = (description: string, example: string) => name(description, SLUG, example);

export const bankSource = z.strictObject({
  id: slug("問題集の番号。決して変えない。フォルダ名と同じ", "tokyo-shunin"),
  title: label("問題集の名前"),
  version: label("問題集の版"),
  lang: name("言語", /^[a-z]{2}(-[A-Z]{2})?$/, "ja"),
  licence: label("利用許諾"),
  law_as_of: date("法令の基準日"),
  report_url: z.url({ protocol: /^(https?|mailto)$/ }).optional(),
  optional: flag("学習者が選んで入れる問題集か").optional(),
});

export const topicsSource = z.strictObject({
  sections: z
    .array(
      z.strictObject({
        slug: slug("科目", "jichi"),
        title: label("科目の名前"),
        topics: z
          .array(
            z.strictObject({
              slug: slug("論点", "juumin-kansa"),
              title: label("論点の名前"),
              weight: decimal("科目の中での重み", 0),
            }),
          )
          .min(1),
      }),
    )
    .min(1),
});

export const blueprintSource = z.strictObject({
  id: slug("出題構成の番号。ファイル名と同じ", "shunin-a"),
  title: label("試験の名前"),
  minutes: integer("試験時間(分)", 1, 600),
  guide_line: integer("合格ライン(目安)。問", 0, 500),
  source: label("出典"),
  as_of: date("出典の時点"),
  sections: z
    .array(
      z.strictObject({
        section: slug("科目", "jichi"),
        items: integer("出題数", 1, 500),
        guide_line: integer("科目の目安。問", 0, 500),
      }),
    )
    .min(1),
});

export const stimulusSource = z.strictObject({
  id: slug("資料の番号。ファイル名と同じ", "toukei-t01"),
  title: label("資料の題名"),
  kind: z.literal("table"),
  columns: z.array(label("列の見出し")).min(1),
  rows: z.array(z.array(z.string().max(100)).min(1)).min(1),
  note: label("注").optional(),
  source: label("出典。作ったものなら「架空のデータ」").optional(),
});

export type BankSource = z.output<typeof bankSource>;
export type TopicsSource = z.output<typeof topicsSource>;
export type BlueprintSource = z.output<typeof blueprintSource>;
export type StimulusSource = z.output<typeof stimulusSource>;
