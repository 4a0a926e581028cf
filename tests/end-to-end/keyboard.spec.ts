import { expect, type Locator, type Page } from "@playwright/test";
import { JAPANESE } from "./messages.ts";
import { test } from "./test.ts";

test("everything from the welcome to the third question is done with keys alone", async ({ learner, site, page }) => {
  await page.goto(site.url);
  await press(page, page.getByRole("button", { name: JAPANESE.onboarding_skip }));
  await press(page, learner.startLink);

  await learner.expectQuestion(1);
  const [first, second] = [await learner.readScreen(), await answerAndGoOn()];
  expect(second).not.toBe(first);

  await answerByKey();
  await page.keyboard.press("z");
  await learner.expectQuestion(2);
  expect(await learner.readScreen()).toContain(second);
  await answerAndGoOn();
  await learner.expectQuestion(3);

  async function answerAndGoOn(): Promise<string> {
    await answerByKey();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/\d/);
    return learner.readStem();
  }

  async function answerByKey(): Promise<void> {
    await page.keyboard.press("5");
    await learner.expectFeedback();
  }
});

/** Walks to a control as a keyboard user does, and presses it. */
async function press(page: Page, control: Locator): Promise<void> {
  await control.waitFor();
  await expect(async () => {
    await page.keyboard.press("Tab");
    await expect(control).toBeFocused({ timeout: 50 });
  }).toPass({ intervals: [0] });
  await page.keyboard.press("Enter");
}
