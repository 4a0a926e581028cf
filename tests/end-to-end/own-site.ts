import { cpSync } from "node:fs";
import { join } from "node:path";
import { openSite } from "./site.ts";
import { test as base } from "./test.ts";

/** For scenarios in which the site changes. `home`: the folder in which its own copy of `dist` lies. */
export const test = base.extend<{ readonly home: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures are needed
  home: async ({}, use, testInfo) => {
    const home = testInfo.outputPath("site");
    cpSync("dist", join(home, "dist"), { recursive: true });
    await use(home);
  },

  site: async ({ home }, use) => {
    const site = await openSite(home);
    await use(site);
    await site.stop();
  },
});

export { expect } from "@playwright/test";
