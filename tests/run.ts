import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { check } from "./check.ts";
import { installBrowser } from "./end-to-end/browser.ts";
import { reportTally, showProgram, type Tally } from "./programs.ts";
import { installPostgres } from "./server/parts/postgres-cluster.ts";

const REPORTS = "node_modules/.tmp/reports";
const UNIT_REPORT = `${REPORTS}/vitest.json`;
const BROWSER_REPORT = `${REPORTS}/playwright.json`;

const ONE_FAILURE: Tally = { passed: 0, failed: 1 };

rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });

const tallies = [
  await stage("Browser", async () => ((await installBrowser()) ? { passed: 0, failed: 0 } : ONE_FAILURE)),
  // Its tests say that they are skipped where it cannot be had; that is no failure.
  await stage("PostgreSQL", async () => {
    await installPostgres();
    return { passed: 0, failed: 0 };
  }),
  await stage("Check", check),
  await stage("Unit and property tests", runUnitTests),
  await stage("Build and tests in the browser", runBrowserTests),
];

console.log("");
reportTally({ passed: sum(tallies, "passed"), failed: sum(tallies, "failed") });

async function runUnitTests(): Promise<Tally> {
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${UNIT_REPORT}`];
  const { ok } = await showProgram(["vitest", "run", ...reporters]);
  const report = readReport<{ numPassedTests: number; numFailedTests: number }>(UNIT_REPORT);
  return tally(ok, report && { passed: report.numPassedTests, failed: report.numFailedTests });
}

async function runBrowserTests(): Promise<Tally> {
  const { ok: isBuilt } = await showProgram(["npm", "run", "build", "--silent"]);
  if (!isBuilt) return ONE_FAILURE;
  process.env["PLAYWRIGHT_JSON_OUTPUT_FILE"] = `${process.cwd()}/${BROWSER_REPORT}`;
  const { ok } = await showProgram(["playwright", "test", "--config=tests/end-to-end", "--reporter=list,json"]);
  const report = readReport<{ stats: { expected: number; flaky: number; unexpected: number } }>(BROWSER_REPORT);
  return tally(ok, report && { passed: report.stats.expected, failed: report.stats.flaky + report.stats.unexpected });
}

async function stage(title: string, run: () => Promise<Tally>): Promise<Tally> {
  console.log(`\n== ${title}\n`);
  return run();
}

/** A runner that fails without naming a test, or stops before its report, has failed once. */
function tally(ok: boolean, counted: Tally | null): Tally {
  if (counted === null) return ONE_FAILURE;
  return ok || counted.failed > 0 ? counted : { ...counted, failed: 1 };
}

function readReport<Report>(path: string): Report | null {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}

function sum(tallies: readonly Tally[], key: keyof Tally): number {
  return tallies.reduce((total, tally) => total + tally[key], 0);
}
