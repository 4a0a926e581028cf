import type { Rule } from "./rule.ts";

/** 根拠: every answer can be checked, and still holds. */
export const supportRules = {
  Q301: {
    severity: "error",
    title: "肢の解説がない、または短い",
    why: "なぜ違うのかが分からないと、同じ所でまた間違えます。20字に満たない解説では理由が書けません。",
    remedy: "why に、条文の定めと、誤りなら正しくはどうかを書いてください。",
  },
  Q302: {
    severity: "warning",
    title: "解説が肢の繰り返しか「誤り」だけ",
    why: "肢の文をなぞるだけの解説からは、新しく分かることがありません。",
    remedy: "どの条文のどの言葉が根拠か、何と取り違えやすいかを書いてください。",
  },
  Q303: {
    severity: "error",
    title: "査読済みなのに根拠がない",
    why: "根拠のない問題は、法令が変わったときに確かめ直せません。",
    remedy: "citations に条文か公表資料を書くか、status を draft に戻してください。",
  },
  Q304: {
    severity: "warning",
    title: "同じ取り違えが三つ以上ある",
    why: "一つの取り違えに気付けば、三つの肢がまとめて消えます。",
    remedy: "別の取り違えを誘う肢に置き換えてください。",
  },
  Q305: {
    severity: "warning",
    title: "条文の確認が、知られている最後の改正より古い",
    why: "確認した後に法令が変わっている可能性があります。",
    remedy: "今の条文を開いて読み直し、as_of を確かめた日に直してください。",
  },
  Q306: {
    severity: "error",
    title: "引用した条文がない",
    why: "条番号の書き間違いか、改正で番号が変わったものです。",
    remedy: 'e-Gov で条文を開き、条と項の番号を確かめてください。第242条の2は "242_2" と書きます。',
  },
  Q308: {
    severity: "warning",
    title: "有効期限が切れている",
    why: "期限を過ぎた問題は、もう事実と合わないかもしれません。都政事情の問題に期限がないのはエラーです。",
    remedy: "新しい資料で書き直して valid_until を延ばすか、status を retired にしてください。",
  },
} as const satisfies Record<string, Rule>;
