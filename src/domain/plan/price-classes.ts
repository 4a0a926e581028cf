import { groupBy } from "../grouping.ts";
import type { PlanItems } from "./plan.ts";

/** Items of about the same length for their weight: a second costs all of them about the same recall. */
export interface PriceClass {
  /** Length per weight: turns a price in shares of the exam into one in recall of a mean item of the class. */
  readonly ratio: number;
  /** Indexes of the items that were met. */
  readonly met: readonly number[];
  /** Those never met, apart by the chance that the first answer is right. */
  readonly unmet: readonly UnmetGroup[];
}

export interface UnmetGroup {
  readonly known: number;
  readonly items: readonly number[];
  /** Sums over the items. */
  readonly length: number;
  readonly weight: number;
}

/** Ratios that differ by less than this factor share a class and its value table. */
const CLASS_FACTOR = 1.5;

/** The classes of these items, each item in one. */
export function priceClassesOf(items: PlanItems): readonly PriceClass[] {
  const { weight, length, elapsedDays, known } = items;
  const numbers = Array.from({ length: weight.length }, (_, item) => item);
  const stepOf = (item: number): number =>
    Math.round(Math.log((length[item] as number) / (weight[item] as number)) / Math.log(CLASS_FACTOR));
  return [...groupBy(numbers, stepOf).values()].map((group) => {
    const sum = (list: readonly number[], values: ArrayLike<number>) =>
      list.reduce((total, item) => total + (values[item] as number), 0);
    const isMet = (item: number): boolean => (elapsedDays[item] as number) >= 0;
    const unmet = groupBy(
      group.filter((item) => !isMet(item)),
      (item) => known[item] as number,
    );
    return {
      ratio: sum(group, length) / sum(group, weight),
      met: group.filter(isMet),
      unmet: [...unmet].map(([chance, list]) => ({
        known: chance,
        items: list,
        length: sum(list, length),
        weight: sum(list, weight),
      })),
    };
  });
}
