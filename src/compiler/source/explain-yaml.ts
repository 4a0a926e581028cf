import type { YAMLParseError } from "yaml";
import type { Finding } from "../finding.ts";
import { finding } from "../finding.ts";
import type { TextField } from "./block-form.ts";
import { fieldToBlock, textFieldAt } from "./block-form.ts";
import type { SourceFile } from "./source-file.ts";

type Explanation = readonly [what: string, why: string, remedy: string];

const BLOCK_REMEDY = "文は次のように「|」の下に字下げして書いてください。";

const NO_COLON: Explanation = [
  "項目の名前も字下げもない行です",
  "この行は「項目: 値」の形でも、上の「|」の続きでもありません。",
  "上の文の続きなら、上の行と同じ深さまで字下げしてください。新しい項目なら「項目: 値」の形にしてください。",
];

/** The library's errors by code, for lines that are not a field of text. */
const BY_CODE: Readonly<Record<string, Explanation>> = {
  BAD_INDENT: [
    "字下げがそろっていません",
    "同じ段の項目は、左端の位置を一字も違えずにそろえます。",
    "前後の項目と見比べて、半角の空白で位置をそろえてください。",
  ],
  BLOCK_AS_IMPLICIT_KEY: [
    "一行に項目の区切り「: 」が二つあります",
    "半角の「: 」は項目の区切りです。",
    "一行に一つの項目を書いてください。文なら引用符で囲みます。",
  ],
  DUPLICATE_KEY: ["同じ項目が二度あります", "二つあると、どちらを使うのか決まりません。", "どちらかを消してください。"],
  BAD_DQ_ESCAPE: [
    "「\\」の後の文字を読めません",
    '" " の中では「\\」が特別な意味を持ちます。',
    "文を「|」の下に書いてください。そこでは「\\」もそのまま読まれます。",
  ],
  MULTILINE_IMPLICIT_KEY: NO_COLON,
  MISSING_CHAR: NO_COLON,
  UNEXPECTED_TOKEN: [
    "値の後に、余分な文字があります",
    "引用符や括弧が閉じた所で値は終わります。その後の文字は読まれません。",
    "余分な文字を消すか、全体を「|」の下に書いてください。",
  ],
};

/** Explains the first error of the library; the others usually follow from it. */
export function explainYamlError(file: SourceFile, error: YAMLParseError): Finding {
  const start = Math.min(error.pos[0], Math.max(0, file.text.trimEnd().length - 1));
  const field = textFieldAt(file, start);
  if (field !== null && error.code !== "DUPLICATE_KEY" && start >= field.valueStart)
    return explainField(file, field, start);
  const [what, why, remedy] = BY_CODE[error.code] ?? [
    "YAML として読めません",
    `YAML の読み取りが止まりました(${error.message})。`,
    "この行の記号と字下げを確かめてください。文は「|」の下に字下げして書いてください。",
  ];
  return finding("Q005", { file, start, end: error.pos[1] }, what, { why, remedy });
}

/** In a field of text the author meant every character literally; what matters is which one YAML took for a sign. */
function explainField(file: SourceFile, field: TextField, errorStart: number): Finding {
  const value = file.text.slice(field.valueStart, field.valueEnd);
  const colon = /[:](?=\s|$)/.exec(value);
  const sign = value[0] ?? "";
  const [start, what, why] = /^["']/.test(sign)
    ? [errorStart, "閉じた引用符の後に文字があります", "引用符で始まる値は、次の同じ引用符で終わります。"]
    : /^[[{@`%]/.test(sign)
      ? [
          field.valueStart,
          `「${sign}」で始まる文は、YAML の記号として読まれます`,
          `値の初めの「${sign}」は、YAML では特別な意味を持ちます。`,
        ]
      : colon !== null
        ? [field.valueStart + colon.index, "コロンの後が別の項目と読まれました", "半角の「: 」は項目の区切りです。"]
        : [
            errorStart,
            "文の途中が YAML の記号として読まれました",
            "引用符も「|」もない文では、記号が特別な意味を持つことがあります。",
          ];
  return finding("Q005", { file, start, end: start + 1 }, what, {
    why,
    remedy: BLOCK_REMEDY,
    edits: [fieldToBlock(file, field)],
  });
}
