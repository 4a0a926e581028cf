import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { test as base, expect } from "@playwright/test";
import { JAPANESE, said } from "./messages.ts";
import { type OwnSite, openSite } from "./site.ts";
import { openPhone, type SyncedPhone } from "./synced-phone.ts";

interface Fixtures {
  readonly site: OwnSite;
  readonly phone: SyncedPhone;
  readonly tablet: SyncedPhone;
}

const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures are needed
  site: async ({}, use) => {
    const site = await openSite();
    await use(site);
    await site.stop();
  },
  phone: async ({ browser, site }, use) => {
    const phone = await openPhone(browser, site.url);
    await use(phone);
    await phone.close();
  },
  tablet: async ({ browser, site }, use) => {
    const tablet = await openPhone(browser, site.url);
    await use(tablet);
    await tablet.close();
  },
});

test("two devices, answered on offline, become the same, and a third is restored from the words", async ({
  browser,
  site,
  phone,
  tablet,
}) => {
  test.slow();
  await phone.begin();
  await phone.name("iPhone");
  await tablet.followLink(await phone.pairingLink());
  await tablet.name("iPad");

  for (const device of [phone, tablet]) await device.goOffline(true);
  await phone.studyPack();
  await tablet.studyPack();
  await phone.openSync();
  await phone.page.getByRole("button", { name: JAPANESE.sync_now }).tap();
  await expect(phone.page.getByText(JAPANESE.sync_trouble_offline)).toBeVisible();
  const answers = (await tablet.events()).filter((event) => event.includes("itemAnswered")).length;

  // In the other order than they went.
  await tablet.goOffline(false);
  await tablet.syncNow();
  await phone.goOffline(false);
  await phone.syncNow();
  await expect(phone.page.getByText(said(JAPANESE.sync_receipt, { name: "iPad", count: answers }))).toBeVisible();
  await tablet.syncNow();
  expect(await tablet.events()).toEqual(await phone.events());
  expect(await tablet.rows()).toEqual(await phone.rows());
  expect((await phone.rows()).size).toBeGreaterThan(answers);

  const third = await openPhone(browser, site.url);
  await third.typeWords(await phone.words());
  await expect(third.page.getByText(JAPANESE.sync_well)).toBeVisible();
  await phone.syncNow();
  expect(await third.rows()).toEqual(await phone.rows());
  await third.close();
});

test("what came from another device can be taken back, everywhere", async ({ phone, tablet }) => {
  test.slow();
  await phone.begin();
  await tablet.followLink(await phone.pairingLink());
  const before = await phone.rows();
  await tablet.studyPack();
  await tablet.syncNow();
  await phone.syncNow();
  expect(await phone.rows()).not.toEqual(before);
  await phone.page
    .getByRole("button", { name: new RegExp(`${JAPANESE.sync_undo}$`) })
    .first()
    .tap();
  await phone.page.getByRole("dialog").getByRole("button", { name: JAPANESE.sync_undo, exact: true }).tap();
  await expect(phone.page.getByText(JAPANESE.sync_undone)).toBeVisible();
  await expect(phone.page.getByText(JAPANESE.sync_well)).toBeVisible();
  expect(await phone.rows()).toEqual(before);
  await tablet.syncNow();
  expect(await tablet.rows()).toEqual(before);
});

test("a server that lost its database gets everything back", async ({ browser, site, phone, tablet }) => {
  test.slow();
  await phone.begin();
  await tablet.followLink(await phone.pairingLink());
  await phone.studyPack();
  await phone.syncNow();
  await tablet.syncNow();

  await site.stop();
  rmSync(site.dataFolder, { recursive: true });
  const again = await openSite(".", { port: new URL(site.url).port });
  try {
    await tablet.studyPack();
    await tablet.syncNow();
    await phone.syncNow();
    expect(await phone.events()).toEqual(await tablet.events());
    const third = await openPhone(browser, again.url);
    await third.typeWords(await phone.words());
    await expect(third.page.getByText(JAPANESE.sync_well)).toBeVisible();
    await third.syncNow();
    expect(await third.rows()).toEqual(await phone.rows());
    await third.close();
  } finally {
    await again.stop();
  }
});

test("words with one that is wrong are told apart from those of nobody", async ({ phone, tablet }) => {
  await phone.begin();
  const words = [...(await phone.words())];
  const { page } = tablet;

  await tablet.typeWords([...words.slice(0, 4), "のぼるくん", ...words.slice(5)]);
  await expect(page.getByText(said(JAPANESE.sync_words_unknown, { position: 5, word: "のぼるくん" }))).toBeVisible();
  await tablet.typeWords(words.slice(1));
  await expect(page.getByText(said(JAPANESE.sync_words_count, { count: 11 }))).toBeVisible();

  // One word in sixteen fits the checksum by chance: then it is the server that does not know them.
  const other = words[3] === "あいさつ" ? "りんご" : "あいさつ";
  await tablet.typeWords(words.with(3, other));
  const isWrong = page.getByText(JAPANESE.sync_words_wrong);
  const isNobody = page.getByText(JAPANESE.sync_trouble_unknown_account);
  await expect(isWrong.or(isNobody)).toBeVisible();
});

test("no word of it reaches the server: not its database, not its log, not the line", async ({
  site,
  phone,
  tablet,
}) => {
  test.slow();
  const note = "合格したい気持ち";
  await phone.begin();
  await phone.name("わたしのスマホ");
  await tablet.followLink(await phone.pairingLink());
  await phone.studyPack();
  await phone.page.evaluate(() => location.assign("#/library"));
  await phone.page.getByRole("region").getByRole("listitem").getByRole("link").first().tap();
  await phone.page.getByRole("textbox").first().fill(note);
  await phone.page.keyboard.press("Tab");
  await phone.syncNow();
  await tablet.syncNow();
  const events = await tablet.events();
  expect(events.some((event) => event.includes(note))).toBe(true);

  const link = await phone.pairingLink();
  const secrets = [
    ...(await phone.words()),
    ...new Set(events.flatMap((event) => [...event.matchAll(/"(?:deviceId|session|itemId|bankId|text)":"([^"]+)"/g)])),
  ].map((found) => (typeof found === "string" ? found : (found[1] ?? "")));
  const plain = [link.slice(-22), note, "わたしのスマホ", "itemAnswered", "noteWritten", ...secrets];
  const traffic = [...phone.traffic, ...tablet.traffic];
  expect(traffic.length).toBeGreaterThan(5);
  const haystacks = [
    ...readdirSync(site.dataFolder).map((file) => readFileSync(join(site.dataFolder, file))),
    Buffer.from(site.output()),
    ...traffic.flatMap(({ url, headers, request, response }) => [
      Buffer.from(url),
      Buffer.from(headers),
      request,
      response,
    ]),
  ];
  const found = [...new Set(plain)].filter((word) => haystacks.some((bytes) => bytes.includes(word)));
  expect(found).toEqual([]);
  // The search itself finds what is there.
  expect(haystacks.some((bytes) => bytes.includes("SQLite format 3"))).toBe(true);
  expect(site.output()).toContain("push");
});
