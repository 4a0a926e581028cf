import type { ManifestOptions } from "vite-plugin-pwa";

/** The installed app as the phone's launcher sees it. Paths are relative, so that it works below any path. */
export const webManifest: Partial<ManifestOptions> = {
  id: "./",
  name: "のぼる 昇任選考の問題演習",
  short_name: "のぼる",
  description: "通勤の7分で進む、昇任選考の問題演習。電波がなくても使えます。",
  lang: "ja",
  dir: "ltr",
  start_url: "./",
  scope: "./",
  display: "standalone",
  orientation: "any",
  background_color: "#ffffff",
  theme_color: "#f0f9ff",
  categories: ["education"],
  icons: [
    { src: "icons/icon-192.png", sizes: "192x192", type: "image/png" },
    { src: "icons/icon-512.png", sizes: "512x512", type: "image/png" },
    { src: "icons/maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
  ],
  shortcuts: [
    {
      name: "7分だけ解く",
      short_name: "7分",
      url: "./#/practice/7",
      icons: [{ src: "icons/icon-192.png", sizes: "192x192" }],
    },
    {
      name: "3分だけ解く",
      short_name: "3分",
      url: "./#/practice/3",
      icons: [{ src: "icons/icon-192.png", sizes: "192x192" }],
    },
    {
      name: "○×で確かめる",
      short_name: "○×",
      url: "./#/drill/statements/resume",
      icons: [{ src: "icons/icon-192.png", sizes: "192x192" }],
    },
  ],
};
