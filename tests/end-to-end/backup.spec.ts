import { readTable } from "./device-data.ts";
import type { Learner } from "./learner.ts";
import { JAPANESE, said } from "./messages.ts";
import { expect, test } from "./test.ts";

const PLACES = [JAPANESE.nav_home, JAPANESE.nav_insights, JAPANESE.nav_library];

test("a backup brings everything back after the device was wiped", async ({ learner, page }, testInfo) => {
  await learner.arrive();
  await learner.chooseMinutes(3);
  await learner.startPack();
  await page.getByRole("button", { name: JAPANESE.practice_flag }).tap();
  await learner.answer();
  await learner.goOn();
  await learner.passAll();
  await learner.goHome();
  const before = await stateOf(learner);

  await learner.goTo(JAPANESE.nav_settings);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: JAPANESE.backup_export }).tap();
  const backup = testInfo.outputPath((await download).suggestedFilename());
  await (await download).saveAs(backup);

  await page.getByRole("button", { name: JAPANESE.settings_erase_open }).tap();
  await page.getByRole("dialog").getByRole("textbox").fill(JAPANESE.settings_erase_word);
  await page.getByRole("button", { name: JAPANESE.settings_erase_confirm }).tap();
  await page.getByRole("link", { name: JAPANESE.onboarding_restore }).tap();
  expect(await readTable(page, "events")).toEqual([]);
  expect(await readTable(page, "derivedRows")).toEqual([]);

  await page.getByLabel(JAPANESE.backup_import).setInputFiles(backup);
  const added = before.events.length;
  await expect(page.getByText(said(JAPANESE.backup_imported, { added, known: 0 }))).toBeVisible();
  expect(await stateOf(learner)).toEqual(before);

  await learner.goTo(JAPANESE.nav_settings);
  await page.getByLabel(JAPANESE.backup_import).setInputFiles(backup);
  await expect(page.getByText(said(JAPANESE.backup_imported, { added: 0, known: added }))).toBeVisible();
});

/** What the learner sees, and what the device keeps. */
async function stateOf(learner: Learner): Promise<{ screens: string[]; events: unknown[]; derivedRows: unknown[] }> {
  const screens: string[] = [];
  for (const place of PLACES) {
    await learner.goTo(place);
    screens.push(await learner.readScreen());
  }
  const { page } = learner;
  return { screens, events: await readTable(page, "events"), derivedRows: await readTable(page, "derivedRows") };
}
