import type { Recomputations } from "./recomputation.ts";

export const jitsumu: Recomputations = {
  "jitsumu-0013": ({ stem }) => {
    const [hours, limit, night, wage] = [
      stem(/超えて(\d+)時間の時間外労働/),
      stem(/(\d+)時間を超えた部分/),
      stem(/うち(\d+)時間は、午後10時/),
      stem(/1時間([\d,]+)円/),
    ];
    const [usual, beyondLimit, atNight] = [0.25, 0.5, 0.25]; // 労働基準法第37条第1項、第4項
    return wage * (usual * limit + beyondLimit * (hours - limit) + atNight * night);
  },

  "jitsumu-0040": ({ stem }) =>
    (stem(/給料が([\d,]+)円/) + stem(/扶養手当が([\d,]+)円/)) * (stem(/支給割合が(\d+)%/) / 100),
};
