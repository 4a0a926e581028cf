/** Marks what the author has yet to write; 〔 〕 is never used in items. */
export const PLACEHOLDER = /〔[^〕]*〕/;

/** The beginnings of a single-choice item: complete in form, with all words still to be written. */
export function itemTemplate({
  id,
  topic,
  today,
}: {
  readonly id: string;
  readonly topic: string;
  readonly today: string;
}): string {
  const options = ["a", "b", "c", "d", "e"].map((letter) => {
    const isKey = letter === "a";
    const trap = letter !== "b" ? "" : "    trap: 〔何との取り違えを誘うか。なければ、この行を消す〕\n";
    return `  - id: ${letter}
    text: |
      〔肢 ${letter} の文。90字まで、ほかの肢と同じくらいの長さで〕
    verdict: ${isKey}
    why: |
      〔肢 ${letter} の理由。条文の定めと、誤りなら正しくはどうかを20字以上で〕
${trap}`;
  });
  return `# yaml-language-server: $schema=../../../../item.schema.json
id: ${id}
version: 1
status: draft
type: single
topic: ${topic}
difficulty: 3
stem: |
  〔問題文。「〜に関する記述として、妥当なものはどれか。」220字まで〕
options:
${options.join("")}key: a
explanation: |
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
