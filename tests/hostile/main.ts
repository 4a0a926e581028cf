import { existsSync, globSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, relative } from "node:path";
import { parseArgs } from "node:util";
import { hearProgram } from "../programs.ts";

const REPORT = "node_modules/.tmp/reports/hostile.json";
const DEFAULT_FACTOR = "20";
const USAGE = `npm run test:hostile [-- --factor N] [--json]

Runs every test of a property (with fast-check) on N times as many random inputs as npm test does; N is ${DEFAULT_FACTOR} if not given.`;

interface SuiteReport {
  readonly suite: string;
  readonly passed: number;
  readonly failed: number;
  readonly seconds: number;
}

const { values } = parseArgs({
  options: {
    factor: { type: "string", default: DEFAULT_FACTOR },
    json: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

if (values.help || !(Number(values.factor) >= 1)) {
  console.error(USAGE);
  process.exitCode = values.help ? 0 : 1;
} else {
  await run(values.factor);
}

async function run(factor: string): Promise<void> {
  process.env["NOBORU_HOSTILE_FACTOR"] = factor;
  mkdirSync(dirname(REPORT), { recursive: true });
  rmSync(REPORT, { force: true });
  const { ok, output } = await hearProgram([
    ...(["vitest", "run", "--config=tests/hostile/vitest.config.ts", "--reporter=json", "--reporter=dot"] as const),
    `--outputFile.json=${REPORT}`,
    ...propertySuites(),
  ]);
  // Without a report nothing ran; what vitest said then stands on standard error.
  const suites = existsSync(REPORT) ? readSuites() : [];
  if (values.json) console.log(JSON.stringify({ factor: Number(factor), suites }));
  else console.table(suites);
  if (!ok) console.error(output);
  if (!ok || suites.length === 0) process.exitCode = 1;
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
