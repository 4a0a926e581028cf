import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { chromium, type Page } from "@playwright/test";
import { BROWSER_FLAGS } from "../end-to-end/browser.ts";
import { createLearner } from "../end-to-end/learner.ts";
import { JAPANESE, said } from "../end-to-end/messages.ts";
import { PHONE } from "../end-to-end/phone.ts";
import { withBuiltApp } from "./built-app.ts";
import type { Measurement } from "./measurement.ts";

const FIRST_QUESTION = "first-question";
const SERVICE_WORKER = "service-worker.js";
/** Registers it once the page has loaded: for later visits, and not on the way to the question. */
const SERVICE_WORKER_BRIDGE = /^assets\/service-worker-bridge-/;

interface LoadedFile {
  readonly path: string;
  readonly kind: "code" | "bank" | "picture" | "serviceWorker";
  readonly brotliBytes: number;
}

/** Drives a fresh phone to its first question and weighs every file that it asked for on the way. */
export async function measureSize(): Promise<Measurement> {
  const paths = await withBuiltApp(async (site, executablePath) => {
    const browser = await chromium.launch({ executablePath, args: BROWSER_FLAGS });
    try {
      const page = await (await browser.newContext(PHONE)).newPage();
      await markFirstQuestion(page);
      const learner = createLearner(page, site.url);
      await learner.arrive();
      await learner.startPack();
      return await pathsBeforeMark(page);
    } finally {
      await browser.close();
    }
  });
  // What the service worker fetches is for later visits; its own script is weighed apart.
  const files = [...new Set(["index.html", ...paths, SERVICE_WORKER])].map(weigh);
  const totals = {
    firstQuestionBrotliBytes: total(files, "code"),
    bankPackBrotliBytes: total(files, "bank"),
    serviceWorkerBrotliBytes: total(files, "serviceWorker"),
  };
  return {
    figures: totals,
    table: [...files, ...Object.entries(totals).map(([path, brotliBytes]) => ({ path, kind: "total", brotliBytes }))],
  };
}

/** Notes the moment inside the page: what is fetched while the question is being read comes after it. */
async function markFirstQuestion(page: Page): Promise<void> {
  const heading = said(JAPANESE.practice_question_number, { number: 1 }).source;
  await page.addInitScript(
    ([pattern, mark]) => {
      const observer = new MutationObserver(() => {
        const headings = [...document.querySelectorAll("h1")];
        if (!headings.some(({ textContent }) => new RegExp(pattern).test(textContent ?? ""))) return;
        performance.mark(mark);
        observer.disconnect();
      });
      observer.observe(document, { childList: true, subtree: true });
    },
    [heading, FIRST_QUESTION] as const,
  );
}

async function pathsBeforeMark(page: Page): Promise<readonly string[]> {
  const urls = await page.evaluate((mark) => {
    const markedAt = performance.getEntriesByName(mark)[0]?.startTime ?? Number.NaN;
    const entries = performance.getEntriesByType("resource").filter(({ startTime }) => startTime <= markedAt);
    return entries.map(({ name }) => name);
  }, FIRST_QUESTION);
  return urls.map((url) => new URL(url).pathname.slice(1));
}

function weigh(path: string): LoadedFile {
  const body = readFileSync(join("dist", path));
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
  return { path, kind: kindOf(path), brotliBytes: brotliCompressSync(body, { params }).length };
}

function kindOf(path: string): LoadedFile["kind"] {
  if (path === SERVICE_WORKER || SERVICE_WORKER_BRIDGE.test(path)) return "serviceWorker";
  if (path.startsWith("bank/")) return "bank";
  return /\.(html|css|js)$/.test(path) ? "code" : "picture";
}

function total(files: readonly LoadedFile[], kind: LoadedFile["kind"]): number {
  return files.filter((file) => file.kind === kind).reduce((sum, { brotliBytes }) => sum + brotliBytes, 0);
}
