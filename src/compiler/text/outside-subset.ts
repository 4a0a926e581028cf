const SUBSET_REMEDY = "使えるのは **太字**、- 箇条書き、1. 番号付き、表、`コード`、$数式$、{監査|かんさ} だけです。";

/** What authors write most often that is outside the subset, by the name of its node. */
const OUTSIDE: Readonly<Record<string, readonly [what: string, remedy: string]>> = {
  html: ["「<」で始まる書き方(HTML)は使えません", "文字として見せるなら `<T>` のように ` で囲んでください。"],
  emphasis: [
    "「*」や「_」ひとつの強調は使えません",
    "強調は **太字** にしてください。文字としての「*」は \\* と書きます。",
  ],
  heading: [
    "見出しは使えません",
    "行の初めの「#」や、下の行の「=」「-」を消してください。文字としての「#」は \\# と書きます。",
  ],
  link: ["リンクは使えません", "根拠や資料は citations に書いてください。"],
  linkReference: ["リンクは使えません", "根拠や資料は citations に書いてください。"],
  definition: ["リンクの定義は使えません", "根拠や資料は citations に書いてください。"],
  image: ["画像は使えません", "表や図は stimuli/ に資料として書いてください。"],
  code: [
    "字下げの深い行か ``` が、コードのかたまりとして読まれました",
    "行の初めの空白を消してください。コードは ` で囲みます。",
  ],
  blockquote: ["行の初めの「>」が引用として読まれました", "「>」を消すか、\\> と書いてください。"],
  thematicBreak: ["「---」や「***」だけの行が区切り線として読まれました", "その行を消してください。"],
  math: ["$$ で囲んだ数式は使えません", "文の中で $ ひとつずつで囲んでください。"],
  break: ["行の終わりの「\\」が改行の印として読まれました", "「\\」を消してください。"],
};

/** What to say about a node of the syntax tree that the app does not draw. */
export function explainOutside(type: string): readonly [what: string, remedy: string] {
  return OUTSIDE[type] ?? [`使えない書き方です(${type})`, SUBSET_REMEDY];
}
