import type { Recomputations } from "./recomputation.ts";
import { rounded } from "./recomputation.ts";

export const jichi: Recomputations = {
  "jichi-0033": ({ stem }) => {
    const voters = stem(/総数が(\d+)万人/) * 10_000;
    // 地方自治法第81条第1項: a third of the first 400,000, a sixth of the next, an eighth of what is above 800,000.
    // Counted in 24ths, so that no thirds are lost.
    const [first, second, rest] = [400_000, 800_000, voters];
    const steps = [
      8 * Math.min(first, rest),
      4 * Math.max(0, Math.min(second, rest) - first),
      3 * Math.max(0, rest - second),
    ];
    return Math.ceil(steps.reduce((total, step) => total + step) / 24);
  },

  "jichi-0062": ({ stem }) => Math.ceil((3 * stem(/議長を含めて(\d+)人の議員が出席/)) / 4), // 地方自治法第178条第3項

  "jichi-0092": ({ stem }) => Math.max(50_000, 5 * stem(/使用料([\d,]+)円の徴収/)), // 地方自治法第228条第3項

  "jichi-0102": ({ stem }) => (stem(/J社が([\d,]+)万円で落札/) * stem(/契約保証金の率を契約金額の100分の(\d+)/)) / 100,

  "jichi-0142": ({ stem }) => {
    const offset = stem(/算入公債費等の額 ([\d,]+)/);
    const burden = stem(/元利償還金と準元利償還金 ([\d,]+)/) - stem(/特定の歳入 ([\d,]+)/) - offset;
    const ratio = (100 * burden) / (stem(/標準財政規模 ([\d,]+)/) - offset);
    return rounded((stem(/令和5年度が([\d.]+)%/) + stem(/令和6年度が([\d.]+)%/) + ratio) / 3, 1);
  },
};
