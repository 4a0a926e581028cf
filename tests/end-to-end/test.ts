import { test as base, expect } from "@playwright/test";
import { createLearner, type Learner } from "./learner.ts";
import { openSite, type Site } from "./site.ts";

interface Fixtures {
  readonly site: Site;
  readonly learner: Learner;
  /** Proves of every scenario that the app, its service worker included, asked nobody but its own site. */
  readonly ownOriginOnly: undefined;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures are needed
  site: async ({}, use) => {
    const site = await openSite();
    await use(site);
    await site.stop();
  },

  learner: async ({ page, site }, use) => {
    await use(createLearner(page, site.url));
  },

  ownOriginOnly: [
    async ({ context }, use) => {
      const origins = new Set<string>();
      context.on("request", (request) => {
        const { protocol, origin } = new URL(request.url());
        if (/^(https?|wss?):$/.test(protocol)) origins.add(origin);
      });
      await use(undefined);
      expect([...origins]).toEqual([expect.stringMatching(/^http:\/\/localhost:\d+$/)]);
    },
    { auto: true },
  ],
});

export { expect };
