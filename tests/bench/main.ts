import { parseArgs } from "node:util";
import { measureCore } from "./core.ts";
import { measureLighthouse } from "./lighthouse.ts";
import type { Measurement } from "./measurement.ts";
import { measureSize } from "./size.ts";

const BENCHES: Readonly<Record<string, { readonly about: string; readonly run: () => Promise<Measurement> }>> = {
  size: { about: "brotli bytes that a fresh phone loads up to the first question, and of the bank", run: measureSize },
  core: { about: "folding, fitting and planning against ts-fsrs and the native fsrs-rs", run: measureCore },
  lighthouse: { about: "Lighthouse, mobile: home and practice in four categories", run: measureLighthouse },
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  // An unknown option is answered with the list below, not with a stack of calls.
  strict: false,
  options: { json: { type: "boolean", default: false } },
});
const [name = "", ...surplus] = [...positionals, ...Object.keys(values).filter((option) => option !== "json")];
const bench = BENCHES[name];

if (bench === undefined || surplus.length > 0) {
  const problem = bench === undefined ? `no benchmark "${name}"` : `nothing to do with "${surplus.join(" ")}"`;
  console.error(`${name === "" ? "Which benchmark?" : `There is ${problem}.`} npm run bench -- <name> [--json]\n`);
  for (const [key, { about }] of Object.entries(BENCHES)) console.error(`  ${key.padEnd(12)}${about}`);
  process.exitCode = 1;
} else {
  const { figures, table } = await bench.run();
  if (values["json"] === true) console.log(JSON.stringify(figures));
  else console.table(table);
}
