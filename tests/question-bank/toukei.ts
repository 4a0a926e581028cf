import type { Given, Recomputations } from "./recomputation.ts";
import { rounded, sum } from "./recomputation.ts";

const METHODS = ["電子", "郵送", "窓口"] as const;

/** Percent by which a value changed. */
function growth(before: number, after: number): number {
  return 100 * (after / before - 1);
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [Math.floor((sorted.length - 1) / 2), Math.ceil((sorted.length - 1) / 2)];
  return mean(sorted.slice(low, high + 1));
}

/** Sum of the products of the deviations from the means. */
function coMoment(xs: readonly number[], ys: readonly number[]): number {
  const [meanX, meanY] = [mean(xs), mean(ys)];
  return sum(xs.map((x, index) => (x - meanX) * ((ys[index] ?? Number.NaN) - meanY)));
}

function deviation(values: readonly number[]): number {
  return Math.sqrt(coMoment(values, values) / values.length);
}

function isNear(value: number, other: number): boolean {
  return Math.abs(value - other) < 1e-9;
}

/** The label with the greatest value. */
function most<Label extends string>(labels: readonly Label[], measure: (label: Label) => number): Label | undefined {
  return labels.toSorted((a, b) => measure(b) - measure(a))[0];
}

/** Rows P and Q of the basket: cost at the prices and quantities of the given times. */
function cost({ cell }: Given, price: "基準" | "比較", quantity: "基準" | "比較"): number {
  return sum(["品目P", "品目Q"].map((good) => cell(good, `${price}価格`) * cell(good, `${quantity}数量`)));
}

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

  // Index numbers have no unit in common: what needs the counts themselves (d, e) cannot be known.
  "toukei-0003": ({ cell, option }) => ({
    a: isNear(growth(cell("令和4", "図書館"), cell("令和5", "図書館")), option("a", /比べて([\d.]+)%/)),
    b: isNear(growth(cell("令和5", "博物館"), cell("令和6", "博物館")), -option("b", /比べて([\d.]+)%/)),
    c: isNear(cell("令和6", "体育館") / cell("令和4", "体育館"), option("c", /の([\d.]+)倍/)),
    d: false,
    e: false,
  }),

  "toukei-0004": ({ cell, option }) => {
    const spent = (purpose: string, year: 2 | 6) => (cell(`令和${year}`, "総額") * cell(`令和${year}`, purpose)) / 100;
    const increase = (purpose: string) => spent(purpose, 6) - spent(purpose, 2);
    const total = cell("令和6", "総額") - cell("令和2", "総額");
    return {
      a: increase("教育費") < 0,
      b: isNear((100 * increase("民生費")) / total, option("b", /増加額は([\d.]+)%/)),
      c: isNear(growth(spent("民生費", 2), spent("民生費", 6)), option("c", /より([\d.]+)%/)),
      d: isNear(increase("その他"), 0),
      e: cell("令和6", "土木費") < cell("令和2", "土木費") && isNear(increase("土木費"), 0),
    };
  },

  "toukei-0005": ({ cell }) => {
    const increase = (kind: string) => cell(kind, "令和6年") - cell(kind, "令和5年");
    return (100 * increase("外国人宿泊")) / increase("合計");
  },

  "toukei-0006": ({ cell, option }) => {
    const industries = ["機械", "化学", "食料品", "金属", "その他"] as const;
    const own = (industry: (typeof industries)[number]) => (100 * cell(industry, "寄与度")) / cell(industry, "構成比");
    const total = sum(industries.map((industry) => cell(industry, "寄与度")));
    const share = (100 * (cell("機械", "構成比") + cell("機械", "寄与度"))) / (100 + total);
    return {
      a: rounded(share, 1) === option("a", /には([\d.]+)%/),
      b: most(industries, own) === "金属",
      c: most(industries, own) === "機械",
      d: isNear(own("食料品"), -option("d", /比べて([\d.]+)%/)),
      e: isNear((100 * cell("化学", "寄与度")) / total, option("e", /増加額の([\d.]+)%/)),
    };
  },

  "toukei-0007": ({ cell }) => (cell("令和2", "旧指数") * cell("令和6", "新指数")) / cell("令和2", "新指数"),

  "toukei-0008": ({ cell }) => 100 * (Math.sqrt(cell("令和6", "オンライン") / cell("令和4", "オンライン")) - 1),

  "toukei-0009": ({ cell, option }) => {
    const online = (year: number) => cell(`令和${year}`, "オンライン");
    const counter = (year: number) => cell(`令和${year}`, "窓口");
    const total = (year: number) => online(year) + counter(year);
    const rise = 100 * (online(6) / total(6) - online(4) / total(4));
    return {
      a: rounded(growth(online(5), online(6)), 1) === option("a", /、([\d.]+)%/),
      b: total(4) < total(5) && total(5) < total(6),
      c: isNear(growth(counter(4), counter(5)), growth(counter(5), counter(6))),
      d: isNear(growth(counter(4), counter(6)), -option("d", /2年間で([\d.]+)%/)),
      e: rounded(rise, 1) === option("e", /に([\d.]+)ポイント/),
    };
  },

  "toukei-0010": ({ cell, option }) => {
    const months = ["4月", "5月", "6月", "7月"] as const;
    type Month = (typeof months)[number];
    const before = (month: Month) => cell(month, "令和5年");
    const now = (month: Month) => before(month) * (1 + cell(month, "前年同月比") / 100);
    const [totalBefore, totalNow] = [sum(months.map(before)), sum(months.map(now))];
    return {
      a: most(months, now) === "5月",
      b: now("6月") < now("5月"),
      c: rounded(growth(totalBefore, totalNow), 1) === option("c", /約([\d.]+)%/),
      d: rounded(growth(now("6月"), now("7月")), 1) === -option("d", /比べて([\d.]+)%/),
      e: isNear(totalNow - totalBefore, option("e", /より(\d+)件/)),
    };
  },

  "toukei-0011": ({ cell, option }) => {
    type Sex = "男性" | "女性";
    const rate = (sex: Sex, year: 4 | 6) => cell(sex, `令和${year}受診率`);
    const people = (sex: Sex, year: 4 | 6) => (cell(sex, `令和${year}対象者`) * rate(sex, year)) / 100;
    const increase = (sex: Sex) => growth(people(sex, 4), people(sex, 6));
    const together =
      (people("男性", 4) + people("女性", 4)) / (cell("男性", "令和4対象者") + cell("女性", "令和4対象者"));
    return {
      a:
        isNear(rate("女性", 6) - rate("女性", 4), option("a", /受診率は([\d.]+)ポイント/)) &&
        isNear(increase("女性"), option("a", /受診者数は([\d.]+)%/)),
      b: rounded(100 * together, 1) === option("b", /平均した([\d.]+)%/),
      c: increase("男性") < increase("女性"),
      d: people("女性", 6) < people("女性", 4),
      e: isNear(rate("男性", 6) - rate("男性", 4), option("e", /かけて([\d.]+)ポイント/)),
    };
  },

  "toukei-0012": ({ row, option }) => {
    const [first, second] = [row("甲係"), row("乙係")];
    const without = first.filter((hours) => hours !== option("c", /甲係から(\d+)時間/));
    return {
      a: isNear(median([...first, ...second]), option("a", /平均した(\d+)時間/)),
      b: isNear(deviation(first), deviation(second)),
      c: Math.abs(median(first) - median(without)) > Math.abs(mean(first) - mean(without)),
      d: isNear(mean(first), mean(second)) && median(first) < median(second),
      e: first.filter((hours) => hours > mean(first)).length >= first.length / 2,
    };
  },

  "toukei-0013": ({ cell }) =>
    deviation([30, 36, 39, 45, 51].flatMap((count) => Array<number>(cell(`${count}件`, "日数")).fill(count))),

  "toukei-0014": ({ cell, option }) => {
    const districts = ["A地区", "B地区", "C地区", "D地区"] as const;
    type District = (typeof districts)[number];
    const spread = (district: District) => cell(district, "標準偏差");
    const relative = (district: District) => spread(district) / cell(district, "平均");
    const mostRelative = most(districts, relative);
    return {
      a: most(districts, spread) === "D地区" && mostRelative === "D地区",
      b: isNear((spread("A地区") / spread("B地区")) ** 2, option("b", /分散の([\d.]+)倍/)),
      c: most(districts, (district) => -spread(district)) === "B地区" && mostRelative === "B地区",
      d: most(districts, (district) => cell(district, "平均")) === "C地区" && mostRelative === "C地区",
      e: rounded(relative("A地区"), 1) === option("e", /約([\d.]+)である/),
    };
  },

  "toukei-0017": ({ cell }) => {
    const districts = ["第1", "第2", "第3", "第4", "第5"];
    const terminals = districts.map((district) => cell(district, "端末"));
    const applied = districts.map((district) => cell(district, "申請"));
    return coMoment(terminals, applied) / coMoment(terminals, terminals);
  },

  "toukei-0018": ({ cell, stem, option }) => {
    const correlation = stem(/相関係数は([\d.]+)/);
    const slope = (correlation * cell("標準偏差", "電力")) / cell("標準偏差", "気温");
    const estimate = (temperature: number) => cell("平均", "電力") + slope * (temperature - cell("平均", "気温"));
    const beyond = option("c", /気温が(\d+)/);
    const isObserved = cell("最小", "気温") <= beyond && beyond <= cell("最大", "気温");
    return {
      a: isNear(correlation, option("a", /相関係数は([\d.]+)/)),
      b: isNear(estimate(option("b", /平均気温が(\d+)/)), option("b", /、(\d+)万kWh/)),
      c: isNear(estimate(beyond), option("c", /(\d+)万kWh/)) && isObserved,
      d: isNear(100 * correlation ** 2, option("d", /割合は(\d+)%/)),
      e: isNear(slope, option("e", /([\d.]+)万kWh/)),
    };
  },

  "toukei-0019": ({ stem }) => stem(/選んだ(\d+)人/) * stem(/今回の(\d+)分の1/) ** 2,

  "toukei-0021": (given) => growth(cost(given, "基準", "基準"), cost(given, "比較", "基準")),

  "toukei-0022": (given) => {
    const { cell, option } = given;
    const base = cost(given, "基準", "基準");
    const laspeyres = (100 * cost(given, "比較", "基準")) / base;
    const paasche = (100 * cost(given, "比較", "比較")) / cost(given, "基準", "比較");
    const ratios = ["品目P", "品目Q"].map((good) => (100 * cell(good, "比較価格")) / cell(good, "基準価格"));
    const weights = [option("b", /である(\d+)kg/), option("b", /kgと(\d+)kg/)];
    return {
      a: cost(given, "基準", "比較") > base,
      b: weights[0] === cell("品目P", "比較数量") && weights[1] === cell("品目Q", "比較数量"),
      c: isNear(mean(ratios), paasche),
      d: paasche < laspeyres,
      e: isNear(laspeyres, option("e", /ので、([\d.]+)である/)),
    };
  },

  "toukei-0025": ({ cell, row, option }) => {
    const quarters = ["4〜6月", "7〜9月", "10〜12月", "1〜3月"] as const;
    const onYear = (quarter: (typeof quarters)[number]) => growth(cell("令和5", quarter), cell("令和6", quarter));
    const [before, now] = [row("令和5"), row("令和6")];
    const summer = cell("令和6", "7〜9月") - cell("令和6", "4〜6月");
    return {
      a: isNear(growth(sum(before), sum(now)), option("a", /より([\d.]+)%/)),
      b: most(quarters, onYear) === "7〜9月",
      c: summer === option("c", /より(\d+)千人/) && cell("令和5", "7〜9月") <= cell("令和5", "4〜6月"),
      d: cell("令和6", "1〜3月") < cell("令和5", "1〜3月"),
      e: mean(before) === option("e", /令和5年度の(\d+)千人/) && mean(now) === option("e", /令和6年度の(\d+)千人/),
    };
  },

  // A Lorenz curve shows shares, never amounts: incomes of two cities (d) cannot be compared.
  "toukei-0026": ({ cell, option }) => {
    const steps = ["20", "40", "60", "80", "100"];
    type City = "A市" | "B市";
    const gini = (city: City) => {
      const shares = [0, ...steps.map((step) => cell(step, city) / 100)];
      return 1 - sum(shares.slice(1).map((share, index) => (share + (shares[index] ?? Number.NaN)) / steps.length));
    };
    const isEven = 1 - sum(steps.map((_, index) => (2 * index + 1) / steps.length / steps.length)); // of the diagonal
    return {
      a: isNear(isEven, option("a", /ジニ係数は(\d)/)),
      b: isNear(100 - cell("80", "A市"), option("b", /総額の(\d+)%/)),
      c: isNear(cell("40", "B市") - cell("20", "B市"), option("c", /総額の(\d+)%/)),
      d: false,
      e: gini("A市") < gini("B市"),
    };
  },

  "toukei-0027": ({ cell, option }) => {
    const ages = ["20〜39歳", "40〜59歳", "60歳以上"] as const;
    type Way = "窓口" | "電話" | "ウェブ";
    const asked = (age: (typeof ages)[number]) => cell(age, "回答者");
    const users = (age: (typeof ages)[number], way: Way) => (asked(age) * cell(age, way)) / 100;
    const total = (way: Way) => sum(ages.map((age) => users(age, way)));
    const share = (100 * total("ウェブ")) / sum(ages.map(asked));
    return {
      a: users("60歳以上", "窓口") + users("60歳以上", "電話") <= asked("60歳以上"),
      b: most(ages, (age) => users(age, "ウェブ")) === "20〜39歳",
      c: rounded(share, 1) === option("c", /約([\d.]+)%/),
      d: total("窓口") > total("ウェブ"),
      e: false, // several answers each: shares may add up to more than 100 %
    };
  },

  "toukei-0028": ({ cell, option }) => {
    const classes = ["0分", "20分", "40分", "60分", "80分"];
    const people = classes.map((label) => cell(label, "人数"));
    const all = sum(people);
    const below = (count: number) => sum(people.slice(0, count));
    const average = sum(people.map((count, index) => count * (20 * index + 10))) / all;
    return {
      a: false, // only the class of the longest time is known
      b: isNear(average, option("b", /平均は、(\d+)分/)),
      c: below(2) < all / 2 && all / 2 + 1 <= below(3),
      d: below(2) > all / 2,
      e: isNear((100 * (all - below(4))) / all, option("e", /職員の([\d.]+)%/)),
    };
  },

  "toukei-0030": ({ cell, option }) => {
    const cities = ["甲市", "乙市", "丙市", "丁市"] as const;
    type City = (typeof cities)[number];
    const density = (city: City) => cell(city, "人口") / cell(city, "面積");
    const perOfficial = (city: City) => (1000 * cell(city, "人口")) / cell(city, "職員");
    const officials = sum(cities.map((city) => cell(city, "職員")));
    const together = (1000 * sum(cities.map((city) => cell(city, "人口")))) / officials;
    const fewest = cities.toSorted((a, b) => perOfficial(a) - perOfficial(b));
    return {
      a: most(cities, density) === "丁市" && fewest[1] === "丁市",
      b: rounded(together, 1) === option("b", /平均した([\d.]+)人/),
      c: density("乙市") > density("甲市"),
      d: fewest[0] === "丁市",
      e: most(cities, density) === "丙市",
    };
  },
};
