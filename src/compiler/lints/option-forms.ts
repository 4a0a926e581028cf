import { finding } from "../finding.ts";
import type { ItemLint } from "./context.ts";
import type { LintStatement } from "./subject.ts";
import { fieldPlace, statementsOf, valuePlace } from "./subject.ts";

const COMMON_START = 20; // characters; read five times before the options begin to differ

/** Q107: no other pick is made of statements that appear as often as those of the key, so counting finds it. */
export const lintConvergence: ItemLint = (subject) => {
  const { item } = subject;
  if (item.type !== "combination") return [];
  const key = item.picks.find(({ id }) => id === item.key);
  if (key === undefined) return [];
  const appearances = (id: string) => item.picks.filter(({ statementIds }) => statementIds.includes(id)).length;
  // The mean, so that picks of one and of three statements compare.
  const mean = (ids: readonly string[]) => ids.reduce((total, id) => total + appearances(id), 0) / ids.length;
  const others = item.picks.filter((pick) => pick !== key);
  if (others.some(({ statementIds }) => mean(statementIds) >= mean(key.statementIds))) return [];
  const counts = item.statements.map(({ id }) => `${id} ${appearances(id)} 回`).join("、");
  return [
    finding(
      "Q107",
      fieldPlace(subject, ["picks"]),
      `正答「${key.id}」の記述が、ほかの組合せより多く現れます(${counts})`,
    ),
  ];
};

interface OptionForm {
  readonly name: string;
  readonly of: (plain: string) => string;
}

/** What a reader sees of an option without reading it. */
const FORMS: readonly OptionForm[] = [
  { name: "文末の「。」", of: (plain) => (/[。」）)]$/.test(plain.trim()) ? "あり" : "なし") },
  {
    name: "文体",
    of: (plain) => (/(?:です|ます|ません|でした|ました)。?$/.test(plain.trim()) ? "です・ます" : "である"),
  },
  { name: "形", of: (plain) => (/[ぁ-ん]{2}/.test(plain) ? "文" : "語句か数値") },
];

/** Statements of a combination are judged one by one, so a second sentence singles none of them out. */
const CHOICE_FORMS: readonly OptionForm[] = [
  ...FORMS,
  { name: "文の数", of: (plain) => (/。./s.test(plain.trim()) ? "二つ以上" : "一つ") },
];

/** Q108: one option alone looks unlike the others. */
export const lintOddForm: ItemLint = (subject) => {
  const statements = statementsOf(subject);
  if (statements.length < 4) return [];
  for (const { name, of } of subject.item.type === "combination" ? FORMS : CHOICE_FORMS) {
    const groups = [...Map.groupBy(statements, ({ plain }) => of(plain))];
    const odd = groups.find(([, group]) => group.length === 1);
    if (odd === undefined || groups.length !== 2) continue;
    const [form, [only]] = odd;
    if (only === undefined) continue;
    return [
      finding(
        "Q108",
        valuePlace(subject, [...only.path, "text"]),
        `肢 ${only.statement.id} だけ、${name}が「${form}」です`,
      ),
    ];
  }
  return [];
};

/** Q206: what all options begin with belongs into the stem. */
export const lintCommonStart: ItemLint = (subject) => {
  const texts = statementsOf(subject).map(({ plain }) => plain);
  const [first = "", ...others] = texts;
  if (others.length === 0) return [];
  let length = 0;
  while (length < first.length && others.every((text) => text[length] === first[length])) length += 1;
  if (length < COMMON_START) return [];
  return [
    finding(
      "Q206",
      fieldPlace(subject, ["stem"]),
      `すべての肢が「${first.slice(0, length)}」の ${length} 字で始まります`,
    ),
  ];
};

/** Q207: values that keep their place go up or down. Where they are shuffled, their order in the file says nothing. */
export const lintValueOrder: ItemLint = (subject) => {
  const { item } = subject;
  if ((item.type !== "single" && item.type !== "multiple") || item.shuffle) return [];
  const values = valuesOf(statementsOf(subject));
  if (values === null) return [];
  const steps = values.slice(1).map((value, index) => compareValues(values[index] ?? [], value));
  if (steps.every((step) => step < 0) || steps.every((step) => step > 0)) return [];
  return [finding("Q207", fieldPlace(subject, ["options"]), "並べ替えない肢の数や日付が、順に並んでいません")];
};

const ERA_STARTS: Readonly<Record<string, number>> = { 明治: 1867, 大正: 1911, 昭和: 1925, 平成: 1988, 令和: 2018 };
const UNITS: Readonly<Record<string, number>> = { 千: 1e3, 万: 1e4, 億: 1e8, 兆: 1e12 };

/** The numbers of each option, where the options are values that differ in their numbers alone; else null. */
function valuesOf(statements: readonly LintStatement[]): (readonly number[])[] | null {
  const texts = statements.map(({ plain }) => western(plain.normalize("NFKC").replace(/(?<=\d),(?=\d{3})/g, "")));
  const shapes = new Set(texts.map((text) => text.replaceAll(NUMBER, "#")));
  if (shapes.size !== 1 || ![...shapes].every((shape) => shape.includes("#"))) return null;
  return texts.map((text) => [...text.matchAll(NUMBER)].map(([number]) => toNumber(number)));
}

const NUMBER = /[▲△-]?\d+(?:\.\d+)?[千万億兆]*(?:\d+[千万億兆]*)*/g;

/** 令和3年 as 2021年, so that eras compare. */
function western(text: string): string {
  return text.replace(
    /(明治|大正|昭和|平成|令和)(元|\d+)年/g,
    (_, era: string, year: string) => `${(ERA_STARTS[era] ?? 0) + (year === "元" ? 1 : Number(year))}年`,
  );
}

/** 9兆6,530億 is one number. */
function toNumber(text: string): number {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)([千万億兆]*)/g)].map(([, digits = "0", units = ""]) =>
    [...units].reduce((value, unit) => value * (UNITS[unit] ?? 1), Number(digits)),
  );
  const size = parts.reduce((total, part) => total + part, 0);
  return /^[▲△-]/.test(text) ? -size : size;
}

function compareValues(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
