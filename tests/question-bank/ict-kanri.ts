import type { Recomputations } from "./recomputation.ts";
import { sum } from "./recomputation.ts";

export const ictKanri: Recomputations = {
  "ict-kanri-0005": ({ stem }) => {
    const points = ["外部入力", "外部出力", "外部照会", "内部論理ファイル"].map(
      (kind) => stem(new RegExp(`${kind} (\\d+)`)) * stem(new RegExp(`${kind} \\d+ (\\d+)`)),
    );
    return sum(points) * stem(/補正係数を([\d.]+)/);
  },

  "ict-kanri-0006": ({ stem }) => {
    const weight = stem(/最頻値に(\d+)の重み/);
    const weighted = stem(/楽観値(\d+)/) + weight * stem(/最頻値(\d+)人日/) + stem(/悲観値(\d+)/);
    return weighted / (weight + 2);
  },

  "ict-kanri-0018": ({ stem }) => {
    const [a, b, c, d, e] = [
      stem(/A (\d+) なし/),
      stem(/B (\d+) なし/),
      stem(/C (\d+) A$/m),
      stem(/D (\d+) A、B$/m),
      stem(/E (\d+) C、D$/m),
    ];
    const shortened = b - stem(/Bの作業を(\d+)日短縮/);
    return Math.max(a + c, Math.max(a, shortened) + d) + e;
  },

  "ict-kanri-0019": ({ stem }) => {
    const costEfficiency = stem(/出来高は(\d+)万円/) / stem(/実コストは(\d+)万円/);
    return stem(/総予算が(\d+)万円/) / costEfficiency;
  },

  "ict-kanri-0020": ({ stem }) => {
    const [limit, full, lowest] = [stem(/予定価格が(\d+)万円/), stem(/価格点を(\d+)×/), stem(/×(\d+)万円÷/)];
    const bids = ["A社", "B社", "C社"].map((bidder) => {
      const price = stem(new RegExp(`${bidder} (\\d+)`));
      const quality = stem(new RegExp(`${bidder} \\d+ (\\d+)`));
      return { price, points: (full * lowest) / price + quality };
    });
    // Only a bid within the limit can win: 地方自治法施行令第167条の10の2第1項
    return Math.max(...bids.filter(({ price }) => price <= limit).map(({ points }) => points));
  },
};
