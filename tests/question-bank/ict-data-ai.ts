import type { Recomputations } from "./recomputation.ts";

export const ictDataAi: Recomputations = {
  "ict-data-ai-0012": ({ stem }) => {
    const [caught, falseAlarm] = [stem(/実際に不正 (\d+)/), stem(/実際は正常 (\d+)/)];
    return (caught / (caught + falseAlarm)) * 100;
  },

  "ict-data-ai-0013": ({ stem }) => (stem(/そのうち(\d+)件に実際に不備/) / stem(/実際に不備のある申請は(\d+)件/)) * 100,

  "ict-data-ai-0014": ({ stem }) => {
    const pixels = stem(/横([\d,]+)画素/) * stem(/縦([\d,]+)画素/);
    const bytes = pixels * (stem(/1画素を(\d+)ビット/) / stem(/1バイトは(\d+)ビット/));
    return (bytes * stem(/(\d+)枚を保存/)) / (stem(/1GBは(\d+)億バイト/) * 1e8);
  },

  // Every application is called regular, so that the irregular ones are all missed
  "ict-data-ai-0015": ({ stem, option }) => {
    const [all, irregular, found] = [stem(/([\d,]+)件の申請/), stem(/不正なものは(\d+)件/), 0];
    const [accuracy, recall] = [((all - irregular + found) / all) * 100, (found / irregular) * 100];
    const isRight = (id: string): boolean =>
      option(id, /正解率は(\d+)%/) === accuracy && option(id, /再現率は(\d+)%/) === recall;
    return Object.fromEntries(["a", "b", "c", "d", "e"].map((id) => [id, isRight(id)]));
  },
};
