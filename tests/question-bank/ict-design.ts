import type { Recomputations } from "./recomputation.ts";

export const ictDesign: Recomputations = {
  "ict-design-0004": ({ stem }) => {
    const [usual, large] = [4.5, 3]; // WCAG 2.0, success criterion 1.4.3 (level AA)
    const meets: Readonly<Record<string, boolean>> = {
      P: stem(/P 通常 ([\d.]+)/) >= usual,
      Q: stem(/Q 通常 ([\d.]+)/) >= usual,
      R: stem(/R 大きな文字 ([\d.]+)/) >= large,
      S: stem(/S 大きな文字 ([\d.]+)/) >= large,
    };
    const met = Object.keys(meets)
      .filter((place) => meets[place] === true)
      .join("");
    const pairs = { a: "PQ", b: "PR", c: "QR", d: "QS", e: "RS" };
    return Object.fromEntries(Object.entries(pairs).map(([id, pair]) => [id, pair === met]));
  },
};
