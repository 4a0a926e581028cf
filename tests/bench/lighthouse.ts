import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { BROWSER_FLAGS } from "../end-to-end/browser.ts";
import { createLearner } from "../end-to-end/learner.ts";
import { PHONE } from "../end-to-end/phone.ts";
import { withBuiltApp } from "./built-app.ts";
import type { Measurement } from "./measurement.ts";

const SCREENS = { home: "", practice: "#/practice/7" } as const;
const CATEGORIES = {
  performance: "performance",
  accessibility: "accessibility",
  bestPractices: "best-practices",
  seo: "seo",
} as const;
const CATEGORY_IDS = Object.values(CATEGORIES);

type Scores = Record<keyof typeof CATEGORIES, number>;

/** One run is at the mercy of whatever else the machine does; the median of a few is what Lighthouse itself advises. */
const RUNS = 3;

/** A busy machine sometimes loses the beginning of a trace; Lighthouse then asks to be run again. */
const TRIES = 4;

/**
 * Scores 0-100 of a phone whose learner has been here before, so that each screen opens by itself. Lighthouse empties
 * the caches and the service worker before each run: the code is loaded anew, the bank and the log stay.
 */
export async function measureLighthouse(): Promise<Measurement> {
  const scores = await withBuiltApp(async (site, chromePath) => {
    const userDataDir = mkdtempSync(join(tmpdir(), "noboru-lighthouse-"));
    await makeFirstVisit(userDataDir, chromePath, site.url);
    const chrome = await launch({ chromePath, userDataDir, chromeFlags: ["--headless=new", ...BROWSER_FLAGS] });
    try {
      const measured = {} as Record<keyof typeof SCREENS, Scores>;
      for (const [screen, address] of Object.entries(SCREENS)) {
        measured[screen as keyof typeof SCREENS] = await medianScores(`${site.url}${address}`, chrome.port);
      }
      return measured;
    } finally {
      chrome.kill();
      rmSync(userDataDir, { recursive: true, force: true, maxRetries: 5 });
    }
  });
  return { figures: scores, table: Object.entries(scores).map(([screen, each]) => ({ screen, ...each })) };
}

async function makeFirstVisit(userDataDir: string, executablePath: string, url: string): Promise<void> {
  const context = await chromium.launchPersistentContext(userDataDir, {
    ...PHONE,
    executablePath,
    args: BROWSER_FLAGS,
  });
  await createLearner(await context.newPage(), url).arrive();
  await context.close();
}

async function medianScores(url: string, port: number): Promise<Scores> {
  const runs: Scores[] = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(await scoresOf(url, port));
  return eachCategory((category) => {
    const sorted = runs.map((scores) => scores[category]).sort((a, b) => a - b);
    return sorted[Math.floor(RUNS / 2)] ?? 0;
  });
}

async function scoresOf(url: string, port: number): Promise<Scores> {
  let problem = "";
  for (let tries = 0; tries < TRIES; tries += 1) {
    const result = await lighthouse(url, { port, output: "json", logLevel: "error", onlyCategories: CATEGORY_IDS });
    if (result === undefined) throw new Error(`Lighthouse gave no result for ${url}`);
    const { categories, runtimeError } = result.lhr;
    if (runtimeError === undefined) {
      return eachCategory((category) => Math.round((categories[CATEGORIES[category]]?.score ?? 0) * 100));
    }
    problem = runtimeError.message;
  }
  throw new Error(`Lighthouse could not measure ${url}: ${problem}`);
}

function eachCategory(score: (category: keyof Scores) => number): Scores {
  const names = Object.keys(CATEGORIES) as (keyof Scores)[];
  return Object.fromEntries(names.map((name) => [name, score(name)])) as Scores;
}
