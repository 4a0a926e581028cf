import { type Browser, expect, type Page } from "@playwright/test";
import type { DerivedRow, EventRow } from "../../src/client/storage/database.ts";
import { readTable } from "./device-data.ts";
import { createLearner, type Learner } from "./learner.ts";
import { JAPANESE } from "./messages.ts";
import { PHONE } from "./phone.ts";

/** A person's device with a browser profile of its own. */
export interface SyncedPhone {
  readonly learner: Learner;
  readonly page: Page;
  /** What went over the wire to the sync server and back. */
  readonly traffic: {
    readonly url: string;
    readonly headers: string;
    readonly request: Buffer;
    readonly response: Buffer;
  }[];
  openSync(): Promise<void>;
  begin(): Promise<void>;
  /** The link behind the code that lets another device join. */
  pairingLink(): Promise<string>;
  followLink(link: string): Promise<void>;
  words(): Promise<readonly string[]>;
  typeWords(words: readonly string[]): Promise<void>;
  name(name: string): Promise<void>;
  syncNow(): Promise<void>;
  /** A pack of わからない, and home again. */
  studyPack(): Promise<void>;
  goOffline(isOffline: boolean): Promise<void>;
  events(): Promise<readonly string[]>;
  /** What the screens show of the learner: due dates, statistics. */
  rows(): Promise<ReadonlyMap<string, string>>;
  close(): Promise<void>;
}

const words = JAPANESE;

export async function openPhone(browser: Browser, url: string): Promise<SyncedPhone> {
  const context = await browser.newContext(PHONE);
  const page = await context.newPage();
  const learner = createLearner(page, url);
  const traffic: SyncedPhone["traffic"] = [];
  page.on("requestfinished", async (request) => {
    if (!request.url().includes("/api/")) return;
    const response = await request.response();
    traffic.push({
      url: request.url(),
      headers: JSON.stringify(await request.allHeaders()),
      request: request.postDataBuffer() ?? Buffer.alloc(0),
      response: (await response?.body().catch(() => null)) ?? Buffer.alloc(0),
    });
  });
  const button = (name: string) => page.getByRole("button", { name, exact: true });
  const well = page.getByText(words.sync_well);
  const openSync = async () => {
    await page.evaluate(() => location.assign("#/sync"));
    await expect(page.getByRole("heading", { level: 1, name: words.sync_title })).toBeVisible();
  };
  await learner.arrive();

  return {
    ...{ learner, page, traffic, openSync },

    begin: async () => {
      await openSync();
      await button(words.sync_off_begin).tap();
      await expect(well).toBeVisible();
    },

    pairingLink: async () => {
      await openSync();
      await button(words.sync_add).tap();
      await page.getByText(words.sync_add_link).tap();
      return (await page.locator("details p").first().innerText()).trim();
    },

    followLink: async (link) => {
      await page.goto(link);
      await button(words.sync_pair_join).tap();
      await expect(well).toBeVisible();
      expect(page.url()).not.toContain(link.slice(-22));
    },

    words: async () => {
      await openSync();
      const show = button(words.sync_words_show);
      if (await show.isVisible()) await show.tap();
      await expect(page.getByRole("main").locator("ol li")).toHaveCount(12);
      return page.getByRole("main").locator("ol li").allInnerTexts();
    },

    typeWords: async (typed) => {
      await openSync();
      const field = page.getByRole("textbox", { name: words.sync_words_label });
      if (!(await field.isVisible())) await button(words.sync_join_words).tap();
      await field.fill(typed.join("　"));
      await button(words.sync_words_join).tap();
    },

    name: async (name) => {
      await openSync();
      await page.getByRole("textbox", { name: words.sync_device_name }).fill(name);
      await button(words.sync_device_name_save).tap();
      await expect(well).toBeVisible();
    },

    syncNow: async () => {
      await openSync();
      await expect(button(words.sync_now)).toBeEnabled();
      await button(words.sync_now).tap();
      await expect(button(words.sync_now)).toBeEnabled();
      await expect(well).toBeVisible();
    },

    studyPack: async () => {
      await page.evaluate(() => location.assign("#/"));
      await learner.chooseMinutes(3);
      await learner.startPack();
      await learner.passAll();
      await learner.goHome();
    },

    goOffline: (isOffline) => context.setOffline(isOffline),

    events: async () => (await readTable<EventRow>(page, "events")).map((event) => JSON.stringify(event)),

    rows: async () =>
      new Map(
        (await readTable<DerivedRow>(page, "derivedRows"))
          .filter(({ subject }) => !subject.startsWith("preference/"))
          .map(({ subject, row }) => [subject, JSON.stringify(row)]),
      ),

    close: () => context.close(),
  };
}
