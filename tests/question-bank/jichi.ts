import type { Recomputations } from "./recomputation.ts";

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
};
