import { parseArgs } from "node:util";
import { measureLighthouse } from "./lighthouse.ts";
import type { Measurement } from "./measurement.ts";
import { measureSize } from "./size.ts";

const BENCHES: Readonly<Record<string, { readonly about: string; readonly run: () => Promise<Measurement> }>> = {
  size: { about: "brotli bytes that a fresh phone loads up to the first question, and of the bank", run: measureSize },
  lighthouse: { about: "Lighthouse, mobile: home and practice in four categories", run: measureLighthouse },
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: "boolean", default: false } },
});
const [name = ""] = positionals;
const bench = BENCHES[name];

if (bench === undefined) {
  console.error(
    `${name === "" ? "Which benchmark?" : `There is no benchmark "${name}".`} npm run bench -- <name> [--json]\n`,
  );
  for (const [key, { about }] of Object.entries(BENCHES)) console.error(`  ${key.padEnd(12)}${about}`);
  process.exitCode = 1;
} else {
  const { figures, table } = await bench.run();
  if (values.json) console.log(JSON.stringify(figures));
  else console.table(table);
}
