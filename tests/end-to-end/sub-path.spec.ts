import { openStaticSite } from "./static-site.ts";
import { test as base } from "./test.ts";

const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures are needed
  site: async ({}, use) => {
    const site = await openStaticSite("/a/b/");
    await use(site);
    await site.stop();
  },
});

test("the same build works below a path of a static host, online and offline", async ({ learner, site, page }) => {
  await learner.arrive();
  await learner.waitForOffline();
  await site.stop();

  await page.reload();
  await learner.startPack();
  await learner.answer();
  await learner.expectFeedback();
});
