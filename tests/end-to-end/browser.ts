import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import { hearProgram, showProgram } from "../programs.ts";

const PACKAGES = ["chromium", "fonts-noto-cjk"];

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
];

/** As root Chromium has no sandbox; the flags keep it from calling home, which the tests would count as a foreign request. */
export const BROWSER_FLAGS = [
  "--no-sandbox",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--no-default-browser-check",
  "--no-first-run",
];

/** The system's Chromium, else the one that Playwright keeps for itself. */
export function findBrowser(): string | null {
  return [...PLACES, chromium.executablePath()].find((path) => existsSync(path)) ?? null;
}

/** Makes sure that there is a browser with Japanese letters; what is missing all the same is said on standard error. */
export async function installBrowser(run = showProgram): Promise<boolean> {
  if (findBrowser() !== null && (await hasJapaneseFont())) return true;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    await run(["apt-get", "update", "--quiet"]);
    await run(["apt-get", "install", "--yes", "--quiet", "--no-install-recommends", ...PACKAGES]);
  }
  if (findBrowser() === null) await run(["playwright", "install", "chromium"]);
  if (!(await hasJapaneseFont())) {
    console.error(
      "No Japanese font was found: widths and line breaks are not those of a phone. Install fonts-noto-cjk.",
    );
  }
  if (findBrowser() === null) {
    console.error(`No browser was found, so nothing is tested in one. Install ${PACKAGES.join(" and ")}.`);
  }
  return findBrowser() !== null;
}

async function hasJapaneseFont(): Promise<boolean> {
  const { ok, output } = await hearProgram(["fc-list", ":lang=ja", "family"]);
  return ok && output.trim() !== "";
}
