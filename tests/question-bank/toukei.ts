import type { Given, Recomputations } from "./recomputation.ts";
import { rounded, sum } from "./recomputation.ts";

const METHODS = ["電子", "郵送", "窓口"] as const;

/** 千件, from the count of 令和3 and the growth rates since. */
function applications({ cell }: Given, method: (typeof METHODS)[number], year: 3 | 4 | 5 | 6): number {
  const growth = [4, 5, 6].filter((later) => later <= year).map((later) => 1 + cell(`令和${later}`, method) / 100);
  return growth.reduce((count, factor) => count * factor, cell("令和3", method));
}

export const toukei: Recomputations = {
  "toukei-0001": (given) => {
    const count = (method: (typeof METHODS)[number], year: 3 | 4 | 5 | 6) => applications(given, method, year);
    const total = sum(METHODS.map((method) => count(method, 6)));
    const decrease = 100 * (1 - count("窓口", 6) / count("窓口", 3));
    const isMost = METHODS.every((method) => count(method, 6) <= count("電子", 6));
    return {
      a: count("電子", 6) < count("電子", 5),
      b: count("郵送", 6) > count("郵送", 3),
      c: rounded(decrease, 1) === given.option("c", /比べて([\d.]+)%/),
      d: count("電子", 5) < count("窓口", 5) && count("電子", 6) > count("窓口", 6),
      e: isMost && count("電子", 6) / total > given.option("e", /合計件数の(\d+)%/) / 100,
    };
  },

  "toukei-0002": ({ cell }) => {
    const increase = cell("国庫支出金", "令和6") - cell("国庫支出金", "令和5");
    return (100 * increase) / cell("合計", "令和5");
  },
};
