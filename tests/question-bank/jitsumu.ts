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

  "jitsumu-0064": ({ stem }) =>
    stem(/支払の期限を.*?(\d+)日以内/) - (stem(/6月(\d+)日に終わった/) - stem(/検査の期限を6月(\d+)日/)),

  "jitsumu-0066": ({ stem }) => {
    const real = stem(/歳入総額 ([\d,]+)/) - stem(/歳出総額 ([\d,]+)/) - stem(/繰り越すべき財源 ([\d,]+)/);
    const ofYear = real - stem(/前年度の実質収支 ([\d,]+)/);
    return ofYear + stem(/積立額 ([\d,]+)/) + stem(/繰上償還額 ([\d,]+)/) - stem(/取崩し額 ([\d,]+)/);
  },

  "jitsumu-0081": ({ stem }) => {
    const total = stem(/交付金の総額は(\d+)兆円/) * 10_000;
    const ordinary = (total * stem(/割合は(\d+)%/)) / 100;
    // What is left of the ordinary grants is added to the special ones: 地方自治法施行令第210条の13
    return total - ordinary + Math.max(0, ordinary - stem(/合算額は([\d,]+)億円/));
  },
};
