import type { RuleCode } from "../../src/compiler/rules/table.ts";
import { CLOZE, CLOZE_TEXT, FILL, FILL_TEXT, ORDERING, ORDERING_TEXT } from "./built-items.ts";
import type { Change } from "./sample-bank.ts";
import { COMBINATION, MULTIPLE, NEGATIVE, NUMERIC, SINGLE, sampleText, TRUE_FALSE } from "./sample-bank.ts";

/** One change that a lint must find, and a near miss that it must not. */
export interface LintCase {
  readonly code: RuleCode;
  readonly name: string;
  readonly severity: "error" | "warning" | "info";
  readonly fails: readonly Change[];
  readonly passes: readonly Change[];
}

const A_TEXT = "不当な公金の支出も対象となり、住民は一人でも請求できる。";
const B_TEXT = "選挙権を持つ者の50分の1以上の連署をもって請求する。";
const D_TEXT = "請求は議会の議長に対して行い、議長が監査を命じる。";
const A_WHY = /第242条第1項は「違法若しくは不当な」.*\n/;
const STEM = "地方自治法に定める住民監査請求に関する記述として、妥当なものはどれか。";

function copyOf(
  file: string,
  id: string,
  to: string,
  change: readonly [from: string | RegExp, to: string] = ["", ""],
): Change {
  return [
    file.replace(/[a-z]+-\d{4}/, to),
    "",
    sampleText(file)
      .replace(`id: ${id}`, `id: ${to}`)
      .replace(...change),
  ];
}

const MISTAKE = `  - value: 監査専門委員
    why: |
      監査専門委員は調査を行う者であり、請求の相手方ではない。
    trap: 監査専門委員との混同
`;

const add = (file: string, text: string, from = "", to = ""): Change => {
  if (!text.includes(from)) throw new Error(`${file} does not contain ${from}`);
  return [file, "", text.replace(from, () => to)];
};

const TF_STEM = "包括外部監査契約は、同一の者と連続して4回締結することができない。";

const PICKS = /picks:\n(?: {2}- .*\n)+/;

/** A fourth statement, and these picks. */
function picksOf(...picks: readonly string[]): string {
  const statement = `  - id: エ
    text: |
      使用料は、分担金と同じく規則で定める。
    verdict: false
    why: |
      第228条第1項は、使用料に関する事項を条例で定めなければならないとする。
`;
  return `${statement}picks:\n${picks.map((pick) => `  - [${[...pick].join(", ")}]\n`).join("")}`;
}

const TEXTS = [...sampleText(SINGLE).matchAll(/ {4}text: \|\n {6}(.*)\n/g)].map(([, text = ""]) => text);

const beginAll = (words: string): Change[] => TEXTS.map((text): Change => [SINGLE, text, words + text]);

/** Options that are values, and one more line above the key. */
function values(line: string, ...texts: readonly string[]): Change[] {
  return [
    ...TEXTS.map((text, index): Change => [SINGLE, text, texts[index] ?? ""]),
    [SINGLE, "key: a\n", `${line}drillable: false\nkey: a\n`],
  ];
}

// biome-ignore format: a table
export const LINT_CASES: readonly LintCase[] = [
  { code: "Q001", name: "a field that is missing", severity: "error", fails: [[SINGLE, "difficulty: 2\n", ""]], passes: [[SINGLE, "difficulty: 2", "difficulty: 5"]] },
  { code: "Q001", name: "an item that does not say whether it recalls or applies", severity: "error", fails: [[SINGLE, "level: recall\n", ""]], passes: [[SINGLE, "level: recall", "level: application"]] },
  { code: "Q001", name: "a field that does not exist", severity: "error", fails: [[SINGLE, "difficulty: 2", "difficulty: 2\nlevels: 2"]], passes: [[SINGLE, "key: a", "shuffle: false\nkey: a"]] },
  { code: "Q001", name: "a table row of the wrong width", severity: "error", fails: [["stimuli/toukei-t01.yaml", '"1,350"', "1,350"]], passes: [["stimuli/toukei-t01.yaml", '"1,350"', "1350"]] },
  { code: "Q001", name: "what the template left to be written", severity: "error", fails: [[SINGLE, A_TEXT, "〔肢 a の文。90字まで、ほかの肢と同じくらいの長さで〕"]], passes: [[SINGLE, A_TEXT, "不当な公金の支出【違法を含む】も、住民一人で請求できる。"]] },
  { code: "Q002", name: "an id that is not the file's name", severity: "error", fails: [[SINGLE, "id: jichi-0001", "id: jichi-0009"], [NEGATIVE, "enemies: [jichi-0001]", "enemies: [jichi-0009]"]], passes: [] },
  { code: "Q002", name: "an id of another section", severity: "error", fails: [["items/jichi/juumin-kansa/toukei-0009.yaml", "", sampleText(SINGLE).replace("id: jichi-0001", "id: toukei-0009").replaceAll("住民", "市民").replaceAll("請求", "申立て")]], passes: [] },
  { code: "Q002", name: "an id that two files have", severity: "error", fails: [["items/jichi/juumin-soshou/jichi-0001.yaml", "", sampleText(SINGLE)]], passes: [] },
  { code: "Q002", name: "a bank whose id is not its folder", severity: "error", fails: [["bank.yaml", "id: sample", "id: example"]], passes: [["bank.yaml", '"1.10"', '"1.11"']] },
  { code: "Q002", name: "a topic that is listed twice", severity: "error", fails: [["topics.yaml", "slug: juumin-soshou", "slug: juumin-kansa"]], passes: [["topics.yaml", "weight: 3", "weight: 1"]] },
  { code: "Q003", name: "a key that the verdicts contradict", severity: "error", fails: [[SINGLE, "key: a", "key: b"]], passes: [[COMBINATION, "key: [ウ, ア]", "key: [ア, ウ]"]] },
  { code: "Q003", name: "two options that are both right", severity: "error", fails: [[SINGLE, /(50分の1以上の連署をもって請求する。\n {4}verdict: )false/, "50分の1以上の連署をもって請求する。\n    verdict: true"]], passes: [] },
  { code: "Q003", name: "a negative stem whose key is a true sentence", severity: "error", fails: [[NEGATIVE, "key: d", "key: a"]], passes: [] },
  { code: "Q003", name: "a combination whose key is no pick", severity: "error", fails: [[COMBINATION, "[ア, ウ]\n", "[ア, イ, ウ]\n"]], passes: [[COMBINATION, "[ア, ウ]\n", "[ウ, ア]\n"]] },
  { code: "Q003", name: "a multiple key that leaves one out", severity: "error", fails: [[MULTIPLE, "key: [a, c]", "key: [a]"]], passes: [[MULTIPLE, "key: [a, c]", "key: [c, a]"]] },
  { code: "Q003", name: "a slip whose value is right", severity: "error", fails: [[NUMERIC, "value: 11.1", "value: 12.52"]], passes: [[NUMERIC, "value: 11.1", "value: 12.6"]] },
  { code: "Q003", name: "a slip on the edge of what is tolerated", severity: "error", fails: [[NUMERIC, "value: 11.1", "value: 12.55"]], passes: [[NUMERIC, "value: 11.1", "value: 12.551"]] },
  { code: "Q004", name: "options that differ in width only", severity: "error", fails: [[SINGLE, D_TEXT, "選挙権を持つ者の５０分の１以上の連署をもって請求する。"]], passes: [[SINGLE, D_TEXT, "選挙権を持つ者の３分の１以上の連署をもって請求する。"]] },
  { code: "Q004", name: "two options of one letter", severity: "error", fails: [[SINGLE, "- id: e", "- id: d"]], passes: [] },
  { code: "Q004", name: "a pick that is there twice", severity: "error", fails: [[COMBINATION, "[ウ]\n", "[イ, ア]\n"]], passes: [] },
  { code: "Q005", name: "text that YAML takes for a comment", severity: "error", fails: [[SINGLE, `|\n  ${STEM}`, "C# の #define はどれか。"]], passes: [[SINGLE, STEM, "C# の #define に関する記述として、妥当なものはどれか。"]] },
  { code: "Q005", name: "markup that the app does not draw", severity: "error", fails: [[SINGLE, A_TEXT, "不当な<b>公金</b>の支出も、住民は一人で請求できる。"]], passes: [[SINGLE, A_TEXT, "不当な`<b>`公金の支出も、住民は一人で請求できる。"]] },
  { code: "Q006", name: "a topic that is not listed", severity: "error", fails: [[SINGLE, "topic: jichi/juumin-kansa", "topic: jichi/jumin-kansa"]], passes: [] },
  { code: "Q006", name: "an item in the folder of another topic", severity: "error", fails: [[SINGLE, "topic: jichi/juumin-kansa", "topic: jichi/juumin-soshou"]], passes: [] },
  { code: "Q006", name: "a stimulus that is not there", severity: "error", fails: [[NUMERIC, "stimulus: toukei-t01", "stimulus: toukei-t02"]], passes: [] },
  { code: "Q006", name: "an enemy that is not there", severity: "error", fails: [[NEGATIVE, "[jichi-0001]", "[jichi-0008]"]], passes: [[NEGATIVE, "[jichi-0001]", "[jichi-0004]"]] },
  { code: "Q006", name: "a pick of a statement that is not there", severity: "error", fails: [[COMBINATION, "[ウ]\n", "[エ]\n"]], passes: [] },
  { code: "Q006", name: "a blueprint's section that is not listed", severity: "error", fails: [["blueprints/small.yaml", "section: toukei", "section: tokei"]], passes: [] },
  { code: "Q006", name: "a bank without topics", severity: "error", fails: [["topics.yaml", "", null]], passes: [] },
  { code: "Q007", name: "a version that the history does not know", severity: "error", fails: [[SINGLE, "version: 1\nstatus", "version: 2\nstatus"]], passes: [[NEGATIVE, "change: wording", "change: typo"]] },
  { code: "Q007", name: "a history out of order", severity: "error", fails: [[NEGATIVE, "- version: 1\n", "- version: 3\n"]], passes: [] },
  { code: "Q101", name: "a key longer than every distractor by a fifth", severity: "warning", fails: [[SINGLE, A_TEXT, "違法な公金の支出のほか不当な支出も対象となり、住民は一人でも請求できる。"]], passes: [[SINGLE, A_TEXT, "不当な公金の支出なども対象となり、住民は一人でも請求できる。"]] },
  { code: "Q101", name: "a key more than half as long again", severity: "error", fails: [[SINGLE, A_TEXT, "違法な公金の支出のほか不当な支出も対象となり、住民であれば国籍や年齢を問わず一人でも請求できる。"]], passes: [] },
  { code: "Q102", name: "one option far shorter than the rest", severity: "warning", fails: [[SINGLE, D_TEXT, "議長に請求する。"]], passes: [[SINGLE, D_TEXT, "請求は議会の議長に対して行うこととする。"]] },
  { code: "Q103", name: "an option about the other options", severity: "warning", fails: [[SINGLE, D_TEXT, "ほかに挙げた四つの記述は、いずれも誤りである。"]], passes: [[SINGLE, D_TEXT, "請求の相手方を誤ったときは、議長が監査を命じる。"]] },
  { code: "Q104", name: "an absolute in a wrong option only", severity: "warning", fails: [[SINGLE, B_TEXT, "選挙権を持つ者は必ず50分の1の連署をもって請求する。"]], passes: [[SINGLE, B_TEXT, "選挙権を持つ者は必ず50分の1の連署をもって請求する。"], [SINGLE, A_TEXT, "不当な公金の支出も対象となり、住民は常に一人で請求できる。"]] },
  { code: "Q201", name: "a negative that is not bold", severity: "error", fails: [[NEGATIVE, "**妥当でないもの**", "妥当でないもの"]], passes: [[NEGATIVE, "**妥当でないもの**", "**妥当でない**もの"]] },
  { code: "Q203", name: "a pointing word that points out of the option", severity: "warning", fails: [[SINGLE, D_TEXT, "同法の定めにより議長に対して行い、議長が監査を命じる。"]], passes: [[SINGLE, D_TEXT, "地方自治法による請求であり、同法により議長が監査を命じる。"]] },
  { code: "Q204", name: "a sentence with four commas", severity: "warning", fails: [[SINGLE, STEM, "住民が、市の職員による、違法な支出について、監査を求める、住民監査請求の記述として妥当なものはどれか。"]], passes: [[SINGLE, STEM, "住民が、市の職員による支出（補助金、委託料、負担金など）について求める、住民監査請求の記述として妥当なものはどれか。"]] },
  { code: "Q205", name: "an option of more than 90 characters", severity: "warning", fails: [[SINGLE, B_TEXT, `${"選挙権を持つ者が請求の代表者となる。".repeat(5)}50分の1の連署が要る。`]], passes: [] },
  { code: "Q205", name: "a stem of more than 220 characters", severity: "warning", fails: [[SINGLE, STEM, `${"住民が監査委員に請求した。".repeat(17)}${STEM}`]], passes: [[SINGLE, STEM, `${"住民が監査委員に請求した。".repeat(13)}${STEM}`]] },
  { code: "Q301", name: "an explanation of a few words", severity: "error", fails: [[SINGLE, A_WHY, "条文のとおりである。\n"]], passes: [[SINGLE, A_WHY, "第242条第1項が不当な行為も対象と定めるため。\n"]] },
  { code: "Q302", name: "an explanation that repeats the option", severity: "warning", fails: [[SINGLE, A_WHY, "不当な公金の支出も対象となり、住民は一人で請求できる。\n"]], passes: [] },
  { code: "Q302", name: "an explanation that only judges", severity: "warning", fails: [[SINGLE, A_WHY, "この肢は正しい。この肢は妥当である。記述は正しいです。\n"]], passes: [] },
  { code: "Q303", name: "a reviewed item without a source", severity: "error", fails: [[NEGATIVE, /citations:\n(?: {2,4}.*\n)+/, ""]], passes: [[TRUE_FALSE, /citations:\n(?: {2,4}.*\n)+/, ""]] },
  { code: "Q304", name: "one trap three times", severity: "warning", fails: [[SINGLE, "trap: 事務監査請求との混同", "trap: 期間の取り違え"]], passes: [] },
  { code: "Q305", name: "an article read before it changed", severity: "warning", fails: [[SINGLE, "as_of: 2026-02-08", "as_of: 2020-04-01"]], passes: [[SINGLE, "as_of: 2026-02-08", "as_of: 2025-06-01"]] },
  { code: "Q306", name: "an article that does not exist", severity: "error", fails: [[NEGATIVE, 'article: "242_2"', 'article: "242_9"']], passes: [[NEGATIVE, 'article: "242_2"', 'article: "243_2_8"']] },
  { code: "Q306", name: "an article that was repealed", severity: "error", fails: [[NEGATIVE, 'article: "242_2"', 'article: "110"']], passes: [] },
  { code: "Q306", name: "a paragraph beyond the last", severity: "error", fails: [[NEGATIVE, "paragraph: 1", "paragraph: 13"]], passes: [[NEGATIVE, "paragraph: 1", "paragraph: 12"]] },
  { code: "Q306", name: "an article of an option that does not exist", severity: "error", fails: [[SINGLE, '- law: 322AC0000000067\n        article: "242"', '- law: 322AC0000000067\n        article: "999"']], passes: [] },
  { code: "Q306", name: "a law that is not in the index", severity: "error", fails: [[NEGATIVE, "law: 322AC0000000067", "law: 322AC0000000068"]], passes: [] },
  { code: "Q308", name: "an item past its end", severity: "warning", fails: [[MULTIPLE, "valid_until: 2031-08-31", "valid_until: 2026-11-21"]], passes: [[MULTIPLE, "valid_until: 2031-08-31", "valid_until: 2026-11-22"]] },
  { code: "Q308", name: "a yearly fact without an end", severity: "error", fails: [[MULTIPLE, "valid_until: 2031-08-31\n", ""]], passes: [] },
  { code: "Q401", name: "two items that ask much the same", severity: "warning", fails: [copyOf(SINGLE, "jichi-0001", "jichi-0009", [STEM, "地方自治法に定める住民監査請求に関する次の記述のうち、妥当なものはどれか。"])], passes: [copyOf(SINGLE, "jichi-0001", "jichi-0009", ["difficulty: 2", "difficulty: 2\nvariant_of: jichi-0001"])] },
  { code: "Q401", name: "an item written twice", severity: "error", fails: [copyOf(SINGLE, "jichi-0001", "jichi-0009")], passes: [copyOf(SINGLE, "jichi-0001", "jichi-0009", ["status: reviewed", "status: retired"])] },
  { code: "Q404", name: "a section with fewer items than the exam asks", severity: "warning", fails: [["blueprints/small.yaml", "section: toukei\n    items: 1", "section: toukei\n    items: 2"]], passes: [["blueprints/small.yaml", "section: jichi\n    items: 2", "section: jichi\n    items: 3"]] },
  { code: "Q404", name: "a topic that nothing asks", severity: "info", fails: [["topics.yaml", "weight: 2\n", "weight: 2\n      - slug: kansa-iin\n        title: 監査委員\n        weight: 1\n"]], passes: [] },
  { code: "Q001", name: "what the template of a cloze left to be written", severity: "error", fails: [add(CLOZE, CLOZE_TEXT, "word: 90日", "word: 〔語 c〕")], passes: [add(CLOZE, CLOZE_TEXT)] },
  { code: "Q003", name: "a mistake that is accepted in another width", severity: "error", fails: [add(FILL, FILL_TEXT, "value: 監査専門委員", "value: 監査　委員")], passes: [add(FILL, FILL_TEXT, "value: 監査専門委員", "value: 監査委員長")] },
  { code: "Q004", name: "a word that only kana tells from another", severity: "error", fails: [add(CLOZE, CLOZE_TEXT, "word: 90日", "word: ６０日")], passes: [add(CLOZE, CLOZE_TEXT, "word: 90日", "word: 61日")] },
  { code: "Q004", name: "an accepted word that is accepted already", severity: "error", fails: [add(FILL, FILL_TEXT, "監査委員会議", '"監査 委員"')], passes: [add(FILL, FILL_TEXT)] },
  { code: "Q004", name: "an element that stands twice", severity: "error", fails: [add(ORDERING, ORDERING_TEXT, "委員が監査を行う", "住民が書面で請求する")], passes: [add(ORDERING, ORDERING_TEXT)] },
  { code: "Q006", name: "a blank that is not in the stem", severity: "error", fails: [add(CLOZE, CLOZE_TEXT, "[1]", "一年")], passes: [add(CLOZE, CLOZE_TEXT, "[1]", "［１］")] },
  { code: "Q006", name: "blanks in another order than in the stem", severity: "error", fails: [add(CLOZE, CLOZE_TEXT.replace("[1]", "[3]").replace("[2]", "[1]").replace("[3]", "[2]"))], passes: [add(CLOZE, CLOZE_TEXT)] },
  { code: "Q006", name: "a blank whose word is not listed", severity: "error", fails: [add(CLOZE, CLOZE_TEXT, "key: b", "key: d")], passes: [add(CLOZE, CLOZE_TEXT, "key: b", "key: c")] },
  { code: "Q301", name: "a blank without a reason", severity: "error", fails: [add(CLOZE, CLOZE_TEXT, "第242条第6項が、請求の日から60日以内と定めている", "60日である")], passes: [add(CLOZE, CLOZE_TEXT)] },
  { code: "Q306", name: "an article of a blank that does not exist", severity: "error", fails: [add(CLOZE, CLOZE_TEXT, 'paragraph: 2', 'paragraph: 20')], passes: [add(CLOZE, CLOZE_TEXT)] },
  { code: "Q105", name: "a hedge in the key only", severity: "warning", fails: [[SINGLE, A_TEXT, "原則として、不当な公金の支出も住民一人で請求できる。"]], passes: [[SINGLE, A_TEXT, "原則として、不当な公金の支出も住民一人で請求できる。"], [SINGLE, B_TEXT, "原則として、選挙権を持つ者の50分の1の連署が要る。"]] },
  { code: "Q105", name: "a hedge in the statement that a negative asks for", severity: "warning", fails: [[NEGATIVE, "違法な行為だけでなく、不当な行為も訴えの対象となる。", "不当な行為であっても、訴えの対象となる場合がある。"]], passes: [[NEGATIVE, "違法な行為だけでなく、不当な行為も訴えの対象となる。", "不当な行為が問題となる場合でも、訴えの対象となる。"]] },
  { code: "Q106", name: "a word of the stem in the key only", severity: "warning", fails: [[SINGLE, STEM, "財務会計の請求に関する記述として、妥当なものはどれか。"], [SINGLE, A_TEXT, "不当な財務会計も対象となり、住民は一人でも請求できる。"]], passes: [[SINGLE, STEM, "財務会計の請求に関する記述として、妥当なものはどれか。"], [SINGLE, A_TEXT, "不当な財務会計も対象となり、住民は一人でも請求できる。"], [SINGLE, D_TEXT, "請求は会計の責任者に対して行い、議長が監査を命じる。"]] },
  { code: "Q107", name: "picks in which the key's statements are counted most", severity: "warning", fails: [[COMBINATION, PICKS, picksOf("アウ", "アイ", "ウエ", "アエ", "イウ")]], passes: [[COMBINATION, PICKS, picksOf("アウ", "アイ", "ウエ", "イエ", "イウ")]] },
  { code: "Q108", name: "one option in another style", severity: "warning", fails: [[SINGLE, D_TEXT, "請求は議会の議長に対して行い、議長が監査を命じます。"]], passes: [[SINGLE, D_TEXT, "請求は議会の議長に対して行い、議長が監査を命じるもの。"]] },
  { code: "Q108", name: "one option of two sentences", severity: "warning", fails: [[SINGLE, D_TEXT, "請求は議会の議長に対して行う。議長が監査を命じる。"]], passes: [[COMBINATION, "条例で定める。", "条例で定める。規則ではない。"]] },
  { code: "Q108", name: "one option without its full stop", severity: "warning", fails: [[SINGLE, D_TEXT, "請求は議会の議長に対して行い、議長が監査を命じる"]], passes: [] },
  { code: "Q202", name: "two negations that cancel out", severity: "warning", fails: [[SINGLE, D_TEXT, "議会の議長に対しては、請求できないわけではない。"]], passes: [[SINGLE, D_TEXT, "請求は議会の議長に対してしなければならない。"]] },
  { code: "Q202", name: "a stem that asks for what is not wrong", severity: "warning", fails: [[SINGLE, STEM, "住民監査請求に関する記述として、誤っていないものはどれか。"]], passes: [[SINGLE, STEM, "連署がなければ請求できない手続と異なる、住民監査請求の記述として、妥当なものはどれか。"]] },
  { code: "Q206", name: "options that all begin alike", severity: "warning", fails: beginAll("地方自治法に定める住民監査請求の手続については、"), passes: beginAll("住民監査請求の手続については、") },
  { code: "Q207", name: "values that keep their place, in no order", severity: "warning", fails: values("shuffle: false\n", "30日", "90日", "60日", "120日", "180日"), passes: values("shuffle: false\n", "30日", "60日", "90日", "120日", "180日") },
  { code: "Q207", name: "dates of two eras in no order", severity: "warning", fails: values("shuffle: false\n", "令和元年5月", "平成30年4月", "令和2年1月", "令和3年1月", "令和4年1月"), passes: values("shuffle: false\n", "平成30年4月", "令和元年5月", "令和2年1月", "令和3年1月", "令和4年1月") },
  { code: "Q207", name: "amounts in units of their own", severity: "warning", fails: values("shuffle: false\n", "1億円", "9,000万円", "2億円", "3億円", "4億円"), passes: values("", "1億円", "9,000万円", "2億円", "3億円", "4億円") },
  { code: "Q405", name: "a stem that tells the key of another item", severity: "warning", fails: [[TRUE_FALSE, TF_STEM, "不当な公金の支出も対象となり、住民は一人でも請求できるから、連署は要らない。"]], passes: [[TRUE_FALSE, TF_STEM, "不当な公金の支出も対象となり、住民は一人でも請求できるから、連署は要らない。"], [TRUE_FALSE, "credit:", "enemies: [jichi-0001]\ncredit:"]] },
  { code: "Q407", name: "an author who reviews the own item", severity: "warning", fails: [[SINGLE, "reviewers: [noboru-r]", "reviewers: [noboru-a]"]], passes: [[SINGLE, "reviewers: [noboru-r]", "reviewers: [noboru-r, noboru-s]"]] },
  { code: "Q407", name: "a reviewed item that nobody reviewed", severity: "warning", fails: [[NEGATIVE, "  reviewers: [noboru-r]\n", ""]], passes: [[TRUE_FALSE, "difficulty: 1", "difficulty: 2"]] },
  { code: "Q304", name: "one trap of three mistakes", severity: "warning", fails: [add(FILL, FILL_TEXT, MISTAKE, MISTAKE + MISTAKE.replace("専門委員", "法人") + MISTAKE.replace("専門委員", "役員"))], passes: [add(FILL, FILL_TEXT, MISTAKE, MISTAKE + MISTAKE.replace("専門委員", "法人"))] },
];
