/** What a simulated exam asks: sections weighted as in the real one, in a bank of unequal sections. */
export interface Exam {
  readonly sectionOf: Int32Array;
  /** Share of the exam's points that depends on each item; sums to 1. */
  readonly weight: Float64Array;
}

/** Items asked of each section, 統計 憲法 行政法 地方自治 地方公務員 都政実務 都政事情. */
const QUOTAS: readonly number[] = [2, 3, 10, 10, 10, 13, 7];

/** Items of each section in the bank that this app is made for. */
const BANK: readonly number[] = [30, 45, 120, 140, 120, 80, 30];

/** The exam over a bank of so many items, sections in proportion to the real bank. */
export function examOf(items: number): Exam {
  const sectionOf = new Int32Array(items);
  let [end, before] = [0, 0];
  BANK.forEach((size, section) => {
    before = end;
    end += size;
    sectionOf.fill(section, Math.round((before / sum(BANK)) * items), Math.round((end / sum(BANK)) * items));
  });
  const sizes = BANK.map((_, section) => sectionOf.filter((one) => one === section).length);
  const weight = Float64Array.from(
    sectionOf,
    (section) => (QUOTAS[section] as number) / sum(QUOTAS) / (sizes[section] as number),
  );
  return { sectionOf, weight };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
