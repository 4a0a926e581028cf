import { bigrams, jaccard } from "./similarity.ts";

/** What can be seen of one option beside its siblings, without knowing what is asked. */
type Feature = (text: string, others: readonly string[]) => number;

const length = (text: string) => text.length;
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
const matches =
  (pattern: RegExp): Feature =>
  (text) =>
    text.match(pattern)?.length ?? 0;
const overlaps = (text: string, others: readonly string[]) =>
  others.map((other) => jaccard(bigrams(text), bigrams(other)));

/** The cues that test-wise people use, as far as Japanese options show them. */
export const OPTION_FEATURES: readonly { readonly name: string; readonly of: Feature }[] = [
  { name: "長さ", of: (text, others) => length(text) / Math.max(1, mean(others.map(length))) },
  { name: "最長", of: (text, others) => (others.every((other) => length(other) < length(text)) ? 1 : 0) },
  { name: "最短", of: (text, others) => (others.every((other) => length(other) > length(text)) ? 1 : 0) },
  { name: "断定(必ず、のみ)", of: matches(/必ず|常に|すべて|全て|のみ|に限|いかなる|一切|全く|だけ/g) },
  { name: "ぼかし(原則、など)", of: matches(/原則|場合がある|ことがある|一般に|おおむね|等|など/g) },
  { name: "条件(ただし、ときは)", of: matches(/ただし|を除き|を除いて|ときは|場合には|限り|特に必要|正当な理由/g) },
  { name: "否定", of: matches(/ない|なけれ|ず、|ぬ/g) },
  { name: "義務", of: matches(/なければならない|ものとされ|義務/g) },
  { name: "「できる」", of: matches(/ことができる|できる/g) },
  { name: "数", of: matches(/\d+|[一二三四五六七八九十]+(?=分|日|月|年|人|以上)/g) },
  { name: "読点", of: matches(/、/g) },
  { name: "理由(ので、ため)", of: matches(/ので|ため、|から、|によって|により/g) },
  { name: "ほかの肢と共通する言葉", of: (text, others) => mean(overlaps(text, others)) },
  { name: "よく似た肢の組", of: (text, others) => Math.max(0, ...overlaps(text, others)) },
];

/** One row of features for each option, centred on the item: only what tells an option from its siblings counts. */
export function featureRows(texts: readonly string[]): number[][] {
  const folded = texts.map((text) => text.normalize("NFKC").replace(/\s/g, ""));
  const rows = folded.map((text, index) => OPTION_FEATURES.map(({ of }) => of(text, folded.toSpliced(index, 1))));
  return centred(rows);
}

export function centred(rows: readonly (readonly number[])[]): number[][] {
  return rows.map((row) => row.map((value, column) => value - mean(rows.map((other) => other[column] ?? 0))));
}
