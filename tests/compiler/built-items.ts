/** An item of each type whose answer is put together; none is in the sample bank on disk. */

const HEAD = (id: string, type: string) => `id: ${id}
version: 1
status: reviewed
type: ${type}
topic: jichi/juumin-kansa
difficulty: 2
level: recall
`;

const FOOT = `explanation: |
  地方自治法は、請求の相手方と期間を一つの条で定めている。
citations:
  - law: 322AC0000000067
    article: "242"
    paragraph: 1
    as_of: 2026-02-08
credit:
  authors: [noboru-a]
  reviewers: [noboru-r]
history:
  - version: 1
    date: 2026-11-22
    change: new
    note: 初版
`;

export const FILL = "items/jichi/juumin-kansa/jichi-0011.yaml";
export const CLOZE = "items/jichi/juumin-kansa/jichi-0012.yaml";
export const ORDERING = "items/jichi/juumin-kansa/jichi-0013.yaml";

export const FILL_TEXT = `${HEAD("jichi-0011", "fill")}stem: |
  財務会計上の行為について請求を受け、勧告をする執行機関を何というか。
accepted: [監査委員, 監査委員会議]
mistakes:
  - value: 監査専門委員
    why: |
      監査専門委員は調査を行う者であり、請求の相手方ではない。
    trap: 監査専門委員との混同
${FOOT}`;

export const CLOZE_TEXT = `${HEAD("jichi-0012", "cloze")}stem: |
  この請求は、行為の終わった日から[1]を過ぎるとできず、勧告までの期間は**[2]以内**である。
words:
  - id: a
    word: 1年
  - id: b
    word: 60日
  - id: c
    word: 90日
    trap: 期間の取り違え
blanks:
  - id: 1
    key: a
    why: |
      第242条第2項が、正当な理由のない限り1年と定めている。
    cite:
      - law: 322AC0000000067
        article: "242"
        paragraph: 2
  - id: 2
    key: b
    why: |
      第242条第6項が、請求の日から60日以内と定めている。
${FOOT}`;

export const ORDERING_TEXT = `${HEAD("jichi-0013", "ordering")}stem: |
  違法な公金支出を正す手続を、行われる順に並べよ。
elements:
  - id: a
    text: |
      住民が書面で請求する。
    why: |
      第242条第1項により、手続は住民の請求から始まる。
  - id: b
    text: |
      委員が監査を行う。
    why: |
      第242条第5項により、請求があったときに監査が行われる。
  - id: c
    text: |
      執行機関に勧告する。
    why: |
      理由があると認めるのは監査の後なので、勧告はその次になる。
${FOOT}`;
