import type { ItemSource } from "../../schema/item-source.ts";

/** Marks what the author has yet to write; 〔 〕 is never used in items. */
export const PLACEHOLDER = /〔[^〕]*〕/;

export interface TemplateFacts {
  readonly id: string;
  readonly topic: string;
  /** ISO date. */
  readonly today: string;
  readonly type: ItemSource["type"];
}

/** The beginnings of an item: complete in form, with all words still to be written. */
export function itemTemplate({ id, topic, today, type }: TemplateFacts): string {
  const { stem, body } = TEMPLATES[type];
  return `# yaml-language-server: $schema=../../../../item.schema.json
id: ${id}
version: 1
status: draft
type: ${type}
topic: ${topic}
difficulty: 3
level: recall
stem: |
  〔${stem}。220字まで〕
${body}explanation: |
  〔全体の解説。どの条文のどの言葉で決まるか〕
citations:
  - law: 322AC0000000067
    article: "242"
    paragraph: 1
    as_of: ${today}
credit:
  authors: [noboru-a]
history:
  - version: 1
    date: ${today}
    change: new
    note: 初版
`;
}

const ASKS_ONE = "問題文。「〜に関する記述として、妥当なものはどれか。」";

const TEMPLATES: Readonly<Record<ItemSource["type"], { readonly stem: string; readonly body: string }>> = {
  single: { stem: ASKS_ONE, body: `options:\n${statements(["a", "b", "c", "d", "e"], ["a"])}key: a\n` },
  multiple: {
    stem: "問題文。「〜に関する記述として、妥当なものをすべて選べ。」",
    body: `options:\n${statements(["a", "b", "c", "d"], ["a", "c"])}key: [a, c]\n`,
  },
  truefalse: { stem: "正しいか誤りかが、一つに決まる文", body: "key: true\n" },
  combination: {
    stem: "問題文。「〜に関する記述のうち、妥当なものの組合せはどれか。」",
    body: `statements:\n${statements(["ア", "イ", "ウ", "エ"], ["ア", "ウ"])}picks:
  - [ア, イ]
  - [ア, ウ]
  - [イ, ウ]
  - [イ, エ]
  - [ウ, エ]
key: [ア, ウ]
`,
  },
  numeric: {
    stem: "問題文。何を、どの単位で、どの桁まで求めるか",
    body: `answer:
  value: 0
  tolerance: 0
  unit: ""
mistakes:
  - value: 1
    why: |
      〔どう間違えるとこの値になるか。20字以上〕
`,
  },
  fill: {
    stem: "問題文。答えが一つの語に決まるように書く",
    body: `accepted:
  - 〔正答として表示する語〕
mistakes:
  - value: 〔よくある誤りの語。なければ mistakes ごと消す〕
    why: |
      〔なぜその語ではなく、正しくは何か。20字以上〕
`,
  },
  cloze: {
    stem: "空欄のある文。空欄は [1]、[2] と一度ずつ書く",
    body: `words:
${["a", "b", "c", "d"].map((id) => `  - id: ${id}\n    word: 〔語 ${id}〕\n`).join("")}blanks:
${["1", "2"].map((id, index) => `  - id: ${id}\n    key: ${"ab"[index]}\n    why: |\n      〔空欄 ${id} がその語である理由。20字以上〕\n`).join("")}`,
  },
  ordering: {
    stem: "問題文。「〜の手続を、行われる順に並べよ。」",
    body: `elements:
${["a", "b", "c", "d"].map((id) => `  - id: ${id}\n    text: |\n      〔要素 ${id}。正しい順に書く〕\n    why: |\n      〔要素 ${id} がこの位置に来る理由。20字以上〕\n`).join("")}`,
  },
};

function statements(ids: readonly string[], right: readonly string[]): string {
  const firstWrong = ids.find((id) => !right.includes(id));
  return ids
    .map((id) => {
      const trap = id === firstWrong ? "    trap: 〔何との取り違えを誘うか。なければ、この行を消す〕\n" : "";
      return `  - id: ${id}
    text: |
      〔肢 ${id} の文。90字まで、ほかの肢と同じくらいの長さで〕
    verdict: ${right.includes(id)}
    why: |
      〔肢 ${id} の理由。条文の定めと、誤りなら正しくはどうかを20字以上で〕
${trap}`;
    })
    .join("");
}
