import type { Rule } from "./rule.ts";

/** 問題文: the text asks clearly and fits a phone. */
export const stemRules = {
  Q201: {
    severity: "error",
    title: "否定の問い方が強調されていない",
    why: "「妥当でないもの」を読み落とすと、知っている人が間違えます。",
    remedy: "否定の部分を ** で囲んでください。例: `**妥当でないもの**はどれか。`",
  },
  Q202: {
    severity: "warning",
    title: "二重の否定がある",
    why: "否定を二度ひっくり返す間に、知っている人が間違えます。",
    remedy: "肯定の文に書き直してください。例: 「できないわけではない」→「できる場合がある」",
  },
  Q203: {
    severity: "warning",
    title: "指し示す先が同じ文の中にない",
    why: "選択肢は並べ替えて出され、肢ごとの○×にも使われます。「これら」「同法」だけでは何を指すか分かりません。",
    remedy: "指しているものの名前を、その肢の中に書いてください。",
  },
  Q204: {
    severity: "warning",
    title: "一文が長い",
    why: "100字を超える文や読点が四つ以上ある文は、電話の画面では読み返しが要ります。",
    remedy: "二つの文に分けてください。",
  },
  Q205: {
    severity: "warning",
    title: "電話の画面には長すぎる",
    why: "問題文220字、肢90字、全体600字を超えると、選択肢を見比べるのに何度もめくることになります。",
    remedy: "前置きを削り、一つの問題で問うことを一つにしてください。",
  },
  Q206: {
    severity: "warning",
    title: "すべての肢が同じ書き出しで始まる",
    why: "同じ20字を肢の数だけ読ませることになり、違う所が画面の右や下に追いやられます。",
    remedy: "共通する書き出しを問題文に移してください。",
  },
  Q207: {
    severity: "warning",
    title: "数や日付の肢が順に並んでいない",
    why: "並べ替えない(shuffle: false)肢の数が順不同だと、探すのに手間がかかり、位置が手掛かりになります。",
    remedy: "小さい順か大きい順に並べてください。順に意味がなければ shuffle: false を消してください。",
  },
} as const satisfies Record<string, Rule>;
