import { readFileSync, writeFileSync } from "node:fs";
import { type CDPSession, chromium } from "@playwright/test";
import { build } from "vite";
import { BROWSER_FLAGS, findBrowser, installBrowser } from "../end-to-end/browser.ts";
import { PHONE } from "../end-to-end/phone.ts";
import { hearProgram } from "../programs.ts";
import type { WorkName } from "./page/works.ts";

/** How many times slower than this machine a phone is taken to be, as in Lighthouse. */
const SLOWDOWN = 4;

const MEGABYTE_KIBIBYTES = 1_000_000 / 1024;

export interface PhoneMeasurement {
  readonly millis: number;
  /** What the page's process grew by at its peak; null where the system does not tell. */
  readonly peakMegabytes: number | null;
}

/**
 * Does work in a page of a slowed-down Chromium. On its main thread, though the app does it in a worker: Chromium slows
 * down pages only ("Operation is only supported for pages, not workers"), and the code and the engine are the same.
 */
export async function measureOnPhone(names: readonly WorkName[]): Promise<Readonly<Record<string, PhoneMeasurement>>> {
  await installBrowser(hearProgram);
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error("Without a browser nothing can be measured.");
  const code = await bundle();
  const measurements: Record<string, PhoneMeasurement> = {};
  for (const name of names) {
    const browser = await chromium.launch({ executablePath, args: BROWSER_FLAGS });
    try {
      const page = await (await browser.newContext(PHONE)).newPage();
      await page.route("**/*", (route) =>
        route.fulfill(
          route.request().url().endsWith(".js")
            ? { contentType: "text/javascript", body: code }
            : { contentType: "text/html", body: '<script type="module" src="works.js"></script>' },
        ),
      );
      await page.goto("http://localhost/");
      await page.evaluate(`prepareWork("${name}")`);
      const session = await page.context().newCDPSession(page);
      const processes = await rendererIds(await browser.newBrowserCDPSession());
      await session.send("HeapProfiler.collectGarbage");
      const before = processes.map(resetPeak);
      await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
      const millis = await page.evaluate<number>(`runWork("${name}")`);
      const growth = processes.map((id, index) => peakKibibytes(id) - (before[index] ?? Number.NaN));
      const peak = Math.max(...growth) / MEGABYTE_KIBIBYTES;
      measurements[name] = { millis, peakMegabytes: Number.isNaN(peak) ? null : peak };
    } finally {
      await browser.close();
    }
  }
  return measurements;
}

async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "silent",
    build: { write: false, rolldownOptions: { input: `${import.meta.dirname}/page/works.ts` } },
  });
  const [output] = [built].flat();
  if (output === undefined || !("output" in output)) throw new Error("Inconsistent: Vite built nothing");
  return output.output[0].code;
}

async function rendererIds(browser: CDPSession): Promise<readonly number[]> {
  const { processInfo } = await browser.send("SystemInfo.getProcessInfo");
  return processInfo.filter(({ type }) => type === "renderer").map(({ id }) => id);
}

/** Has Linux forget the process's peak so far; gives what it holds now. */
function resetPeak(id: number): number {
  try {
    writeFileSync(`/proc/${id}/clear_refs`, "5");
  } catch {
    return Number.NaN;
  }
  return peakKibibytes(id);
}

function peakKibibytes(id: number): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, "utf8"))?.[1]);
  } catch {
    return Number.NaN;
  }
}
