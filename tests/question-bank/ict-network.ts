import type { Recomputations } from "./recomputation.ts";

export const ictNetwork: Recomputations = {
  "ict-network-0003": ({ stem }) => {
    const addresses = 2 ** (32 - stem(/\/(\d+)のサブネット/));
    const ofNetwork = 2; // network and broadcast address
    return addresses - ofNetwork - stem(/ルータに(\d+)個/) - stem(/複合機に(\d+)個/);
  },

  "ict-network-0004": ({ stem }) => {
    const bits = stem(/([\d.]+)GBの映像/) * 1e9 * 8;
    const bitsPerSecond = stem(/(\d+)Mbpsで/) * 1e6 * (stem(/伝送効率は(\d+)%/) / 100);
    return bits / bitsPerSecond / 60;
  },

  "ict-network-0011": ({ stem }) => {
    const [servers, web, database] = [
      stem(/(\d+)台のウェブサーバ/),
      stem(/1台当たり(\d+)%/) / 100,
      stem(/データベースサーバが(\d+)%/) / 100,
    ];
    return (1 - (1 - web) ** servers) * database * 100;
  },
};
