import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { BANK_FORMAT, type BankList } from "../../domain/bank.ts";
import { canonicalJson } from "./canonical.ts";
import type { BankOutput } from "./packs.ts";

const LIST = "index.json";

export interface WriteSummary {
  readonly written: number;
  readonly unchanged: number;
  readonly removed: number;
}

/** The list of all banks, by id. */
export function bankList(outputs: readonly BankOutput[]): BankList {
  const banks = outputs.map(({ manifest, manifestFile }) => ({
    id: manifest.id,
    manifest: `${manifest.id}/${manifestFile.name}`,
    hash: manifestFile.hash,
  }));
  return { format: BANK_FORMAT, banks: banks.sort((a, b) => (a.id < b.id ? -1 : 1)) };
}

/**
 * Brings a folder to exactly these files. New packs first, the list that names them next, stale files last: whoever
 * reads meanwhile, or after a crash, finds every file that the list promises.
 */
export function writePacks(folder: string, outputs: readonly BankOutput[]): WriteSummary {
  const files = new Map<string, string>();
  for (const { manifest, manifestFile, packFiles } of outputs) {
    for (const { name, text } of [...packFiles, manifestFile]) files.set(`${manifest.id}/${name}`, text);
  }
  files.set(LIST, canonicalJson(bankList(outputs)));
  const former = listFiles(folder);
  let written = 0;
  for (const [name, text] of files) {
    const path = join(folder, name);
    if (former.includes(name) && readFileSync(path, "utf8") === text) continue;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    written += 1;
  }
  const stale = former.filter((name) => !files.has(name));
  for (const name of stale) rmSync(join(folder, name));
  return { written, unchanged: files.size - written, removed: stale.length };
}

function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(folder.length + 1)
          .replaceAll("\\", "/"),
      );
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
