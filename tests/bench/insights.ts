import { chromium, type Page } from "@playwright/test";
import type { Item } from "../../src/domain/item.ts";
import { studyDayOf } from "../../src/domain/study-day.ts";
import { BROWSER_FLAGS } from "../end-to-end/browser.ts";
import { plantLog, readTable } from "../end-to-end/device-data.ts";
import { createLearner } from "../end-to-end/learner.ts";
import { JAPANESE } from "../end-to-end/messages.ts";
import { PHONE } from "../end-to-end/phone.ts";
import { simulateStudy } from "../simulated-study.ts";
import { withBuiltApp } from "./built-app.ts";
import type { Measurement } from "./measurement.ts";

const ANSWERS = 100_000;
const DAYS = 730;
const OPENINGS = 20;
/** How many times slower than this machine a phone is taken to be, as in Lighthouse. */
const SLOWDOWN = 4;
const FOLD_TIMEOUT_MILLIS = 120_000;

/** What has to be painted before a screen counts as open: the ridge, and its last part. */
const INSIGHTS = [
  "path[pathLength]",
  `h2:text-is("${JAPANESE.insights_traps}")`,
  `h3:text-is("${JAPANESE.insights_time}")`,
];
const HOME = ["path[pathLength]", `h2:text-is("${JAPANESE.home_next_points}")`];

/**
 * Opens the insights and home again and again on a phone with a log of 100,000 answers over two years in its database:
 * by a tap in the app, and by its address in a page that was just opened, which reads all rows first.
 */
export async function measureInsights(): Promise<Measurement> {
  const millis = await withBuiltApp(
    async (site, executablePath) => {
      const browser = await chromium.launch({ executablePath, args: BROWSER_FLAGS });
      try {
        const page = await (await browser.newContext(PHONE)).newPage();
        const learner = createLearner(page, site.url);
        await learner.arrive();
        await plantLog(page, await log(page));
        // The app folds the log, and the worker tells the climb: once, at the first start after this.
        await page.goto(`${site.url}#/insights`);
        await page.reload();
        await page.locator("path[pathLength]").waitFor({ timeout: FOLD_TIMEOUT_MILLIS });
        const session = await page.context().newCDPSession(page);
        await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
        const found: Record<string, number[]> = { insights: [], home: [], insightsCold: [], homeCold: [] };
        for (let opening = 0; opening < OPENINGS; opening++) {
          found["home"]?.push(await tapped(page, JAPANESE.nav_home, HOME));
          found["insights"]?.push(await tapped(page, JAPANESE.nav_insights, INSIGHTS));
        }
        for (let opening = 0; opening < OPENINGS; opening++) {
          found["homeCold"]?.push(await reloaded(page, `${site.url}#/`, HOME));
          found["insightsCold"]?.push(await reloaded(page, `${site.url}#/insights`, INSIGHTS));
        }
        return found;
      } finally {
        await browser.close();
      }
    },
    { drafts: true },
  );
  const figures = Object.fromEntries(
    Object.entries(millis).flatMap(([name, each]) => [
      [`${name}MillisP95`, percentile(each, 0.95)],
      [`${name}MillisMedian`, percentile(each, 0.5)],
    ]),
  );
  return {
    figures: { answers: ANSWERS, openings: OPENINGS, slowdown: SLOWDOWN, ...figures },
    table: Object.entries(figures).map(([figure, value]) => ({ figure, value })),
  };
}

async function log(page: Page) {
  const items = (await readTable<{ item: Item }>(page, "items")).map(({ item }) => item);
  const today = studyDayOf(Date.now(), 9 * 60);
  const events = simulateStudy(items, {
    firstDay: today - DAYS,
    lastDay: today,
    answersPerDay: Math.ceil(ANSWERS / DAYS),
    newPerDay: 3,
    missedShare: 0,
    known: 0.4,
  });
  return events.slice(-ANSWERS).map((event, sequence) => ({ ...event, sequence }));
}

/** Milliseconds from the tap in the tab bar to the frame in which all is painted. */
async function tapped(page: Page, place: string, wanted: readonly string[]): Promise<number> {
  await page.evaluate(() => performance.clearMarks());
  const tab = page.getByRole("navigation", { name: JAPANESE.nav_label }).getByRole("link", { name: place });
  await tab.evaluate((link: HTMLElement) => {
    performance.mark("tap");
    link.click();
  });
  return sinceMark(page, "tap", wanted);
}

/** Milliseconds from the start of the document, its code at hand, to the frame in which all is painted. */
async function reloaded(page: Page, url: string, wanted: readonly string[]): Promise<number> {
  await page.goto(url);
  await page.reload({ waitUntil: "commit" });
  return sinceMark(page, null, wanted);
}

async function sinceMark(page: Page, mark: string | null, wanted: readonly string[]): Promise<number> {
  const selectors = wanted.map((one) => {
    const [, tag = "", text = ""] = /^(h\d):text-is\("(.*)"\)$/.exec(one) ?? [];
    return tag === "" ? { selector: one, text: null } : { selector: tag, text };
  });
  return page.evaluate(
    async ({ name, all }) => {
      const isThere = (): boolean =>
        all.every(({ selector, text }) =>
          [...document.querySelectorAll(selector)].some((each) => text === null || each.textContent === text),
        );
      while (!isThere()) await new Promise(requestAnimationFrame);
      // A frame more: what was found has been painted.
      await new Promise(requestAnimationFrame);
      const startedAt = name === null ? 0 : (performance.getEntriesByName(name)[0]?.startTime ?? Number.NaN);
      return performance.now() - startedAt;
    },
    { name: mark, all: selectors },
  );
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN);
}
