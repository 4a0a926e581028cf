import { defineConfig } from "@playwright/test";
import { BROWSER_FLAGS, findBrowser } from "./browser.ts";
import { PHONE } from "./phone.ts";

const executablePath = findBrowser();

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.ts",
  outputDir: "../../test-results",
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: process.env["CI"] !== undefined,
  timeout: 60_000,
  projects: [{ name: "phone", use: PHONE }],
  use: {
    actionTimeout: 10_000,
    launchOptions: { args: [...BROWSER_FLAGS], ...(executablePath !== null && { executablePath }) },
    screenshot: "only-on-failure",
  },
});
