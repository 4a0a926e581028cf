import { hearProgram, reportTally, type Tally } from "./programs.ts";

/** Cheapest first, except that the types need the compiled messages. */
const STEPS = [
  [
    "messages",
    ...["paraglide-js", "compile", "--silent", "--no-emit-readme", "--no-emit-prettier-ignore"],
    ...["--project", "src/client/messages/project.inlang", "--outdir", "src/client/messages/compiled"],
    ...["--strategy", "globalVariable", "baseLocale"],
  ],
  ["types", "tsc", "-b"],
  ["lint and format", "biome", "check", "--error-on-warnings"],
  ["dead code", "knip", "--no-progress"],
  ["architecture", "vitest", "run", "--reporter=dot", "tests/architecture.test.ts"],
  // A lock that lacks one platform's packages installs here and breaks elsewhere.
  ["lock file", "npm", "ci", "--dry-run", "--loglevel=error"],
  ["bank", "node", "src/compiler/main.ts", "check"],
] as const;

/** Everything that can be said of the tree without running the app: one line each, in full only what failed. */
export async function check(): Promise<Tally> {
  let failed = 0;
  for (const [name, ...command] of STEPS) {
    const startedAt = performance.now();
    const { ok, output } = await hearProgram(command);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    console.log(`${ok ? "✓" : "✗"} ${name} (${seconds} s)`);
    if (ok) continue;
    failed += 1;
    console.log(`\n${output.trim()}\n`);
  }
  return { passed: STEPS.length - failed, failed };
}

if (import.meta.main) reportTally(await check());
