import { createLearner } from "./learner.ts";
import { openStaticSite } from "./static-site.ts";
import { test } from "./test.ts";

test("the same build works below a path of a static host, online and offline", async ({ page }) => {
  const site = await openStaticSite("/a/b/");
  const learner = createLearner(page, site.url);
  await learner.arrive();
  await learner.waitForOffline();
  site.stop();

  await page.reload();
  await learner.startPack();
  await learner.answer();
  await learner.expectFeedback();
});
