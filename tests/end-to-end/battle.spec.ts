import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { createLearner } from "./learner.ts";
import { JAPANESE, said } from "./messages.ts";
import { PHONE } from "./phone.ts";
import { expect, test } from "./test.ts";

test("two phones play the same five items without a network, and agree on who won", async ({
  learner,
  page: hers,
  context,
  browser,
  site,
}) => {
  test.slow();
  const other = await browser.newContext(PHONE);
  const his = await other.newPage();
  for (const phone of [context, other]) await phone.grantPermissions(["clipboard-read", "clipboard-write"]);
  await learner.arrive();
  await learner.waitForOffline();
  const opponent = createLearner(his, site.url);
  await opponent.arrive();
  await opponent.waitForOffline();
  await site.stop();

  await hers.goto(`${site.url}#/battle`);
  await hers.getByRole("button", { name: JAPANESE.battle_start }).tap();
  const herStems = await playAll(hers, (stem) => stem.length % 2);
  const link = await copiedLink(hers);
  expect(link).toMatch(new RegExp(`^${site.url}#/battle/[0-9a-f]{8}/[0-9a-z]{1,7}/((p|\\d)-\\d{1,3}_?){5}$`));
  await expect(hers.getByText(JAPANESE.battle_waiting)).toBeVisible();

  await his.goto(link);
  await his.getByRole("button", { name: JAPANESE.battle_start_against }).tap();
  const hisStems = await playAll(his, () => 0, 2);
  expect(hisStems).toEqual(herStems);
  const theirs = await columnOf(his, 1);
  expect(theirs).toEqual(await columnOf(hers, 0));
  expect((await new AxeBuilder({ page: his }).analyze()).violations).toEqual([]);

  await hers.goto(await copiedLink(his));
  await expect(hers.getByRole("columnheader", { name: JAPANESE.battle_other })).toBeVisible();
  expect(await columnOf(hers, 0)).toEqual(theirs);
  expect(await columnOf(hers, 1)).toEqual(await columnOf(his, 0));
  // What one has won the other has lost.
  expect((await outcomeOn(hers)) + (await outcomeOn(his))).toBe(0);
  await other.close();
});

test("a battle that is cut off goes on at the item where it was", async ({ learner, page, site }) => {
  await learner.arrive();
  await page.goto(`${site.url}#/battle`);
  await page.getByRole("button", { name: JAPANESE.battle_start }).tap();
  await expectItem(page, 1);
  await page.getByRole("button", { name: JAPANESE.battle_pass }).tap();
  await expectItem(page, 2);
  await page.reload();
  await expectItem(page, 2);
});

test.describe("a link says what is wrong with it", () => {
  for (const [name, path, title] of [
    ["another version of the bank", "00000000/abc", JAPANESE.battle_other_bank],
    ["cut off on its way", "00000000/abc/1-5_2-9", JAPANESE.battle_bad_link],
    ["not one at all", "hello", JAPANESE.battle_bad_link],
  ] as const) {
    test(name, async ({ learner, page, site }) => {
      await learner.arrive();
      await page.goto(`${site.url}#/battle/${path}`);
      await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
    });
  }
});

/** Answers every item by the option that `choose` names from its text; `passes` of them with わからない. */
async function playAll(page: Page, choose: (stem: string) => number, passes = 0): Promise<readonly string[]> {
  const stems: string[] = [];
  for (let number = 1; number <= 5; number += 1) {
    await expectItem(page, number);
    const stem = (await page.getByRole("main").locator("[class*=stem]").textContent()) ?? "";
    stems.push(stem);
    const options = page.getByRole("main").getByRole("listitem").getByRole("button");
    if (number <= passes) await page.getByRole("button", { name: JAPANESE.battle_pass }).tap();
    else if ((await options.count()) > 0) await options.nth(choose(stem)).tap();
    else await page.getByRole("button", { name: JAPANESE.practice_true }).tap();
  }
  await expect(page.getByRole("heading", { name: JAPANESE.battle_result })).toBeVisible();
  return stems;
}

async function expectItem(page: Page, number: number): Promise<void> {
  await expect(page.getByRole("heading", { name: said(JAPANESE.battle_question, { number }) })).toBeVisible();
}

async function copiedLink(page: Page): Promise<string> {
  await page.getByRole("button", { name: JAPANESE.battle_copy }).tap();
  await expect(page.getByText(JAPANESE.battle_copied)).toBeVisible();
  return page.evaluate(() => navigator.clipboard.readText());
}

async function columnOf(page: Page, column: 0 | 1): Promise<readonly string[]> {
  return page
    .getByRole("table")
    .locator(`tr td:nth-of-type(${column + 1})`)
    .allTextContents();
}

/** 1 won, 0 drawn, -1 lost. */
async function outcomeOn(page: Page): Promise<number> {
  for (const [text, points] of [
    [JAPANESE.battle_win, 1],
    [JAPANESE.battle_lose, -1],
  ] as const) {
    if (await page.getByText(text).isVisible()) return points;
  }
  await expect(page.getByText(JAPANESE.battle_draw)).toBeVisible();
  return 0;
}
