import type { Rule } from "./rule.ts";

/** 書式: the file can be read, and means what it seems to mean. */
export const formRules = {
  Q001: {
    severity: "error",
    title: "項目が足りない、余分、または形が違う",
    why: "アプリは決まった項目しか読みません。名前が一字でも違う項目は、なかったことになります。",
    remedy: "question-bank/README.md の例と見比べて、項目の名前と値を直してください。",
  },
  Q002: {
    severity: "error",
    title: "問題の番号が正しくない",
    why: "学習の記録は番号に結び付いています。番号が重なったり使い回されたりすると、他人の記録が混ざります。",
    remedy: "`npm run bank -- new 科目/論点` で空いている番号を取り、ファイル名と id をそろえてください。",
  },
  Q003: {
    severity: "error",
    title: "正答と肢の正誤が食い違う",
    why: "key は verdict から一つに決まります。食い違うのは、どちらかの書き間違いです。",
    remedy: "各肢の verdict を条文と照らして確かめ、key を合わせてください。",
  },
  Q004: {
    severity: "error",
    title: "同じ選択肢が二つある",
    why: "全角と半角をそろえると同じ文です。同じ選択肢があると、正答が二つになるか、どちらも誤りだと分かります。",
    remedy: "どちらかの選択肢を別の内容に書き換えてください。",
  },
  Q005: {
    severity: "error",
    title: "書いた文字が失われるか、別の意味に読まれる",
    why: "YAML の記号として読まれる書き方です。エラーにならずに文字が消えることがあります。",
    remedy: "文は「|」の下に字下げして書いてください。",
  },
  Q006: {
    severity: "error",
    title: "参照先がない",
    why: "論点・資料・問題の番号などが、この問題集の中に見つかりません。",
    remedy: "つづりを確かめるか、先に参照先のファイルを作ってください。",
  },
  Q007: {
    severity: "error",
    title: "版を上げていない",
    why: "配布済みの問題の内容を変えるときは、学習者の記憶をどう扱うかを版と history で決めます。",
    remedy: "version を 1 増やし、history に変更の種類と内容を書き足してください。",
  },
} as const satisfies Record<string, Rule>;
