import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { BankManifest } from "../../domain/bank.ts";

const BANK_LIST = "bank/index.json";
const MANIFEST = /^(bank\/[^/]+\/)manifest-[0-9a-f]+\.json$/;

/**
 * Of the files of a build, those that every device keeps for use offline: all but optional banks, which wait for the
 * learner's choice, and the list of banks, which the service worker keeps by itself. `folder`: where the banks lie as
 * they are named in the build.
 */
export function precachedFiles<File extends { readonly url: string }>(files: readonly File[], folder: string): File[] {
  const optional = files.flatMap(({ url }) => {
    const [, bank] = MANIFEST.exec(url) ?? [];
    return bank !== undefined && readManifest(folder, url).optional ? [bank] : [];
  });
  return files.filter(({ url }) => url !== BANK_LIST && !optional.some((bank) => url.startsWith(bank)));
}

function readManifest(folder: string, url: string): BankManifest {
  return JSON.parse(readFileSync(join(folder, url), "utf8"));
}
