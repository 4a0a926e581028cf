import { createLearner } from "./learner.ts";
import { ENGLISH, JAPANESE, said } from "./messages.ts";
import { expect, test } from "./test.ts";

test("the app speaks English when asked to, and still does the next time", async ({ learner, page, site }) => {
  await learner.arrive();
  await learner.goTo(JAPANESE.nav_settings);
  await page.getByRole("radio", { name: JAPANESE.settings_language_en }).tap();
  await expect(page.getByRole("heading", { level: 1, name: ENGLISH.nav_settings })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");

  const reader = createLearner(page, site.url, ENGLISH);
  await page.reload();
  for (const place of [ENGLISH.nav_insights, ENGLISH.nav_library, ENGLISH.nav_home]) await reader.goTo(place);
  await reader.startPack();
  await reader.pass();
  await reader.expectFeedback();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(said(ENGLISH.feedback_passed));
});
