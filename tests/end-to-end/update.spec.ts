import { cpSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import { createLearner } from "./learner.ts";
import { JAPANESE } from "./messages.ts";
import { openSite } from "./site.ts";
import { expect, test } from "./test.ts";

const NEXT_TITLE = "のぼる 次の版";

test("a new version waits until the question is done, and keeps the session", async ({ page }, testInfo) => {
  test.slow();
  const home = testInfo.outputPath("site");
  cpSync("dist", join(home, "dist"), { recursive: true });
  const site = await openSite(home);
  const learner = createLearner(page, site.url);
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
  await site.stop();
});

/** The present tree with another title: a change of the smallest kind that a learner could see. */
async function buildNextVersion(outDir: string): Promise<void> {
  await build({
    logLevel: "error",
    build: { outDir, emptyOutDir: true },
    plugins: [
      {
        name: "next-version",
        transformIndexHtml: (html) => html.replace(/<title>.*<\/title>/, `<title>${NEXT_TITLE}</title>`),
      },
    ],
  });
}

async function isNextVersionWaiting(): Promise<boolean> {
  const registration = await navigator.serviceWorker.getRegistration();
  return registration?.waiting != null;
}
