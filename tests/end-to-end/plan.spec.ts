import { AxeBuilder } from "@axe-core/playwright";
import { JAPANESE, said } from "./messages.ts";
import { expect, test } from "./test.ts";

const DAYS = 40;
const DAY_MILLIS = 24 * 60 * 60_000;

for (const colorScheme of ["light", "dark"] as const) {
  test(`an evening's worth is read off the plan with keys alone: ${colorScheme}`, async ({ learner, page, site }) => {
    await page.emulateMedia({ colorScheme });
    await learner.arrive();
    await learner.goTo(JAPANESE.nav_settings);
    const date = page.getByLabel(JAPANESE.onboarding_exam_date);
    await date.fill(new Date(Date.now() + DAYS * DAY_MILLIS).toISOString().slice(0, 10));
    await date.blur();
    await learner.goTo(JAPANESE.nav_home);
    await learner.waitForOffline();
    await site.stop();

    await page.getByRole("link", { name: JAPANESE.plan_open }).press("Enter");
    await page.getByRole("table").waitFor();
    const score = page.locator("p[aria-live] b");
    const slider = page.getByRole("slider", { name: JAPANESE.settings_minutes });
    const scoreAt = async (key: "Home" | "End") => {
      await slider.press(key);
      await expect(score).toHaveText(/^\d+$/);
      return Number(await score.textContent());
    };
    const [least, most] = [await scoreAt("Home"), await scoreAt("End")];
    expect(most).toBeGreaterThanOrEqual(least);

    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
    expect(scrollWidth).toBe(clientWidth);
    await page.getByRole("button", { name: said(JAPANESE.plan_take_minutes, { minutes: 60 }) }).press("Enter");
    await expect(page.getByRole("button", { name: said(JAPANESE.plan_take_minutes, { minutes: 60 }) })).toHaveCount(0);
    await page.screenshot({ path: `test-results/plan-${colorScheme}.png`, fullPage: true });
  });
}
