import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import type { EventDraft, StoredEvent } from "../../src/domain/event.ts";
import type { Item } from "../../src/domain/item.ts";
import { type StudyDay, studyDayOf, studyDayToIsoDate } from "../../src/domain/study-day.ts";
import { simulateStudy } from "../simulated-study.ts";
import { plantLog, readTable } from "./device-data.ts";
import type { Learner } from "./learner.ts";
import { JAPANESE, said } from "./messages.ts";
import { expect, test } from "./test.ts";

const TOKYO_MINUTES = 9 * 60;
const DAY_MILLIS = 86_400_000;

/** Days of study behind and, below 0 where it is over, to the exam. */
const STAGES = {
  firstDays: [2, 100],
  midway: [60, 60],
  afterwards: [110, -3],
} as const;
type Stage = keyof typeof STAGES;

test.use({ timezoneId: "Asia/Tokyo" });

for (const [colorScheme, width, textSize] of [
  ["light", 360, 100],
  ["dark", 360, 100],
  ["light", 320, 130],
] as const) {
  for (const stage of Object.keys(STAGES) as Stage[]) {
    test(`insights and home can be read by everybody: ${stage}, ${colorScheme}, ${width} px, ${textSize} %`, async ({
      learner,
      page,
    }) => {
      await page.setViewportSize({ width, height: 740 });
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await studyUntil(learner, stage);
      await page.evaluate((percent) => {
        document.documentElement.style.fontSize = `${percent}%`;
      }, textSize);
      await expect(page.getByText(JAPANESE.climb_now)).toBeVisible();
      for (const place of [JAPANESE.nav_home, JAPANESE.nav_insights]) {
        if (place === JAPANESE.nav_insights) {
          await learner.goTo(place);
          await page.getByRole("heading", { name: JAPANESE.insights_time }).waitFor();
          await openAll(page);
        }
        await page.screenshot({
          path: `test-results/insights/${stage}-${place}-${colorScheme}-${width}.png`,
          fullPage: true,
        });
        expect.soft((await new AxeBuilder({ page }).analyze()).violations, place).toEqual([]);
        const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
        expect.soft(scrollWidth, `${place} is no wider than the phone`).toBe(clientWidth);
      }
    });
  }
}

test("with keys alone a day is looked at, its table is opened and a drill is begun, offline", async ({
  learner,
  page,
  site,
}) => {
  await studyUntil(learner, "midway");
  await learner.waitForOffline();
  await site.stop();
  await learner.goTo(JAPANESE.nav_insights);
  const slider = page.getByRole("slider", { name: JAPANESE.climb_look });
  await slider.press("Home");
  const first = await slider.getAttribute("aria-valuetext");
  await slider.press("End");
  const last = await slider.getAttribute("aria-valuetext");
  expect(last).not.toBe(first);
  await expect(page.getByText(last ?? "")).toBeVisible();

  const table = page.getByText(JAPANESE.climb_table).or(page.getByText(JAPANESE.climb_table_weekly));
  await table.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("table").first()).toBeVisible();
  expect(await page.getByRole("table").first().getByRole("row").count()).toBeGreaterThan(2);

  await page.locator('a[href^="#/drill/section/"]').first().press("Enter");
  await learner.expectQuestion(1);
});

test("every drill asks what it promises, for the minutes that were chosen", async ({ learner, page }) => {
  test.slow();
  const items = await studyUntil(learner, "midway");
  const byKey = new Map(items.map((item) => [`${item.bankId}/${item.id}`, item]));
  await learner.chooseMinutes(3);
  await learner.startPack();
  await learner.passAll();
  await learner.goHome();
  await flag(page, items[0] as Item);
  await learner.goTo(JAPANESE.nav_insights);
  await expect(page.getByRole("radio", { name: said(JAPANESE.home_minutes, { minutes: 3 }) })).toBeChecked();
  await page.getByRole("heading", { name: JAPANESE.insights_traps }).waitFor();
  const drills = await page
    .locator('a[href^="#/drill/"]')
    .evaluateAll((links) => links.map((link) => decodeURIComponent((link as HTMLAnchorElement).hash)));
  const kinds = new Set(drills.map((hash) => hash.split("/")[2]));
  const offered = ["section", "topic", "weak", "wrong", "sure", "flagged", "statements", "trap"];
  expect([...kinds]).toEqual(expect.arrayContaining(offered));

  for (const kind of offered) {
    const hash = drills.find((one) => one.split("/")[2] === kind) ?? "";
    await page.evaluate((address) => location.assign(address), encodeURI(hash));
    await learner.expectQuestion(1);
    const [row] = await readTable<{ session: { mode: string; minutes: number; entries: { key: string }[] } }>(
      page,
      "sessions",
    );
    const asked = (row?.session.entries ?? []).map(({ key }) => byKey.get(key) as Item);
    expect(row?.session, hash).toMatchObject({ mode: kind === "statements" ? "statement" : "practice", minutes: 3 });
    expect(asked.length, hash).toBeGreaterThan(0);
    const about = hash.split("/").slice(3).join("/");
    if (kind === "section") expect(asked.every(({ topic }) => topic.startsWith(`${about}/`))).toBe(true);
    if (kind === "topic") expect(asked.every(({ topic }) => topic === about)).toBe(true);
    if (kind === "flagged") expect(asked).toHaveLength(1);
    if (kind === "trap") expect(JSON.stringify(asked)).toContain(about);
  }
});

/** Lets the learner have studied; gives the items of the bank. Waits until the climb is told. */
async function studyUntil(learner: Learner, stage: Stage): Promise<readonly Item[]> {
  const { page } = learner;
  await learner.arrive();
  const items = (await readTable<{ item: Item }>(page, "items")).map(({ item }) => item);
  const [behind, ahead] = STAGES[stage];
  const today = studyDayOf(Date.now(), TOKYO_MINUTES);
  const lastDay = ahead < 0 ? today + ahead - 1 : today;
  const habits = { answersPerDay: 20, newPerDay: stage === "firstDays" ? 16 : 1, missedShare: 0.2, known: 0.4 };
  const answers = simulateStudy(items, { ...habits, firstDay: today - behind, lastDay });
  await plantLog(page, [...answers, examDateSet(today + ahead, today - behind, answers.length)]);
  await page.reload();
  await page.getByText(JAPANESE.climb_now).waitFor();
  return items;
}

function examDateSet(examDay: StudyDay, day: StudyDay, sequence: number): StoredEvent {
  const wallMs = day * DAY_MILLIS;
  const draft: EventDraft = { type: "preferenceSet", body: { key: "examDate", value: studyDayToIsoDate(examDay) } };
  const id = { deviceId: "AAAAAAAAAAAAAAAAAAAAAA", sequence };
  return { ...id, orderMs: wallMs, lamport: 0, wallMs, zoneMinutes: TOKYO_MINUTES, version: 1, ...draft };
}

async function openAll(page: Page): Promise<void> {
  // Some hold others.
  for (let round = 0; round < 2; round++) {
    await page.evaluate(() => {
      for (const details of document.querySelectorAll("details")) details.open = true;
    });
    await page.waitForTimeout(100);
  }
  await expect(page.getByText(JAPANESE.library_loading)).toHaveCount(0);
}

async function flag(page: Page, { bankId, id }: Item): Promise<void> {
  await page.evaluate((hash) => location.assign(hash), `#/library/${bankId}/${id}`);
  await page.getByRole("button", { name: JAPANESE.practice_flag }).tap();
}
