import { existsSync, globSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, relative } from "node:path";
import { parseArgs } from "node:util";
import { hearProgram } from "../programs.ts";
import { runHostileTests } from "./registry.ts";

const REPORT = "node_modules/.tmp/reports/hostile.json";
const DEFAULT_FACTOR = "20";
const USAGE = `npm run test:hostile [-- --factor N] [--only 14,15] [--json]

Plays every hostile scenario for long, then runs every test of a property (with fast-check) on N times as many random
inputs as npm test does; N is ${DEFAULT_FACTOR} if not given. --only: the scenarios with these numbers, and nothing else.`;

interface SuiteReport {
  readonly suite: string;
  readonly passed: number;
  readonly failed: number;
  readonly seconds: number;
}

const { values } = parseArgs({
  options: {
    factor: { type: "string", default: DEFAULT_FACTOR },
    only: { type: "string", default: "" },
    json: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

if (values.help || !(Number(values.factor) >= 1)) {
  console.error(USAGE);
  process.exitCode = values.help ? 0 : 1;
} else {
  const only = values.only === "" ? null : values.only.split(",").map(Number);
  const tests = await runHostileTests({ isLong: true }, only, console.error);
  const suites = only === null ? await runSuites(values.factor) : [];
  if (values.json) {
    console.log(JSON.stringify({ factor: Number(values.factor), tests, suites }));
  } else {
    console.table(tests);
    console.table(suites);
  }
  const isRed = tests.some(({ passed }) => !passed) || tests.length === 0;
  if (isRed || (only === null && suites.length === 0)) process.exitCode = 1;
}

async function runSuites(factor: string): Promise<readonly SuiteReport[]> {
  process.env["NOBORU_HOSTILE_FACTOR"] = factor;
  mkdirSync(dirname(REPORT), { recursive: true });
  rmSync(REPORT, { force: true });
  const { ok, output } = await hearProgram([
    ...(["vitest", "run", "--config=tests/hostile/vitest.config.ts", "--reporter=json", "--reporter=dot"] as const),
    `--outputFile.json=${REPORT}`,
    ...propertySuites(),
  ]);
  // Without a report nothing ran; what vitest said then stands on standard error.
  if (!ok) {
    console.error(output);
    process.exitCode = 1;
  }
  return existsSync(REPORT) ? readSuites() : [];
}

function propertySuites(): readonly string[] {
  return globSync("tests/**/*.test.{ts,tsx}").filter((path) => readFileSync(path, "utf8").includes('"fast-check"'));
}

function readSuites(): readonly SuiteReport[] {
  const { testResults } = JSON.parse(readFileSync(REPORT, "utf8")) as {
    testResults: {
      name: string;
      startTime: number;
      endTime: number;
      assertionResults: { status: "passed" | "failed" | string }[];
    }[];
  };
  return testResults.map(({ name, startTime, endTime, assertionResults }) => ({
    suite: relative(".", name),
    passed: assertionResults.filter(({ status }) => status === "passed").length,
    failed: assertionResults.filter(({ status }) => status === "failed").length,
    seconds: Math.round((endTime - startTime) / 100) / 10,
  }));
}
