import type { Rule } from "./rule.ts";

/** 問題集: the items as a whole are balanced and different. */
export const bankRules = {
  Q401: {
    severity: "warning",
    title: "よく似た問題がある",
    why: "ほとんど同じ問題は、覚えた答えを思い出すだけになり、力を測れません。問題文と正答の二字の並びが6割同じで警告、9割同じでエラーです。",
    remedy: "問う所を変えるか、わざと似せたのなら variant_of に元の番号を書いてください。",
  },
  Q402: {
    severity: "warning",
    title: "正答の位置が偏っている",
    why: "正答が特定の記号に偏ると、迷ったときにその記号を選べば当たります。",
    remedy: "選択肢の並びを変えて、正答の記号を均等にしてください。",
  },
  Q403: {
    severity: "warning",
    title: "いちばん長い肢が正答である率が高い",
    why: "いちばん長い肢を選ぶだけの人が、偶然(五肢なら20%)より明らかに多く当たります。",
    remedy: "この科目の問題で、正答を短く、誤答を具体的に書き直してください。",
  },
  Q404: {
    severity: "warning",
    title: "出題構成に対して問題が足りない",
    why: "模擬試験を組めない科目か、問題が一つもない論点があります。",
    remedy: "足りない科目・論点の問題を書いてください。`npm run bank -- new 科目/論点`",
  },
  Q405: {
    severity: "warning",
    title: "別の問題の問題文に正答が書かれている",
    why: "続けて出ると、前の問題を読んだだけで答えられます。",
    remedy: "どちらかの問題に enemies で相手の番号を書くか、問題文から答えを除いてください。",
  },
  Q407: {
    severity: "warning",
    title: "書いた人のほかに確かめた人がいない",
    why: "自分の書き間違いは、自分では見つけにくいものです。",
    remedy: "別の人に確かめてもらい、その人の役割名を credit の reviewers に書いてください。",
  },
} as const satisfies Record<string, Rule>;
