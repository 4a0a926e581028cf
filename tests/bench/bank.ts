import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { type BrowserContext, chromium, type Page } from "@playwright/test";
import type { BankList, BankManifest } from "../../src/domain/bank.ts";
import { startSession } from "../../src/domain/session.ts";
import { BROWSER_FLAGS } from "../end-to-end/browser.ts";
import { readTable, writeRow } from "../end-to-end/device-data.ts";
import { createLearner } from "../end-to-end/learner.ts";
import { JAPANESE } from "../end-to-end/messages.ts";
import { PHONE } from "../end-to-end/phone.ts";
import { hearProgram } from "../programs.ts";
import { withBuiltApp } from "./built-app.ts";
import type { Measurement } from "./measurement.ts";

/** How many times slower than this machine a phone is taken to be, as in Lighthouse. */
const SLOWDOWN = 4;
const INSTALLS = 3;

const NARROW = { ...PHONE, viewport: { width: 320, height: 640 } };
const TEXT_PERCENT = 130;

/** Compiling the banks, their packs, installing them on a fresh phone, and every item on a narrow phone with large text. */
export async function measureBank(): Promise<Measurement> {
  const startedAt = performance.now();
  const compiled = await hearProgram(["npm", "run", "bank", "--silent", "--", "build"]);
  const compileMillis = Math.round(performance.now() - startedAt);
  if (!compiled.ok) throw new Error(`The banks do not compile:\n${compiled.output}`);

  const { installs, sideways } = await withBuiltApp(async (site, executablePath) => {
    const browser = await chromium.launch({ executablePath, args: BROWSER_FLAGS });
    try {
      const millis: number[] = [];
      for (let run = 0; run < INSTALLS; run++) millis.push(await installOn(await browser.newContext(PHONE), site.url));
      return { installs: millis, sideways: await readAll(await browser.newContext(NARROW), site.url) };
    } finally {
      await browser.close();
    }
  });
  const packs = packsOf("dist/bank");
  const figures = {
    compileMillis,
    installMillisThrottled: Math.round([...installs].sort((a, b) => a - b)[Math.floor(INSTALLS / 2)] ?? Number.NaN),
    itemsShown: sideways.shown,
    itemsSideways: sideways.ids,
    packBrotliBytes: packs.reduce((sum, { brotliBytes }) => sum + brotliBytes, 0),
  };
  return { figures, table: [...packs, ...Object.entries(figures).map(([figure, value]) => ({ figure, value }))] };
}

/** From asking for the list of banks to the first screen that has their items, in milliseconds. */
async function installOn(context: BrowserContext, url: string): Promise<number> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
  await page.goto(`${url}#/library`);
  const millis = await page.evaluate(async (name) => {
    const isThere = () => [...document.querySelectorAll("h1")].some(({ textContent }) => textContent === name);
    while (!isThere()) await new Promise(requestAnimationFrame);
    const list = performance.getEntriesByType("resource").find((entry) => entry.name.endsWith("/bank/index.json"));
    return performance.now() - (list?.startTime ?? Number.NaN);
  }, JAPANESE.nav_library);
  await context.close();
  return millis;
}

/** Goes through sessions of every item, and names those whose question or feedback can be pushed sideways. */
async function readAll(context: BrowserContext, url: string): Promise<{ shown: number; ids: readonly string[] }> {
  const page = await context.newPage();
  const learner = createLearner(page, url);
  await learner.arrive();
  const keysBySection = new Map<string, string[]>();
  for (const { key, section } of await readTable<{ key: string; section: string }>(page, "items")) {
    keysBySection.set(section, [...(keysBySection.get(section) ?? []), key]);
  }
  const sideways: string[] = [];
  for (const [section, keys] of keysBySection) {
    await openSession(page, url, section, keys);
    for (const [index, key] of keys.entries()) {
      await learner.expectQuestion(index + 1);
      const isWide = await isSideways(page);
      await learner.pass();
      await learner.expectFeedback();
      if (isWide || (await isSideways(page))) sideways.push(key);
      await learner.goOn();
    }
  }
  await context.close();
  return { shown: [...keysBySection.values()].flat().length, ids: sideways };
}

async function openSession(page: Page, url: string, section: string, keys: readonly string[]): Promise<void> {
  const entries = keys.map((key) => ({ key, kind: "new", estimatedMillis: 1 }) as const);
  const session = startSession({ id: `all of ${section}`, mode: "practice", title: null, minutes: 600, entries });
  await writeRow(page, "sessions", { name: "current", session });
  // The app reads the session when it opens; an address without one would lead home.
  await page.reload();
  await page.goto(`${url}#/practice`);
  await page.evaluate((percent) => {
    document.documentElement.style.fontSize = `${percent}%`;
  }, TEXT_PERCENT);
}

function isSideways(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}

function packsOf(folder: string): readonly { pack: string; items: number; bytes: number; brotliBytes: number }[] {
  const list = JSON.parse(readFileSync(join(folder, "index.json"), "utf8")) as BankList;
  return list.banks.flatMap(({ manifest }) => {
    const { packs } = JSON.parse(readFileSync(join(folder, manifest), "utf8")) as BankManifest;
    return packs.map(({ file, items, bytes }) => ({
      pack: file,
      items,
      bytes,
      brotliBytes: brotliCompressSync(readFileSync(join(folder, manifest, "..", file))).length,
    }));
  });
}
