import type { Rule } from "./rule.ts";

/** 手掛かり: the form of the options gives the key away. */
export const cueRules = {
  Q101: {
    severity: "warning",
    title: "正答だけが長い",
    why: "知らない人でも、いちばん長い肢を選べば当たります。最も長い誤答の1.2倍で警告、1.6倍を超えるとエラーです。",
    remedy: "正答を短くするか、誤答にも同じくらいの条件や理由を書いてください。",
  },
  Q102: {
    severity: "warning",
    title: "一つの肢だけ長さが大きく違う",
    why: "長さの違いが目立つと、内容を読まずに選んだり外したりできます。",
    remedy: "肢の長さを、ほかの肢の半分から2倍の間にそろえてください。",
  },
  Q103: {
    severity: "warning",
    title: "「すべて正しい」「該当なし」の肢がある",
    why: "二つの肢の正誤が分かるだけで答えが決まり、残りの肢を考えなくて済みます。",
    remedy: "ほかの肢と同じ形の、内容のある記述に置き換えてください。",
  },
  Q104: {
    severity: "warning",
    title: "断定する言葉が誤答にしかない",
    why: "「必ず」「常に」「のみ」などは、それだけで誤りだと見抜かれます。",
    remedy: "断定を外すか、正しい肢にも法令どおりの断定を使ってください。",
  },
} as const satisfies Record<string, Rule>;
