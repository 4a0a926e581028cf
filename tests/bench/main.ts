import { parseArgs } from "node:util";
import { measureBank } from "./bank.ts";
import { measureCalibration } from "./calibration/calibration.ts";
import { measureCore } from "./core.ts";
import { measureInsights } from "./insights.ts";
import { measureLearning } from "./learning/learning.ts";
import { measureLighthouse } from "./lighthouse.ts";
import type { Measurement } from "./measurement.ts";
import { measureSize } from "./size.ts";
import { measureSync } from "./sync.ts";

interface Bench {
  readonly about: string;
  /** `isFull`: the long run, where there is one. */
  readonly run: (isFull: boolean) => Promise<Measurement>;
}

const BENCHES: Readonly<Record<string, Bench>> = {
  size: { about: "brotli bytes that a fresh phone loads up to the first question, and of the bank", run: measureSize },
  bank: { about: "compile time, packs, install on a slow phone, every item at 320 px and 130 %", run: measureBank },
  core: { about: "folding, fitting and planning against ts-fsrs and the native fsrs-rs", run: measureCore },
  lighthouse: { about: "Lighthouse, mobile: home and practice in four categories", run: measureLighthouse },
  calibration: { about: "how well the predicted score fits simulated learners", run: measureCalibration },
  insights: { about: "opening insights and home with 100,000 answers, on a slowed-down phone", run: measureInsights },
  sync: {
    about: "durable pushes a second, memory of the server, bytes of an answer; --full for longer",
    run: measureSync,
  },
  learning: { about: "what the plan is worth to simulated learners; --full for the whole grid", run: measureLearning },
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  // An unknown option is answered with the list below, not with a stack of calls.
  strict: false,
  options: { json: { type: "boolean", default: false }, full: { type: "boolean", default: false } },
});
const unknown = Object.keys(values).filter((option) => option !== "json" && option !== "full");
const [name = "", ...surplus] = [...positionals, ...unknown];
const bench = BENCHES[name];

if (bench === undefined || surplus.length > 0) {
  const problem = bench === undefined ? `no benchmark "${name}"` : `nothing to do with "${surplus.join(" ")}"`;
  console.error(
    `${name === "" ? "Which benchmark?" : `There is ${problem}.`} npm run bench -- <name> [--json] [--full]\n`,
  );
  for (const [key, { about }] of Object.entries(BENCHES)) console.error(`  ${key.padEnd(12)}${about}`);
  process.exitCode = 1;
} else {
  const { figures, table } = await bench.run(values["full"] === true);
  if (values["json"] === true) console.log(JSON.stringify(figures));
  else console.table(table);
}
