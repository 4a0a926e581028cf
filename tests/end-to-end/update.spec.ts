import { renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { hearProgram } from "../programs.ts";
import { JAPANESE } from "./messages.ts";
import { NEXT_TITLE } from "./next-version.config.ts";
import { expect, test } from "./own-site.ts";

test("a new version waits until the question is done, and keeps the session", async ({ learner, home, page }) => {
  test.slow();
  await learner.arrive();
  await learner.waitForOffline();
  await learner.startPack();
  await learner.answer();
  await learner.goOn();
  const question = await learner.readScreen();

  await buildNextVersion(join(home, "next"));
  rmSync(join(home, "dist"), { recursive: true });
  renameSync(join(home, "next"), join(home, "dist"));

  await page.reload();
  await expect.poll(() => page.evaluate(isNextVersionWaiting)).toBe(true);
  const prompt = page.getByText(JAPANESE.app_update_ready);
  await learner.expectQuestion(2);
  await expect(prompt).toBeHidden();
  await expect(page).not.toHaveTitle(NEXT_TITLE);

  await page.getByRole("link", { name: JAPANESE.practice_leave }).tap();
  await expect(prompt).toBeVisible();
  await page.getByRole("button", { name: JAPANESE.app_update_apply }).tap();
  await expect(page).toHaveTitle(NEXT_TITLE);
  await page.getByRole("link", { name: JAPANESE.home_resume }).tap();
  await expect.poll(learner.readScreen).toBe(question);
});

async function buildNextVersion(outDir: string): Promise<void> {
  const { ok, output } = await hearProgram([
    ...(["vite", "build", "--config=tests/end-to-end/next-version.config.ts", "--emptyOutDir"] as const),
    `--outDir=${outDir}`,
  ]);
  expect(ok, output).toBe(true);
}

async function isNextVersionWaiting(): Promise<boolean> {
  const registration = await navigator.serviceWorker.getRegistration();
  return registration?.waiting != null;
}
