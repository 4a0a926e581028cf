import { expect, type Locator, type Page } from "@playwright/test";
import { JAPANESE } from "./messages.ts";
import { test } from "./test.ts";

test("everything from the welcome to the third question is done with keys alone", async ({ learner, site, page }) => {
  await page.goto(site.url);
  await press(page, page.getByRole("button", { name: JAPANESE.onboarding_skip }));
  await press(page, learner.startLink);

  await learner.expectQuestion(1);
  const first = await learner.readStem();
  await answerByKey();
  await page.keyboard.press("Enter");
  await learner.expectQuestion(2);
  const second = await learner.readStem();
  expect(second).not.toBe(first);

  await answerByKey();
  await page.keyboard.press("z");
  await learner.expectQuestion(2);
  expect(await learner.readStem()).toBe(second);

  await answerByKey();
  await page.keyboard.press("Enter");
  await learner.expectQuestion(3);

  /** Which kind of question comes depends on the day. */
  async function answerByKey(): Promise<void> {
    // `pressed: false` would also mean buttons that are no toggles.
    const toggles = page.getByRole("main").locator("li button[aria-pressed]");
    const submit = page.getByRole("button", { name: JAPANESE.practice_submit });
    const [isTyped, isSubmitted] = [await page.getByRole("textbox").isVisible(), await submit.isVisible()];
    if (isTyped) await page.getByRole("textbox").focus();
    // Elements to put into order all need their place; of several options any number may be chosen.
    const presses = Math.max(1, await toggles.count());
    for (let key = 1; key <= presses; key++) await page.keyboard.press(String(key));
    if (isSubmitted || presses > 1) await page.keyboard.press("Enter");
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
