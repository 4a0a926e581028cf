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

test("a bank stays as new as it was seen, also offline under an older app", async ({ learner, home, page, site }) => {
  await learner.arrive();
  await learner.waitForOffline();
  putCorrectedBank(join(home, "dist/bank"));
  await page.reload();
  await expect.poll(() => itemsOn(page)).toEqual(["tokyo-shunin/jichi-9999"]);

  await site.stop();
  const asked = page.waitForEvent("request", isForManifest);
  await page.reload();
  const answer = await (await asked).response();
  // Of the bank that is installed, not of the one this version of the app was built with.
  expect(answer).toBeNull();
  expect(await itemsOn(page)).toEqual(["tokyo-shunin/jichi-9999"]);
});

/** The site's bank has lost all its items but a new one. */
function putCorrectedBank(folder: string): void {
  const { entry, files } = publish({ id: "tokyo-shunin", version: "9999", items: [itemIn("jichi", "jichi-9999")] });
  for (const [path, text] of [...files, ["index.json", JSON.stringify({ format: 1, banks: [entry] })] as const]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

async function itemsOn(page: Page): Promise<readonly string[]> {
  return (await readTable<{ readonly key: string }>(page, "items")).map(({ key }) => key);
}

function isForManifest(request: Request): boolean {
  return /\/bank\/.+\/manifest-/.test(request.url());
}

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
